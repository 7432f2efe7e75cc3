package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.AccountStore;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of a scenario: the account, what has happened in it, and how fast its time goes. A reset makes a new one.
 */
public final class Simulation {

    private static final Duration PAST = Duration.ofHours(3);

    private final AccountStore store;
    private final Journal journal = new Journal();
    private final Clock clock;
    private final double speed;
    private final long seed;
    private final AtomicLong callNumber = new AtomicLong();
    private volatile CompletableFuture<?> past = CompletableFuture.completedFuture(List.of());

    /**
     * Starts with nothing in the past.
     *
     * @param speed
     *            how many simulated seconds pass in a second
     * @param seed
     *            the same seed gives the same durations and ids, call by call
     */
    public Simulation(Account account, Clock clock, double speed, long seed) {
        this.store = new AccountStore(account);
        this.clock = clock;
        this.speed = speed;
        this.seed = seed;
    }

    public AccountStore store() {
        return store;
    }

    public Account account() {
        return store.current();
    }

    /** What calls have left behind, the past included: waits until that is filled in. */
    public Journal journal() {
        past.join();
        return journal;
    }

    public Instant now() {
        return clock.instant();
    }

    /** How long simulated time takes on the clock. */
    public Duration onTheClock(Duration simulated) {
        return Duration.ofNanos((long) (simulated.toNanos() / speed));
    }

    /** Fills the last three hours with the calls of the flows, on another thread: the lab is there at once. */
    public void replayPast(List<Flow> flows) {
        past = CompletableFuture.runAsync(() -> replay(flows), task -> Thread.ofVirtual().name("lab-past").start(task));
    }

    private void replay(List<Flow> flows) {
        record Moment(Instant at, Flow flow) {}
        Instant end = now();
        List<Moment> moments = new ArrayList<>();
        for (Flow flow : flows) {
            SplittableRandom jitter = new SplittableRandom(seed ^ flow.hashCode());
            Duration step = Duration.ofHours(1).dividedBy(flow.perHour());
            for (Instant at = end.minus(PAST); at.isBefore(end); at = at.plus(step)) {
                moments.add(new Moment(at.plusMillis(jitter.nextLong(step.toMillis())), flow));
            }
        }
        moments.sort(Comparator.comparing(Moment::at));
        for (Moment moment : moments) {
            Flow flow = moment.flow();
            RestApi api = account().api(flow.apiId()).orElseThrow();
            Stage stage = api.stage(flow.stage()).orElseThrow();
            Call call = plan(api, stage, flow.method(), segments(flow.path()), "{}", moment.at())
                    .orElseThrow(() -> new IllegalArgumentException("nothing serves " + flow));
            if (call.start().plus(call.whole()).isBefore(end)) {
                record(call, stage);
            }
        }
    }

    /** How a call that comes in now will go. */
    Optional<Call> live(RestApi api, Stage stage, String method, List<String> path, String body) {
        past.join();
        return plan(api, stage, method, path, body, now());
    }

    private Optional<Call> plan(RestApi api, Stage stage, String method, List<String> path, String body,
            Instant at) {
        SplittableRandom chance = new SplittableRandom(seed + 31 * callNumber.incrementAndGet());
        return new Gateway(account(), journal, chance).call(api, stage, method, path, body, at);
    }

    /** Notes the call for the metrics and writes the log lines that the stage's settings ask for. */
    void record(Call call, Stage stage) {
        List<LogEvent> lines = new ArrayList<>();
        if (!account().cloudwatchRoleArn().isEmpty()) {
            lines.addAll(ExecutionLog.of(call,
                    stage.settingsFor(call.route().resourcePath(), call.route().methodName())));
        }
        AccessLog.of(call, stage.accessLog()).ifPresent(lines::add);
        lines.addAll(FunctionLog.of(call));
        journal.add(call, lines);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
