package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.AccountStore;
import dev.timeoutdoctor.lab.account.Deployment;
import dev.timeoutdoctor.lab.account.MethodSettings;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.protocol.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of a scenario: the account, what has happened in it, and how fast its time goes. A reset makes a new one.
 */
public final class Simulation {

    private static final DateTimeFormatter TESTED = DateTimeFormatter
            .ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final Duration PAST = Duration.ofHours(3);

    private final AccountStore store;
    private final Journal journal = new Journal();
    private final Clock clock;
    private final double speed;
    private final long seed;
    private final Object liveCalls = new Object();
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

    /** Notes what AWS has decided, or brought to an end, in the meantime. */
    public void settle() {
        Instant now = now();
        if (!account().at(now).equals(account())) {
            store.change(account -> account.at(now));
        }
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
            Call call = plan(conditions(1), flow, moment.at())
                    .orElseThrow(() -> new IllegalArgumentException("nothing serves " + flow));
            if (call.start().plus(call.whole()).isBefore(end)) {
                record(call);
            }
        }
    }

    /** Whether a REST method's request validator refuses a call without a body. */
    boolean wantsBody(String apiId, String stage, String method, List<String> path) {
        return account().api(apiId)
                .flatMap(api -> api.stage(stage)
                        .flatMap(serving -> RouteMatch.find(api.snapshotOf(serving), method, path)))
                .filter(match -> !match.method().requestValidatorId().isEmpty()).isPresent();
    }

    /** How a call that comes in now will go; empty where the stage has nothing that serves it. */
    Optional<Call> live(String apiId, String stage, String method, List<String> path) {
        past.join();
        Flow once = new Flow(apiId, stage, method, String.join("/", path), 1);
        synchronized (liveCalls) {
            Optional<Call> call = plan(conditions(speed), once, now());
            call.ifPresent(journal::begin);
            return call;
        }
    }

    /** A new id as connections and messages have one. */
    String newId() {
        return new Ids(new SplittableRandom(seed + 31 * callNumber.incrementAndGet())).extended();
    }

    /** What is dated by the past is dated in simulated time, what happens now by the clock, on which time runs faster. */
    private Conditions conditions(double pace) {
        return new Conditions(account(), journal, new SplittableRandom(seed + 31 * callNumber.incrementAndGet()), pace);
    }

    private static Optional<Call> plan(Conditions conditions, Flow flow, Instant at) {
        Account account = conditions.account();
        List<String> path = segments(flow.path());
        return account.api(flow.apiId())
                .flatMap(api -> api.stage(flow.stage()).flatMap(
                        stage -> new RestGateway(conditions).call(api, stage, flow.method(), path, at)))
                .or(() -> account.httpApi(flow.apiId()).flatMap(api -> api.stage(flow.stage()).flatMap(
                        stage -> new HttpGateway(conditions).call(api, stage, flow.method(), path, at))));
    }

    /** Waits as long as the call takes, and notes it. */
    void carryOut(Call call) throws InterruptedException {
        Thread.sleep(onTheClock(call.answer().latency()));
        recordNow(call);
    }

    /**
     * Notes a call that has just ended. Simulated time is longer than the time on the clock. The call is dated so that its last event
     * falls on the moment at which it really happens; so nothing is ever reported from the future, and all distances stay true.
     */
    void recordNow(Call call) {
        Duration whole = call.whole();
        record(call.startingAt(call.start().plus(onTheClock(whole)).minus(whole)));
    }

    /** Notes the call for the metrics and writes the log lines that the stage's settings ask for. */
    void record(Call call) {
        List<LogEvent> lines = new ArrayList<>();
        String apiId = call.route().apiId();
        account().api(apiId).flatMap(api -> api.stage(call.route().stage())).ifPresent(stage -> {
            lines.addAll(executionLog(call,
                    stage.settingsFor(call.route().resourcePath(), call.route().methodName())));
            lines.addAll(AccessLog.of(call, stage.accessLog()));
        });
        account().httpApi(apiId).flatMap(api -> api.stage(call.route().stage())).ifPresent(stage -> {
            if (call.route().kind() == Kind.WEBSOCKET) {
                lines.addAll(executionLog(call, stage.routeSettings()));
            }
            lines.addAll(AccessLog.of(call, stage.accessLog()));
        });
        lines.addAll(FunctionLog.of(call));
        journal.add(call, lines);
    }

    private List<LogEvent> executionLog(Call call, MethodSettings settings) {
        return account().cloudwatchRoleArn().isEmpty() ? List.of() : ExecutionLog.of(call, settings);
    }

    /**
     * A call of a method of the working copy, with the execution log in the shape of the console's test.
     *
     * @param log
     *            one line each, dated as the console does
     */
    public record Tried(Call call, String log) {}

    /** Calls a method of the working copy and waits as long as that takes; only functions leave a trace of it. */
    public Tried tryMethod(RestApi api, String method, String path, Map<String, String> variables) {
        Instant now = now();
        Deployment present = new Deployment("test-invoke", "", now, api.workingCopy());
        Stage stage = new Stage("test-invoke-stage", present.id(), "", now, now, variables, false,
                new Stage.AccessLogSettings("", ""), Map.of(), Map.of(), Optional.empty(), Stage.CacheCluster.NONE);
        Call call = new RestGateway(conditions(speed)).call(api.withoutAuthorizers()
                .withDeployment(present).withStage(stage), stage, method, segments(path), now)
                .orElseThrow(() -> Refusal.notFound("Invalid Resource identifier specified"));
        try {
            Thread.sleep(onTheClock(call.answer().latency()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journal.lines(FunctionLog.of(call));
        StringBuilder log = new StringBuilder("Execution log for request " + call.requestId() + "\n");
        ExecutionLog.of(call, MethodSettings.DEFAULT.withLoggingLevel("INFO").withDataTrace(true))
                .forEach(line -> log.append(TESTED.format(line.at())).append(" : ")
                        .append(line.message().replaceFirst("^\\([^)]*\\) ", "")).append('\n'));
        return new Tried(call, log.toString());
    }

    /** The name of the function that an integration's URI calls; empty for other URIs. */
    public static Optional<String> functionName(String uri) {
        return FunctionRuns.name(uri);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
