package dev.timeoutdoctor.collect;

import java.time.Duration;

/**
 * A token bucket: so many at once, then one for each interval. Whoever takes a token that is not there yet is told how long it
 * still takes, and everybody after waits behind. Safe for many threads; knows no clock, the time is told.
 */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final double perNano;
    private final double most;
    private double tokens;
    private long at;

    /**
     * Full at first.
     *
     * @param perSecond how many tokens come back in a second
     * @param burst how many there are at most
     * @param now in nanoseconds, on the scale of every later call
     */
    TokenBucket(double perSecond, double burst, long now) {
        this.perNano = perSecond / NANOS;
        this.most = burst;
        this.tokens = burst;
        this.at = now;
    }

    /** Takes one token and says how long to wait before it may be used; zero where it is there. */
    synchronized Duration take(long now) {
        fill(now);
        tokens -= 1;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-tokens / perNano));
    }

    /** Nothing is left for a while: the service asked to slow down. */
    synchronized void empty(long now, Duration asked) {
        fill(now);
        tokens = Math.min(tokens, -asked.toNanos() * perNano);
    }

    private void fill(long now) {
        tokens = Math.min(most, tokens + Math.max(0, now - at) * perNano);
        at = Math.max(at, now);
    }
}
