package dev.timeoutdoctor.lab.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.lab.protocol.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterPatternTest {

    private static final String LINE = "REPORT RequestId: 1 Duration: 41.5 ms Memory Size: 128 MB";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {"'', true", "REPORT, true", "REPORT START, false",
            "?REPORT ?START, true",
            "'\"Memory Size: 128\"', true", "'\"Memory Size: 512\"', false", "REPORT -Duration, false",
            "'REPORT -\"Init Duration\"', true"})
    void matchesTermsAndPhrases(String pattern, boolean matches) {
        assertEquals(matches, FilterPattern.parse(pattern).test(LINE));
    }

    @Test
    void refusesPatternsThatItDoesNotRead() {
        assertEquals("InvalidParameterException",
                assertThrows(Refusal.class, () -> FilterPattern.parse("{ $.status = 504 }")).code());
        assertEquals("InvalidParameterException",
                assertThrows(Refusal.class, () -> FilterPattern.parse("\"open")).code());
    }
}
