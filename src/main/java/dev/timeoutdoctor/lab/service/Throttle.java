package dev.timeoutdoctor.lab.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * API Gateway's limits on its control plane, which nobody can have raised: 10 calls a second in all with bursts of 40,
 * GetResources 5 times in 2 s, CreateDeployment once in 5 s (AWS: API Gateway quotas, management).
 */
public final class Throttle {

    private static final double ALL_PER_SECOND = 10;
    private static final double ALL_BURST = 40;

    private final InstantSource clock;
    private final Bucket all;
    private final Map<String, Bucket> own;

    /** Starts with full buckets. */
    public Throttle(InstantSource clock) {
        Instant now = clock.instant();
        this.clock = clock;
        this.all = new Bucket(ALL_PER_SECOND, ALL_BURST, now);
        this.own = Map.of("GetResources", new Bucket(2.5, 5, now), "CreateDeployment", new Bucket(0.2, 1, now));
    }

    /** Lets the call through, or tells how long to wait before the next try. */
    synchronized Optional<Duration> refuse(String operation) {
        List<Bucket> buckets = new ArrayList<>(List.of(all));
        Optional.ofNullable(own.get(operation)).ifPresent(buckets::add);
        Instant now = clock.instant();
        buckets.forEach(bucket -> bucket.fill(now));
        Duration wait = buckets.stream().map(Bucket::untilNext).max(Duration::compareTo).orElse(Duration.ZERO);
        if (wait.isZero()) {
            buckets.forEach(Bucket::take);
            return Optional.empty();
        }
        return Optional.of(wait);
    }

    private static final class Bucket {

        private final double perSecond;
        private final double capacity;
        private double tokens;
        private Instant filled;

        Bucket(double perSecond, double capacity, Instant now) {
            this.perSecond = perSecond;
            this.capacity = capacity;
            this.tokens = capacity;
            this.filled = now;
        }

        void fill(Instant now) {
            double passed = Duration.between(filled, now).toNanos() / 1e9;
            tokens = Math.min(capacity, tokens + Math.max(0, passed) * perSecond);
            filled = now;
        }

        Duration untilNext() {
            // A hair less than a whole token counts as one, since fractions of seconds do not add up exactly.
            return tokens > 1 - 1e-9 ? Duration.ZERO : Duration.ofNanos((long) ((1 - tokens) / perSecond * 1e9));
        }

        void take() {
            tokens -= 1;
        }
    }
}
