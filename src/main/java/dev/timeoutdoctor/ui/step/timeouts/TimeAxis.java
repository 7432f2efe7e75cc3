package dev.timeoutdoctor.ui.step.timeouts;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Where a time axis ends and where its ticks stand, so that both are numbers that people think in. */
final class TimeAxis {

    /** Distances between ticks in milliseconds: decimal up to seconds, then the fractions of a minute. */
    private static final List<Long> STEPS = List.of(1L, 2L, 5L, 10L, 20L, 50L, 100L, 200L, 500L, 1_000L, 2_000L, 5_000L,
            10_000L, 20_000L, 30_000L, 60_000L, 120_000L, 180_000L, 300_000L, 600_000L, 900_000L, 1_800_000L,
            3_600_000L);

    /** Ticks of a full axis: more would not help anybody, fewer would not place a bar. */
    private static final int FULL = 7;

    private TimeAxis() {}

    /** The end of an axis that holds {@code longest}: the next tick at or after it. */
    static Duration end(Duration longest) {
        long millis = Math.max(longest.toMillis(), 1);
        long step = step(millis, FULL);
        return Duration.ofMillis(Math.ceilDiv(millis, step) * step);
    }

    /** Ticks from zero to the end, at most so many (never fewer than the two ends' worth of room asks for). */
    static List<Duration> ticks(Duration end, int atMost) {
        long millis = Math.max(end.toMillis(), 1);
        long step = step(millis, Math.max(atMost, 2));
        return LongStream.rangeClosed(0, millis / step).mapToObj(n -> Duration.ofMillis(n * step)).toList();
    }

    private static long step(long millis, int atMost) {
        return STEPS.stream().filter(step -> Math.ceilDiv(millis, step) <= atMost - 1).findFirst()
                .orElse(Math.max(millis / Math.max(atMost - 1, 1), 1));
    }
}
