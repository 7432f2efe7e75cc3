package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.VpcConfig;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SuggestionTest {

    private static final TimeWindow WINDOW = new TimeWindow(FakeAws.NOW, FakeAws.NOW);

    private final FakeAws aws = new FakeAws();

    private static <T> EvidenceSet with(EvidenceSet set, EvidenceKey<T> key, T value, JsonNode answer) {
        return set.with(key,
                new Observed.Seen<>(value, new Source(Calls.getStage(Samples.ROUTE), FakeAws.NOW, answer)));
    }

    private EvidenceSet evidence(double quotaMillis) {
        Integration integration = Integration
                .of(IntegrationType.AWS_PROXY, "POST", aws.orders.path("uri").asString())
                .withTimeout(Duration.ofSeconds(3));
        ApiDefinition api = new ApiDefinition(
                List.of(new ApiMethod("x1", "/orders", "POST", "NONE", "", false, integration)));
        JsonNode none = FakeAws.object("{}");
        EvidenceSet set = with(EvidenceSet.empty(), EvidenceKeys.ROUTE, Samples.ROUTE, none);
        set = with(set, EvidenceKeys.REST_API, new RestApi("a1b2c3d4e5", "orders-api", EndpointType.REGIONAL, false,
                Map.of("aws:cloudformation:stack-name", "orders-prod")), none);
        set = with(set, EvidenceKeys.APPLIED_TIMEOUT_QUOTA,
                new Quota(Quota.INTEGRATION_TIMEOUT, "timeout", quotaMillis, true), none);
        return with(set, EvidenceKeys.WORKING_COPY, api, aws.resources());
    }

    private static EvidenceSet slowest(EvidenceSet set, long p99, long max) {
        Latency latency = new Latency(9, Duration.ZERO, Duration.ZERO, Duration.ofMillis(p99), Duration.ofMillis(max));
        return with(set, EvidenceKeys.FUNCTION_METRICS, new FunctionMetrics(WINDOW, 9, 0, 0, 1, latency),
                FakeAws.object("{}"));
    }

    private static EvidenceSet seenByGateway(EvidenceSet set, long max) {
        Latency latency = new Latency(9, Duration.ZERO, Duration.ZERO, Duration.ofMillis(max), Duration.ofMillis(max));
        return with(set, EvidenceKeys.GATEWAY_METRICS, new GatewayMetrics(WINDOW, true, 9, 0, 9, latency, latency),
                FakeAws.object("{}"));
    }

    private static EvidenceSet report(EvidenceSet set, long millis, long init, int used, boolean timedOut) {
        return with(set, EvidenceKeys.FUNCTION_REPORTS,
                new FunctionReports(WINDOW, List.of(new FunctionReports.FunctionReport("r", FakeAws.NOW,
                        Duration.ofMillis(millis), Duration.ofMillis(init), 128, used, timedOut))),
                FakeAws.object("{}"));
    }

    private static String timeout(EvidenceSet set) {
        return TimeoutSuggestion.of(set).map(one -> Texts.english().of(one.why())).orElse("none");
    }

    private EvidenceSet function(int megabytes) {
        return with(EvidenceSet.empty(), EvidenceKeys.FUNCTION, new FunctionConfiguration("arn", "orders", "$LATEST",
                Duration.ofSeconds(60), megabytes, "python3.13", "Active", "", "Successful", "", false, "r1", "g",
                VpcConfig.NONE, FunctionConfiguration.Code.UNKNOWN),
                aws.function);
    }

    private static String memory(EvidenceSet set) {
        return MemorySuggestion.of(set).map(one -> Texts.english().of(one.why())).orElse("none");
    }

    @Test
    void aFifthMoreThanTheSlowestRunInWholeSeconds() {
        assertEquals("10.0 s: the slowest run took 8.2 s, plus a fifth for slow days.",
                timeout(slowest(evidence(29_000), 8_000, 8_200)));
        assertEquals("12.0 s: the slowest run took 10.0 s, plus a fifth for slow days.",
                timeout(slowest(evidence(29_000), 10_000, 0)));
    }

    @Test
    void aColdStartCounts() {
        assertEquals("12.0 s: the slowest run took 10.0 s, plus a fifth for slow days.",
                timeout(report(slowest(evidence(29_000), 8_000, 8_000), 8_000, 2_000, 90, false)));
    }

    @Test
    void theCeilingCapsTheSuggestionAndSaysWhatWouldBeNeeded() {
        assertEquals("29.0 s is the most that this API allows now. The slowest run took 41.0 s, so 50.0 s would be "
                + "needed: make the function faster, raise the quota or answer asynchronously.",
                timeout(slowest(evidence(29_000), 41_000, 41_000)));
    }

    @Test
    void aCeilingThatNoQuotaMovesIsSaidToStay() {
        EvidenceSet edge = with(evidence(29_000), EvidenceKeys.REST_API,
                new RestApi("a1b2c3d4e5", "orders-api", EndpointType.EDGE, false, Map.of()), FakeAws.object("{}"));
        assertEquals("29.0 s is the most that this API can ever wait. The slowest run took 41.0 s, so 50.0 s would be "
                + "needed: make the function faster or answer asynchronously.", timeout(slowest(edge, 41_000, 41_000)));
    }

    @Test
    void aTimeThatTheGatewayCutOffIsHidden() {
        assertEquals(
                "60.0 s: how long the backend really takes is hidden, since the gateway hangs up after 3.0 s. This "
                        + "is the most that this API allows now.",
                timeout(seenByGateway(evidence(60_000), 2_990)));
    }

    @Test
    void aTimeUnderTheTimeoutIsNotHidden() {
        assertEquals("3.0 s: the slowest run took 2.0 s, plus a fifth for slow days.",
                timeout(seenByGateway(evidence(60_000), 2_000)));
    }

    @Test
    void aFunctionThatLambdaEndedHidesItsTime() {
        assertEquals(
                "29.0 s: how long the work really takes is hidden, since Lambda ends the function after 5.0 s. This "
                        + "is the most that this API allows now.",
                timeout(report(evidence(29_000), 5_000, 0, 90, true)));
    }

    @Test
    void withoutFiguresTheCeilingIsAllThereIsToSay() {
        assertEquals("29.0 s: nothing was measured, so this is the most that this API allows now.",
                timeout(evidence(29_000)));
        assertEquals("none", timeout(EvidenceSet.empty()));
    }

    @Test
    void usedUpMemoryGoesToAGoodStart() {
        assertEquals("1,024 MB: the function used 128 of its 128 MB. CPU grows with memory, so it should also get "
                + "faster.", memory(report(function(128), 41_000, 0, 128, false)));
    }

    @Test
    void memoryToSpareIsDoubledForItsCpu() {
        assertEquals(
                "256 MB: the function used 60 of its 128 MB. More memory helps only as it brings more CPU: measure "
                        + "again, and take it back if the runs get no shorter.",
                memory(report(function(128), 41_000, 0, 60, false)));
    }

    @Test
    void unmeasuredMemoryIsSaidToBe() {
        assertEquals("2,048 MB: how much of its 1,024 MB the function uses was not measured. CPU grows with memory: "
                + "measure again afterwards.", memory(report(function(1_024), 41_000, 0, 128, false)));
    }

    @Test
    void thereIsNoMoreThanTheMostMemory() {
        assertEquals("none", memory(function(10_240)));
        assertEquals(Optional.of(10_240), MemorySuggestion.of(function(8_000)).map(MemorySuggestion::megabytes));
    }

    @Test
    void draftsStartFromTheEvidence() {
        EvidenceSet set = with(evidence(29_000), EvidenceKeys.FUNCTION,
                function(128).get(EvidenceKeys.FUNCTION).seen().orElseThrow(), aws.function);
        IntegrationTimeoutDraft draft = IntegrationTimeoutDraft.of(set).orElseThrow();
        assertEquals(new ApiContext(Samples.ROUTE, "orders-api", Samples.quota(29_000)),
                draft.context());
        assertEquals(aws.orders, draft.before());
        assertEquals(128, FunctionDraft.of(set).orElseThrow().memoryBefore());
        assertEquals(Optional.empty(), IntegrationTimeoutDraft.of(EvidenceSet.empty()));
        assertEquals(Optional.empty(), FunctionDraft.of(EvidenceSet.empty()));
    }
}
