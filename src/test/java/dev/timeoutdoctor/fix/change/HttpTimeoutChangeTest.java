package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Noticed;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From when callers notice an edit of an HTTP or WebSocket API, by whether its stage deploys by itself. */
class HttpTimeoutChangeTest {

    private static FakeReading api(ApiType type) {
        return api(type, Duration.ZERO);
    }

    /** With a function or without, whose slowest run was seen. */
    private static FakeReading api(ApiType type, Duration slowest) {
        Route route = new Route(type, "aws", "us-east-1", "123456789012", "a1", "live", "GET", "r1", "/orders", "GET");
        Integration integration = Integration.of(IntegrationType.HTTP_PROXY, "GET", "https://backend.example.com")
                .withId("i1", "", "");
        return new FakeReading(EvidenceSet.empty().with(EvidenceKeys.ROUTE, seen(route)).with(
                EvidenceKeys.WORKING_COPY, seen(new ApiDefinition(List.of(
                        new ApiMethod("r1", "/orders", "GET", "", "", false, integration, Map.of())))))
                .with(EvidenceKeys.FUNCTION_METRICS, seen(new FunctionMetrics(
                        new TimeWindow(Instant.EPOCH, Instant.EPOCH), 9, 0, 0, 1,
                        new Latency(9, slowest, slowest, slowest, slowest)))))
                .answering("GetIntegration", "{\"IntegrationId\": \"i1\", \"TimeoutInMillis\": 5000}");
    }

    private static <T> Observed<T> seen(T value) {
        return new Observed.Seen<>(value, EvidenceFixture.SOURCE);
    }

    private static Draft draft(FakeReading account) {
        return assertInstanceOf(Offer.Ready.class, new HttpTimeoutChange().offer(account.reading())).draft()
                .with("timeout", "12000");
    }

    private static String stage(boolean autoDeploy) {
        return "{\"StageName\": \"live\", \"DeploymentId\": \"d1\", \"AutoDeploy\": " + autoDeploy + "}";
    }

    private static List<String> held(Change change) {
        return change.unchanged().stream().map(one -> one.read().operation() + " " + Json.plain(one.value())).toList();
    }

    @Test
    void theRouteIsGivenTheTimeThatItsSlowestRunNeedsAndNoLess() {
        List<String> timeouts = Stream.of(8, 40, 2, 0).map(seconds -> api(ApiType.HTTP, Duration.ofSeconds(seconds))
                .answering("GetStage", stage(true))).map(
                        account -> assertInstanceOf(Offer.Ready.class,
                                new HttpTimeoutChange().offer(account.reading())).draft())
                .map(draft -> draft.text(draft.fields().getFirst()) + " " + draft.notes().getFirst().key()).toList();
        assertEquals(List.of("10000 fix.suggest.timeout-measured", "30000 fix.suggest.timeout-capped-for-good",
                "5000 change.http-timeout.note", "5000 change.http-timeout.note"), timeouts);
    }

    @Test
    void whereTheStageDoesNotDeployByItselfADeploymentMustFollow() {
        Draft draft = draft(api(ApiType.WEBSOCKET).answering("GetStage", stage(false)));
        Change change = draft.change().orElseThrow();
        assertEquals(true, change.needsDeployment());
        assertEquals(Noticed.AFTER_DEPLOYMENT, change.noticed());
        assertEquals(Message.of("change.self-deploying.off", "live"), draft.notes().getLast());
        assertEquals(List.of("GetStage {\"AutoDeploy\":false}"), held(change));
    }

    @Test
    void whereItDoesCallersNoticeAtOnce() {
        Draft draft = draft(api(ApiType.HTTP).answering("GetStage", stage(true)));
        Change change = draft.change().orElseThrow();
        assertEquals(false, change.needsDeployment());
        assertEquals(Message.of("change.self-deploying.on", "live"), draft.notes().getLast());
        assertEquals(List.of("GetStage {\"AutoDeploy\":true}"), held(change));
    }

    @Test
    void whereTheStageCannotBeReadNeitherIsSaid() {
        Draft draft = draft(api(ApiType.HTTP).failing("GetStage"));
        Change change = draft.change().orElseThrow();
        assertEquals(false, change.needsDeployment());
        assertEquals(Noticed.WHERE_AUTO_DEPLOYED, change.noticed());
        assertEquals(Message.of("change.self-deploying.unknown", "live"), draft.notes().getLast());
        assertEquals(List.of(), held(change));
    }

    @Test
    void anOfferThatChangesNothingSaysSo() {
        Draft draft = draft(api(ApiType.HTTP).answering("GetStage", stage(true))).with("timeout", "5000");
        assertEquals("fix.title.nothing", draft.title().key());
        assertEquals(Message.of("change.http-timeout.note", Duration.ofSeconds(30)), draft.notes().getFirst());
        Draft most = draft(api(ApiType.HTTP).answering("GetStage", stage(true)).answering("GetIntegration",
                "{\"IntegrationId\": \"i1\", \"TimeoutInMillis\": 30000}"));
        assertEquals(Message.of("change.http-timeout.most", Duration.ofSeconds(30)), most.notes().getFirst());
    }
}
