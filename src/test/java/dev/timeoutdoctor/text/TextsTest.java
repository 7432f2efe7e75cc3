package dev.timeoutdoctor.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Texts texts = Texts.english();

    @Test
    void durationsAreWrittenAsPeopleSayThem() {
        assertEquals("350 ms", texts.duration(Duration.ofMillis(350)));
        assertEquals("29.0 s", texts.duration(Duration.ofMillis(29_000)));
        assertEquals("34.1 s", texts.duration(Duration.ofMillis(34_120)));
        assertEquals("15 min", texts.duration(Duration.ofMinutes(15)));
        assertEquals("14 min 50 s", texts.duration(Duration.ofSeconds(890)));
        assertEquals("3 h", texts.duration(Duration.ofMillis(10_813_900)));
        assertEquals("3 h 20 min", texts.duration(Duration.ofMinutes(200)));
        assertEquals("106751991167300 d", texts.duration(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void numbersHaveSeparatorsAndInstantsAreInUtc() {
        assertEquals("29,000", texts.write(29_000));
        assertEquals("2026-11-22 14:02:11 UTC", texts.write(Instant.parse("2026-11-22T14:02:11Z")));
    }

    @Test
    void aMessageTakesItsArgumentsInWords() {
        assertEquals("Not looked at: stage", texts.of("evidence.not-asked", "stage"));
    }
}
