package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How fast API Gateway's control plane may be asked in one account and Region. AWS allows 10 calls a second in all with 40 at once,
 * and 5 GetResources in 2 seconds, shared by everybody in the account (AWS: API Gateway quotas for managing an API), so the program
 * takes a share of that.
 */
public final class Pace {

    /** Half of what AWS allows, so that a look disturbs neither deployments nor colleagues. */
    public static final double DEFAULT_SHARE = 0.5;
    private static final Set<String> PACED = Set.of("apigateway", "apigatewayv2");
    private static final double ALL_PER_SECOND = 10;
    private static final double ALL_AT_ONCE = 40;
    private static final double RESOURCES_PER_SECOND = 2.5;
    private static final double RESOURCES_AT_ONCE = 5;

    private static final double AS_FAST_AS_ONE_LIKES = 1e9;

    private final LongSupplier nanos;
    private final Pause pause;
    private final TokenBucket all;
    private final TokenBucket resources;
    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();

    /** Waits. */
    public interface Pause {

        void of(Duration time) throws InterruptedException;
    }

    /**
     * Nothing was asked yet.
     *
     * @param share of AWS's limits, over 0 and at most 1
     * @param nanos a clock that only goes on, for example {@code System::nanoTime}
     * @param pause for example {@code Thread::sleep}
     */
    public Pace(double share, LongSupplier nanos, Pause pause) {
        this(new TokenBucket(ALL_PER_SECOND * checked(share), ALL_AT_ONCE * share, nanos.getAsLong()), new TokenBucket(
                RESOURCES_PER_SECOND * share, Math.max(1, RESOURCES_AT_ONCE * share), nanos.getAsLong()), nanos, pause);
    }

    private Pace(TokenBucket all, TokenBucket resources, LongSupplier nanos, Pause pause) {
        this.all = all;
        this.resources = resources;
        this.nanos = nanos;
        this.pause = pause;
    }

    private static double checked(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("A share of AWS's limits is over 0 and at most 1, not " + share);
        }
        return share;
    }

    /** None of its own, for what nobody shares: it waits only as long as it is asked to. */
    public static Pace free() {
        TokenBucket endless = new TokenBucket(AS_FAST_AS_ONE_LIKES, AS_FAST_AS_ONE_LIKES, System.nanoTime());
        return new Pace(endless, endless, System::nanoTime, Thread::sleep);
    }

    /** Hears how long a call waits, each time one does; the returned action ends it. */
    public Runnable listen(Consumer<Duration> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Blocks until something may be sent for the call, and says how long that took; other services may always be asked. */
    public Duration before(AwsCall call) throws InterruptedException {
        if (!concerns(call)) {
            return Duration.ZERO;
        }
        long now = nanos.getAsLong();
        Duration wait = all.take(now);
        if (call.operation().equals("GetResources")) {
            Duration own = resources.take(now);
            wait = own.compareTo(wait) > 0 ? own : wait;
        }
        if (wait.isPositive()) {
            Duration told = wait;
            listeners.forEach(listener -> listener.accept(told));
            pause.of(wait);
        }
        return wait;
    }

    /** Blocks for a while after a failure that is not AWS's limit. */
    public void pause(Duration time) throws InterruptedException {
        pause.of(time);
    }

    /** AWS still refuses: everybody waits as long as it asks. */
    public void slowDown(AwsCall call, Duration asked) {
        long now = nanos.getAsLong();
        all.empty(now, asked);
        if (call.operation().equals("GetResources")) {
            resources.empty(now, asked);
        }
    }

    /** Whether calls like this one share a limit. */
    public static boolean concerns(AwsCall call) {
        return PACED.contains(call.service());
    }
}
