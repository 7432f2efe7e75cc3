package dev.timeoutdoctor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.HttpApiAnswerTexts;
import dev.timeoutdoctor.evidence.MetricData;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class HttpApiCollectionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:30:20Z");
    private static final Route ORDERS = new Route(ApiType.HTTP, "aws", "us-east-1", "123456789012", "h1b2c3d4e5",
            "$default", "POST", "rt00001", "/orders", "POST");
    private static final Route MESSAGE = new Route(ApiType.WEBSOCKET, "aws", "us-east-1", "123456789012",
            "h1b2c3d4e5", "$default", "", "rt00001", "sendMessage", "");

    private final FakeAws aws = HttpApiAnswerTexts.account();

    @Test
    void anHttpApiIsReadByTheNewerServiceInAtMostFourRounds() {
        Collected collected = collect(ORDERS);
        assertEquals(Duration.ofMillis(6_500), timeout(collected.evidence(), EvidenceKeys.WORKING_COPY));
        assertEquals(Duration.ofSeconds(3), timeout(collected.evidence(), EvidenceKeys.DEPLOYED_SNAPSHOT));
        assertEquals("orders", aws.call("GetFunctionConfiguration").parameters().path("FunctionName").asString());
        assertTrue(collected.rounds() <= 4, () -> collected.rounds() + " rounds");
        assertEquals(Set.of("GetAccount"), operations("apigateway"));
        assertEquals(
                Set.of("GetApi", "GetRoutes", "GetIntegrations", "GetStage", "GetDeployments", "GetAuthorizers",
                        "ExportApi"),
                operations("apigatewayv2"));
    }

    @Test
    void routesThatMayNotBeReadLeaveTheWorkingCopyDeniedToo() {
        aws.denies("GetRoutes", "apigateway:GET");
        assertInstanceOf(Observed.Denied.class, collect(ORDERS).evidence().get(EvidenceKeys.WORKING_COPY));
    }

    @Test
    void nobodyCanExportAWebSocketApi() {
        assertEquals(new Observed.NotHere<>(Message.of("collect.not-here.websocket-export")),
                collect(MESSAGE).evidence().get(EvidenceKeys.DEPLOYED_SNAPSHOT));
    }

    @Test
    void eachKindOfApiHasMetricsUnderItsOwnNames() {
        collect(ORDERS);
        assertEquals(List.of("method|ApiId=h1b2c3d4e5,Stage=$default,Resource=/orders,Method=POST",
                "stage|ApiId=h1b2c3d4e5,Stage=$default"), dimensions());
        assertEquals(Set.of("IntegrationLatency", "Latency", "Count", "4xx", "5xx"), metricNames());
        aws.calls().clear();
        collect(MESSAGE);
        assertEquals(List.of("method|ApiId=h1b2c3d4e5,Stage=$default,Route=sendMessage",
                "stage|ApiId=h1b2c3d4e5,Stage=$default"), dimensions());
        assertEquals(Set.of("IntegrationLatency", "ConnectCount", "MessageCount", "ClientError", "IntegrationError",
                "ExecutionError"), metricNames());
    }

    @Test
    void aWebSocketApisErrorsAreThoseOfItsIntegrationAndItsExecution() {
        aws.on("GetMetricData", call -> FakeAws.seen(call, MetricData.of(call,
                Map.of("method_MessageCount_Sum", new double[]{30, 12}, "method_IntegrationError_Sum",
                        new double[]{3}, "method_ExecutionError_Sum", new double[]{2}))));
        assertEquals(List.of(42L, 5L), collect(MESSAGE).evidence().get(EvidenceKeys.GATEWAY_METRICS).seen()
                .map(metrics -> List.of(metrics.requests(), metrics.serverErrors())).orElseThrow());
    }

    @Test
    void anHttpApiHasNoExecutionLogAndNoGatewayResponses() {
        EvidenceSet evidence = collect(ORDERS).evidence();
        assertEquals(new Observed.NotHere<>(Message.of("collect.not-here.execution-log")),
                evidence.get(EvidenceKeys.EXECUTION_LOG));
        assertEquals(new Observed.NotHere<>(Message.of("collect.not-here.rest-only")),
                evidence.get(EvidenceKeys.GATEWAY_RESPONSES));
    }

    private static Duration timeout(EvidenceSet evidence,
            EvidenceKey<ApiDefinition> key) {
        return evidence.get(key).seen().flatMap(definition -> definition.method(ORDERS)).orElseThrow().integration()
                .timeout();
    }

    private Set<String> operations(String service) {
        return aws.calls().stream().filter(call -> call.service().equals(service)).map(AwsCall::operation)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private AwsCall gatewayMetrics() {
        return aws.calls().stream().filter(call -> call.operation().equals("GetMetricData"))
                .filter(call -> call.parameters().at("/MetricDataQueries/0/MetricStat/Metric/Namespace").asString("")
                        .equals("AWS/ApiGateway"))
                .findFirst().orElseThrow();
    }

    private List<String> dimensions() {
        return gatewayMetrics().parameters().path("MetricDataQueries").valueStream()
                .map(query -> query.path("Id").asString().replaceFirst("_.*", "") + "|"
                        + query.path("MetricStat").path("Metric").path("Dimensions").valueStream()
                                .map(one -> one.path("Name").asString() + "=" + one.path("Value").asString())
                                .collect(Collectors.joining(",")))
                .distinct().toList();
    }

    private Set<String> metricNames() {
        return gatewayMetrics().parameters().path("MetricDataQueries").valueStream()
                .map(query -> query.path("MetricStat").path("Metric").path("MetricName").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Collected collect(Route route) {
        aws.answers("GetFunctionConfiguration", Answers.file("GetFunctionConfiguration"));
        Source source = new Source(AwsCall.of("client", "Enter", "", Map.of()), NOW, MissingNode.getInstance());
        EvidenceSet known = EvidenceSet.empty().with(EvidenceKeys.ROUTE, new Observed.Seen<>(route, source));
        return new Collection(aws, CollectorCatalogue.all(NOW, Duration.ofHours(3)), Duration.ofSeconds(25),
                InstantSource.fixed(NOW)).run(known, Progress.none(), new Cancellation());
    }
}
