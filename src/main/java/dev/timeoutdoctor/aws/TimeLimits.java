package dev.timeoutdoctor.aws;

import java.time.Duration;

/**
 * How long AWS is waited for.
 *
 * @param attempt one request and its answer
 * @param call one call with its retries
 * @param pages all pages of one answer together
 */
public record TimeLimits(Duration attempt, Duration call, Duration pages) {

    /** 10 s, 20 s and a minute. */
    public static TimeLimits standard() {
        return new TimeLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(1));
    }
}
