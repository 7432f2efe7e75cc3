package dev.timeoutdoctor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.TargetHealth;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

@Timeout(30)
class CollectionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:30:20Z");
    private static final Duration LONG = Duration.ofSeconds(25);
    private static final EvidenceSet KNOWN = EvidenceSet.empty().with(EvidenceKeys.ROUTE, entered(route()));

    private final FakeAws aws = FakeAws.complete();

    @Test
    void everythingThatIsHereIsSeenInFewRoundsOfFewCalls() {
        Collected collected = collect(aws);
        List<String> notSeen = collected.evidence().keys().stream()
                .filter(key -> !(collected.evidence().get(key) instanceof Observed.NotHere<?>))
                .filter(key -> collected.evidence().get(key).seen().isEmpty()).map(EvidenceKey::id).toList();
        assertEquals(List.of(), notSeen);
        assertEquals(new Collected(collected.evidence(), aws.calls().size(), 3, true), collected);
        assertTrue(collected.calls() <= 45, () -> collected.calls() + " calls");
    }

    /** A line each second, from the begin of whatever window is asked for, up to the limit, as FilterLogEvents gives them. */
    private Observed<JsonNode> busy(AwsCall call, List<AwsCall> asked) {
        if (!call.operation().equals("FilterLogEvents")) {
            return aws.read(call);
        }
        asked.add(call);
        long from = call.parameters().path("startTime").longValue();
        long lines = Math.min(1_000, (call.parameters().path("endTime").longValue() - from) / 1_000);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (long line = 0; line < lines; line++) {
            answer.withArray("events").addObject().put("timestamp", from + line * 1_000).put("message",
                    "(r-" + line + ") Execution failed due to a timeout error");
        }
        return new Observed.Seen<>(answer, new Source(call, NOW, answer));
    }

    @Test
    void ofALogThatHoldsMoreLinesThanAreReadTheNewestAreRead() {
        List<AwsCall> asked = new CopyOnWriteArrayList<>();
        Collected collected = collect(call -> busy(call, asked));
        LogLines log = collected.evidence().get(EvidenceKeys.EXECUTION_LOG).seen().orElseThrow();
        List<Duration> windows = asked.stream()
                .filter(call -> call.parameters().path("logGroupName").stringValue().equals(log.group())
                        && call.parameters().path("filterPattern").stringValue().contains("Execution failed"))
                .map(call -> Duration.ofMillis(call.parameters().path("endTime").longValue()
                        - call.parameters().path("startTime").longValue()))
                .toList();
        assertEquals(2, windows.size(), windows::toString);
        assertTrue(windows.getFirst().toSeconds() > 1_000, windows::toString);
        assertEquals(new TimeWindow(log.window().to().minus(windows.getLast()), log.window().to()), log.window());
        assertEquals(List.of(749, false), List.of(log.lines().size(), log.cut()));
        assertTrue(Duration.between(log.lines().getFirst().at(), log.window().to()).toSeconds() <= 2,
                () -> log.lines().getFirst() + " in " + log.window());
    }

    @Test
    void evidenceStandsInTheOrderOfTheKeysWhateverCameFirst() {
        List<EvidenceKey<?>> order = EvidenceKeys.all().stream()
                .filter(key -> !Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.NAMED_FUNCTION).contains(key)).toList();
        assertEquals(order, List.copyOf(collect(aws).evidence().keys()));
    }

    @Test
    void callsThatDoNotDependOnEachOtherAreUnderWayAtOnce() {
        // each round's calls wait for one another: one after the other they would never end
        Map<String, CyclicBarrier> barriers = new HashMap<>();
        for (Set<String> round : List.of(Set.of("GetRestApi", "GetResources", "GetExport", "GetStage", "GetAccount"),
                Set.of("GetFunctionConcurrency", "GetPolicy", "GetAlias", "ListTags"),
                Set.of("DescribeSecurityGroups", "DescribeSubnets", "DescribeRouteTables", "DescribeNatGateways"))) {
            CyclicBarrier barrier = new CyclicBarrier(round.size());
            round.forEach(operation -> barriers.put(operation, barrier));
        }
        AwsReader meeting = call -> {
            if (barriers.containsKey(call.operation())) {
                meet(barriers.get(call.operation()));
            }
            return aws.read(call);
        };
        assertEquals(3, collect(meeting).rounds());
    }

    @Test
    void aRefusedCallIsDeniedAndWhatNeedsItIsNotAsked() {
        aws.denies("GetRestApi", "apigateway:GET");
        EvidenceSet evidence = collect(aws).evidence();
        assertInstanceOf(Observed.Denied.class, evidence.get(EvidenceKeys.REST_API));
        assertEquals(new Observed.NotAsked<>(
                Message.of("collect.cannot.missing", Message.of("evidence.title.rest-api"))),
                evidence.get(EvidenceKeys.GATEWAY_METRICS));
    }

    @Test
    void anAnswerOfTheWrongShapeIsFailedWithTheMemberNamed() {
        JsonNode answer = Answers.json("{\"stageName\": 5}");
        aws.answers("GetStage", answer);
        Source source = FakeAws.source(new AwsCall("apigateway", "GetStage", "us-east-1",
                Answers.json("{\"restApiId\": \"a1b2c3d4e5\", \"stageName\": \"prod\"}")), answer);
        assertEquals(new Observed.Failed<>(FailureKind.UNREADABLE, "stageName: a text is expected, not 5", source),
                collect(aws).evidence().get(EvidenceKeys.STAGE));
    }

    @Test
    void whatDoesNotExistIsAbsent() {
        aws.lacks("GetServiceQuota").lacks("FilterLogEvents").lacks("GetPolicy");
        EvidenceSet evidence = collect(aws).evidence();
        assertInstanceOf(Observed.Absent.class, evidence.get(EvidenceKeys.APPLIED_TIMEOUT_QUOTA));
        assertInstanceOf(Observed.Absent.class, evidence.get(EvidenceKeys.EXECUTION_LOG));
        assertInstanceOf(Observed.Absent.class, evidence.get(EvidenceKeys.FUNCTION_POLICY));
    }

    @Test
    void anHttpBackendHasNoFunction() {
        Route get = new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1b2c3d4e5", "prod", "GET",
                "res0000001", "/orders", "GET");
        Collected collected = collect(aws, EvidenceSet.empty().with(EvidenceKeys.ROUTE, entered(get)));
        Observed<?> notHere = new Observed.NotHere<>(Message.of("collect.not-here.function"));
        for (EvidenceKey<?> key : List.of(EvidenceKeys.FUNCTION, EvidenceKeys.FUNCTION_CONCURRENCY,
                EvidenceKeys.FUNCTION_POLICY, EvidenceKeys.FUNCTION_METRICS, EvidenceKeys.FUNCTION_REPORTS)) {
            assertEquals(notHere, collected.evidence().get(key));
        }
        assertEquals(4, collected.rounds());
    }

    @Test
    void aStageVariableThatIsNotSetIsNamed() {
        aws.answers("GetStage", Answers.json("{\"stageName\": \"prod\"}"));
        assertEquals(new Observed.NotAsked<>(Message.of("collect.cannot.stage-variable", List.of("alias"))),
                collect(aws).evidence().get(EvidenceKeys.FUNCTION));
    }

    @Test
    void theStageThatWasNotSeenIsNamedWhereItsVariablesAreNeeded() {
        aws.denies("GetStage", "apigateway:GET");
        assertEquals(
                new Observed.NotAsked<>(Message.of("collect.cannot.missing", Message.of("evidence.title.stage"))),
                collect(aws).evidence().get(EvidenceKeys.FUNCTION));
    }

    @Test
    void whatTheStageServesDecidesWhichFunctionIsAsked() {
        JsonNode export = Answers
                .json(Answers.file("GetExport").toString().replace("function:orders", "function:served"));
        aws.answers("GetExport", export);
        collect(aws);
        assertEquals("served", aws.call("GetFunctionConcurrency").parameters().path("FunctionName").stringValue());
    }

    @Test
    void theWorkingCopyStandsInWhereNothingWasExported() {
        aws.fails("GetExport", FailureKind.SERVICE_ERROR, "no export for models that are no JSON");
        collect(aws);
        assertEquals("orders", aws.call("GetFunctionConcurrency").parameters().path("FunctionName").stringValue());
    }

    @Test
    void whatIsKnownIsNotAskedAgain() {
        EvidenceSet known = KNOWN.with(EvidenceKeys.DEPLOYMENTS, new Observed.NotHere<>(Message.of("any")));
        Collected collected = collect(aws, known);
        assertEquals(collect(aws).calls() - 1, collected.calls());
        assertEquals(known.get(EvidenceKeys.DEPLOYMENTS), collected.evidence().get(EvidenceKeys.DEPLOYMENTS));
    }

    @Test
    void cancellingGivesBackWhatIsThereAndNamesTheRest() {
        Cancellation cancellation = new Cancellation();
        Collected collected = collection(hanging("GetStage", cancellation::cancel), LONG).run(KNOWN, Progress.none(),
                cancellation);
        assertFailed(FailureKind.CANCELLED, "cancelled", collected);
        assertEquals(new Observed.NotAsked<>(Message.of("collect.not-asked.cancelled")),
                collected.evidence().get(EvidenceKeys.FUNCTION));
    }

    @Test
    void whatWasCancelledBeforeMakesNoCalls() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        Collected collected = collection(aws, LONG).run(KNOWN, Progress.none(), cancellation);
        assertEquals(List.of(), aws.calls());
        assertEquals(0, collected.calls());
    }

    @Test
    void anInterruptCountsAsCancelled() {
        Thread.currentThread().interrupt();
        Collected collected = collect(hanging("GetStage", () -> {
        }));
        assertTrue(Thread.interrupted());
        assertFailed(FailureKind.CANCELLED, "cancelled", collected);
    }

    @Test
    void whatIsNotThereInTimeIsTimedOut() {
        Collected collected = collection(hanging("GetStage", () -> {
        }), Duration.ofMillis(1)).run(KNOWN, Progress.none(), new Cancellation());
        assertFailed(FailureKind.TIMED_OUT, "no answer within the time limit", collected);
    }

    @Test
    void everyKeyIsReportedOnceAsItIsLookedAt() {
        List<String> asked = new CopyOnWriteArrayList<>();
        List<EvidenceKey<?>> observed = new CopyOnWriteArrayList<>();
        Collected collected = collection(aws, LONG).run(KNOWN, new Progress() {
            @Override
            public void asking(EvidenceKey<?> key, AwsCall call) {
                asked.add(call.operation());
            }

            @Override
            public void observed(EvidenceKey<?> key, Observed<?> what) {
                observed.add(key);
            }
        }, new Cancellation());
        assertEquals(collected.calls(), asked.size());
        assertEquals(EvidenceKeys.all().size() - 3, Set.copyOf(observed).size());
        assertEquals(EvidenceKeys.all().size() - 3, observed.size());
    }

    @Test
    void aReaderThatBreaksIsABugAndHangsNobody() {
        UnsupportedOperationException bug = new UnsupportedOperationException("bug");
        aws.on("GetStage", call -> {
            throw bug;
        });
        assertSame(bug, assertThrows(IllegalStateException.class, () -> collect(aws)).getCause());
    }

    @Test
    void severalCallsOfOneKindBecomeOneRecordThatKeepsEachRawAnswer() {
        Observed<TargetHealth> health = collect(aws, behindLink()).evidence().get(EvidenceKeys.TARGET_HEALTH);
        Source source = health.origin().orElseThrow();
        assertEquals(List.of("orders", "spare"), health.seen().orElseThrow().groups().stream()
                .map(group -> group.groupArn().split("/", -1)[1]).toList());
        assertEquals(List.of(2, Answers.file("DescribeTargetHealth"), Answers.file("DescribeTargetHealth")),
                List.of(source.all().size(), source.answer(), source.others().getFirst().answer()));
    }

    @Test
    void oneRefusedCallOfSeveralMeansThatTheWholeIsNotKnown() {
        aws.on("DescribeTargetHealth", call -> call.parameters().toString().contains("spare")
                ? new Observed.Denied<>("elasticloadbalancing:DescribeTargetHealth", "*", "no",
                        FakeAws.source(call, MissingNode.getInstance()))
                : FakeAws.seen(call, Answers.file("DescribeTargetHealth")));
        assertInstanceOf(Observed.Denied.class,
                collect(aws, behindLink()).evidence().get(EvidenceKeys.TARGET_HEALTH));
    }

    @Test
    void cancellingEndsSeveralCallsOfOneKind() {
        Cancellation cancellation = new Cancellation();
        AwsReader reader = hanging("DescribeTargetHealth", cancellation::cancel);
        Collected collected = collection(reader, LONG).run(behindLink(), Progress.none(), cancellation);
        assertEquals(FailureKind.CANCELLED, assertInstanceOf(Observed.Failed.class,
                collected.evidence().get(EvidenceKeys.TARGET_HEALTH)).kind());
    }

    /** The method whose integration goes through a VPC link. */
    private static EvidenceSet behindLink() {
        return EvidenceSet.empty().with(EvidenceKeys.ROUTE, entered(new Route(ApiType.REST, "aws", "us-east-1",
                "123456789012", "a1b2c3d4e5", "prod", "GET", "res0000001", "/orders", "GET")));
    }

    @Test
    void collectorsThatWaitForOneAnotherAreABug() {
        Collector<?> circle = new Collector<>(EvidenceKeys.STAGE, Set.of(EvidenceKeys.STAGE), List.of(),
                evidence -> new Ask.NotHere(Message.of("never")), source -> {
                    throw new IllegalStateException("never");
                });
        assertThrows(IllegalStateException.class,
                () -> new Collection(aws, List.of(circle), LONG, InstantSource.fixed(NOW)).run(KNOWN, Progress.none(),
                        new Cancellation()));
    }

    private void assertFailed(FailureKind kind, String message, Collected collected) {
        AwsCall call = new AwsCall("apigateway", "GetStage", "us-east-1",
                Answers.json("{\"restApiId\": \"a1b2c3d4e5\", \"stageName\": \"prod\"}"));
        assertEquals(new Observed.Failed<>(kind, message, new Source(call, NOW, MissingNode.getInstance())),
                collected.evidence().get(EvidenceKeys.STAGE));
        assertEquals(false, collected.complete());
    }

    /** Answers as the account does, but never to one operation; does something when it is asked. */
    private AwsReader hanging(String operation, Runnable whenAsked) {
        CountDownLatch never = new CountDownLatch(1);
        return call -> {
            if (call.operation().equals(operation)) {
                whenAsked.run();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return aws.read(call);
        };
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the calls of a round were not under way at once", e);
        }
    }

    private Collected collect(AwsReader reader) {
        return collect(reader, KNOWN);
    }

    private Collected collect(AwsReader reader, EvidenceSet known) {
        return collection(reader, LONG).run(known, Progress.none(), new Cancellation());
    }

    private static Collection collection(AwsReader reader, Duration limit) {
        return new Collection(reader, CollectorCatalogue.all(NOW, CollectorCatalogue.DEFAULT_SINCE), limit,
                InstantSource.fixed(NOW));
    }

    private static Route route() {
        return new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1b2c3d4e5", "prod", "POST", "res0000001",
                "/orders", "POST");
    }

    private static <T> Observed<T> entered(T value) {
        return new Observed.Seen<>(value, new Source(AwsCall.of("client", "Enter", "", Map.of()), NOW,
                MissingNode.getInstance()));
    }
}
