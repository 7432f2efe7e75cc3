package dev.timeoutdoctor.ui.step.timeouts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {

    @ParameterizedTest
    @CsvSource({"350, 400", "3000, 3000", "3050, 4000", "8200, 10000", "29000, 30000", "34100, 40000", "60000, 60000",
            "61000, 80000", "300000, 300000", "900000, 900000"})
    void endsAtTheNextTick(long longest, long end) {
        assertEquals(Duration.ofMillis(end), TimeAxis.end(Duration.ofMillis(longest)));
    }

    @Test
    void ticksStandAtRoundSeconds() {
        assertEquals(seconds(0, 10, 20, 30, 40, 50, 60), TimeAxis.ticks(Duration.ofSeconds(60), 7));
    }

    @Test
    void fewerTicksWhereThereIsLessRoom() {
        assertEquals(seconds(0, 20, 40, 60), TimeAxis.ticks(Duration.ofSeconds(60), 4));
    }

    @Test
    void aQuarterOfAnHourHasTicksInMinutes() {
        assertEquals(seconds(0, 180, 360, 540, 720, 900), TimeAxis.ticks(Duration.ofSeconds(900), 7));
    }

    @Test
    void nothingObservedStillHasAnAxis() {
        assertEquals(Duration.ofMillis(1), TimeAxis.end(Duration.ZERO));
    }

    private static List<Duration> seconds(long... seconds) {
        return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }
}
