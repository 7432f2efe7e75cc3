package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CachingChangeTest {

    private static final String ALL = """
                                      "*/*": {"metricsEnabled": true, "loggingLevel": "INFO", "dataTraceEnabled": false,
                                       "throttlingBurstLimit": 100, "throttlingRateLimit": 50.0, "cachingEnabled": false,
                                       "cacheTtlInSeconds": 300, "cacheDataEncrypted": false,
                                       "requireAuthorizationForCacheControl": true,
                                       "unauthorizedCacheControlHeaderStrategy": "SUCCEED_WITH_RESPONSE_HEADER"}""";
    private static final String UNCACHED = "{\"httpMethod\": \"GET\", \"authorizationType\": \"NONE\"}";

    private static EvidenceSet route(String method, String path) {
        return EvidenceSet.empty().with(EvidenceKeys.ROUTE, seen(new Route(ApiType.REST, "aws", "us-east-1",
                "123456789012", "a1b2c3d4e5", "prod", method, "x1", path, method)));
    }

    private static <T> Observed<T> seen(T value) {
        return new Observed.Seen<>(value, EvidenceFixture.SOURCE);
    }

    private static FakeReading account(EvidenceSet evidence, String settings, String method) {
        return new FakeReading(evidence).answering("GetMethod", method).answering("GetStage",
                """
                {"stageName": "prod", "deploymentId": "d1", "cacheClusterEnabled": false,
                 "cacheClusterStatus": "NOT_AVAILABLE", "methodSettings": {%s}}""".formatted(settings));
    }

    private static Offer offer(FakeReading account) {
        return new CachingChange().offer(account.reading());
    }

    private static Draft draft(FakeReading account) {
        return assertInstanceOf(Offer.Ready.class, offer(account)).draft();
    }

    private static List<String> patches(Change change) {
        return change.calls().getFirst().parameters().path("patchOperations").valueStream()
                .map(one -> (one.path("op").asString() + " " + one.path("path").asString() + " "
                        + one.path("value").asString("")).strip())
                .toList();
    }

    @Test
    void aMethodWithoutSettingsOfItsOwnKeepsThoseOfAllMethods() {
        FakeReading account = account(route("GET", "/orders"), ALL, UNCACHED);
        Draft draft = draft(account).with("seconds", "60").with("size", "1.6");
        Change change = draft.change().orElseThrow();
        assertEquals(List.of("replace /cacheClusterEnabled true", "replace /cacheClusterSize 1.6",
                "replace /~1orders/GET/metrics/enabled true", "replace /~1orders/GET/logging/loglevel INFO",
                "replace /~1orders/GET/logging/dataTrace false",
                "replace /~1orders/GET/throttling/burstLimit 100", "replace /~1orders/GET/throttling/rateLimit 50.0",
                "replace /~1orders/GET/caching/enabled true", "replace /~1orders/GET/caching/ttlInSeconds 60"),
                patches(change));
        assertEquals(List.of("UpdateStage {\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/cacheClusterEnabled\","
                + "\"value\":\"false\"},{\"op\":\"remove\",\"path\":\"/~1orders/GET\"}],"
                + "\"restApiId\":\"a1b2c3d4e5\",\"stageName\":\"prod\"}"), account.wayBack(change));
        assertEquals(List.of(), draft.problems());
    }

    @Test
    void settingsOfItsOwnChangeInTheCacheOnly() {
        String own = ALL + "," + ALL.replace("*/*", "~1orders/GET");
        FakeReading account = account(route("GET", "/orders"), own, UNCACHED);
        Change change = draft(account).change().orElseThrow();
        assertEquals(List.of("replace /cacheClusterEnabled true", "replace /cacheClusterSize 0.5",
                "replace /~1orders/GET/caching/enabled true"), patches(change));
        assertEquals(List.of("UpdateStage {\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/cacheClusterEnabled\","
                + "\"value\":\"false\"},{\"op\":\"replace\",\"path\":\"/~1orders/GET/caching/enabled\","
                + "\"value\":\"false\"}],\"restApiId\":\"a1b2c3d4e5\",\"stageName\":\"prod\"}"),
                account.wayBack(change));
    }

    @Test
    void whereNobodySetAnythingTheAccountsThrottlingIsWrittenOut() {
        FakeReading account = account(route("GET", "/"), "", UNCACHED).answering("GetAccount",
                "{\"throttleSettings\": {\"rateLimit\": 10000.0, \"burstLimit\": 5000}}");
        assertEquals(List.of("replace /cacheClusterEnabled true", "replace /cacheClusterSize 0.5",
                "replace /~1/GET/metrics/enabled false", "replace /~1/GET/logging/loglevel OFF",
                "replace /~1/GET/logging/dataTrace false", "replace /~1/GET/throttling/burstLimit 5000",
                "replace /~1/GET/throttling/rateLimit 10000.0", "replace /~1/GET/caching/enabled true",
                "replace /~1/GET/caching/ttlInSeconds 300"), patches(draft(account).change().orElseThrow()));
        assertInstanceOf(Offer.CouldNotRead.class,
                offer(account(route("GET", "/"), "", UNCACHED).failing("GetAccount")));
    }

    @Test
    void whatCannotOrMustNotBeKeptIsNotOffered() {
        assertEquals(new Offer.NotHere(Message.of("change.caching.get-only", "POST")),
                offer(account(route("POST", "/orders"), ALL, UNCACHED)));
        assertEquals(new Offer.NotHere(Message.of("change.caching.streams")), offer(account(route("GET", "/orders"),
                ALL, "{\"methodIntegration\": {\"responseTransferMode\": \"STREAM\"}}")));
        assertEquals(new Offer.NotHere(Message.of("change.caching.no-key", List.of("method.request.path.id"),
                "method.request.path.id")),
                offer(account(route("GET", "/orders/{id}"), ALL, UNCACHED)));
        Route http = new Route(ApiType.HTTP, "aws", "us-east-1", "", "h1", "$default", "GET", "r1", "/orders", "GET");
        assertEquals(new Offer.NotHere(Message.of("change.caching.rest-only")),
                offer(new FakeReading(EvidenceSet.empty().with(EvidenceKeys.ROUTE, seen(http)))));
    }

    @Test
    void aPathParameterCountsOnceItsKeyIsDeployed() {
        String keyed = "{\"methodIntegration\": {\"cacheKeyParameters\": [\"method.request.path.id\"]}}";
        EvidenceSet edited = route("GET", "/orders/{id}");
        assertInstanceOf(Offer.NotHere.class, offer(account(edited, ALL, keyed)));
        EvidenceSet deployed = edited.with(EvidenceKeys.DEPLOYED_SNAPSHOT,
                seen(new ApiDefinition(List.of(new ApiMethod("x1", "/orders/{id}", "GET", "", "", false,
                        Integration.NONE, Map.of("cacheKeyParameters", "method.request.path.id"))))));
        assertEquals(Message.of("change.caching.keys", List.of("method.request.path.id")),
                draft(account(deployed, ALL, keyed)).notes().get(1));
    }

    @Test
    void whatIsKeptAlreadyIsNotOfferedAgain() {
        String kept = ALL.replace("\"cachingEnabled\": false", "\"cachingEnabled\": true");
        FakeReading on = account(route("GET", "/orders"), kept, UNCACHED).answering("GetStage",
                "{\"stageName\": \"prod\", \"cacheClusterEnabled\": true, \"methodSettings\": {" + kept + "}}");
        assertEquals(new Offer.AlreadySo(Message.of("change.caching.already", Duration.ofSeconds(300))), offer(on));
        assertEquals(List.of(Problem.warning(Problem.TARGET, "change.caching.others")),
                draft(account(route("GET", "/orders"), kept, UNCACHED)).problems());
    }

    @Test
    void answersThatDifferByCallerAndRareRequestsAreWarnedOf() {
        String asked = "{\"authorizationType\": \"COGNITO_USER_POOLS\"}";
        Instant from = Instant.parse("2026-11-22T11:00:00Z");
        GatewayMetrics metrics = new GatewayMetrics(new TimeWindow(from, from.plus(Duration.ofHours(3))), true, 30, 0,
                0, Latency.NONE, Latency.NONE);
        Draft draft = draft(account(route("GET", "/orders").with(EvidenceKeys.GATEWAY_METRICS, seen(metrics)), ALL,
                asked));
        assertEquals(List.of(
                Problem.warning(Problem.TARGET, "change.caching.authorised", "COGNITO_USER_POOLS",
                        "method.request.header.Authorization"),
                Problem.warning("seconds", "change.caching.rare", 30L, Duration.ofHours(3), Duration.ofSeconds(300))),
                draft.problems());
        assertEquals(1, draft.with("seconds", "3600").problems().size());
        assertEquals(List.of("seconds", "size"), draft.with("seconds", "3601").with("size", "2").problems().stream()
                .filter(Problem::isError).map(Problem::field).toList());
    }
}
