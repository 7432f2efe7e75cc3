package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedNumberTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"29000|29000", "29,000|29000", "' 29 000 '|29000", "1,000,000|1000000",
            "-29,000|-29000", "29\u00a0000|29000", "29\u202f000|29000"})
    void separatorsBetweenThousandsAreTakenAway(String typed, String plain) {
        assertEquals(plain, TypedNumber.plain(typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"29,5", "1 2", "29.5", "29,00", "2,9000", "1,000,00", "29.000", "soon",
            "''", "\u0662\u0669\u0660\u0660\u0660"})
    void whateverElseIsTypedStaysAsItIs(String typed) {
        assertEquals(typed, TypedNumber.plain(typed));
    }
}
