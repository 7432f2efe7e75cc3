package dev.timeoutdoctor.evidence;

import java.time.Duration;

/** A distribution of durations; all zero where there are no samples. */
public record Latency(long samples, Duration p50, Duration p90, Duration p99, Duration max) {

    /** Nothing was observed. */
    public static final Latency NONE = new Latency(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
