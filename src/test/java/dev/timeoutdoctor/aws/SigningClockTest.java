package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpResponse;

class SigningClockTest {

    private static final Instant HERE = Instant.parse("2026-11-22T14:00:00Z");

    private final SigningClock clock = new SigningClock(Clock.fixed(HERE, ZoneOffset.UTC));

    private Instant after(String date) {
        clock.learn(SdkHttpResponse.builder().statusCode(403).putHeader("Date", date).build());
        return clock.clock().instant();
    }

    @Test
    void theTimeOfAnAnswerThatIsHoursAwayIsTakenOver() {
        assertEquals(HERE, clock.clock().instant());
        assertEquals(Instant.parse("2026-11-22T19:00:00Z"), after("Sun, 22 Nov 2026 19:00:00 GMT"));
        assertEquals(Instant.parse("2026-11-22T09:00:00Z"), after("Sun, 22 Nov 2026 09:00:00 GMT"));
    }

    @Test
    void whatIsNearOrNoDateLeavesThisMachinesTime() {
        assertEquals(HERE, after("Sun, 22 Nov 2026 14:03:59 GMT"));
        assertEquals(HERE, after("yesterday"));
        clock.learn(SdkHttpResponse.builder().statusCode(403).build());
        assertEquals(HERE, clock.clock().instant());
    }
}
