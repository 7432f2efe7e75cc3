package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.time.Instant;

/** The time over which something was observed; it stands beside every observed figure. */
public record TimeWindow(Instant from, Instant to) {

    public Duration length() {
        return Duration.between(from, to);
    }
}
