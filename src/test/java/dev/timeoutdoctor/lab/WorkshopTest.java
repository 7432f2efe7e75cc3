package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** What no scenario for learners shows alone: an account with one of everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkshopTest {

    private static final String REST = "/_aws/execute-api/w1r2k3s4h5/prod";
    private static final String PETS = "/_aws/execute-api/h5t6p7a8";

    private final Clients clients = Clients.on(workshop());
    private final HttpClient http = HttpClient.newHttpClient();

    private static Scenario workshop() {
        try {
            return ScenarioReader.read("workshop", Files.readString(Path.of("src/test/resources/lab/workshop.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void stopLab() {
        http.close();
        clients.close();
    }

    private static HttpRequest request(Clients clients, String method, String path) {
        return HttpRequest.newBuilder(clients.endpoint().resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody()).build();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return http.send(request(clients, method, path), HttpResponse.BodyHandlers.ofString());
    }

    private static long elapsed(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("x-lab-elapsed-millis").orElseThrow();
    }

    private List<String> lines(String group, String pattern) {
        return clients.logs().filterLogEvents(r -> r.logGroupName(group).filterPattern(pattern)).events().stream()
                .map(FilteredLogEvent::message).toList();
    }

    private double value(String namespace, String metric, String stat, Map<String, String> dimensions) {
        Instant now = Instant.now();
        MetricDataQuery query = MetricDataQuery.builder().id("m").metricStat(s -> s.period(86_400).stat(stat)
                .metric(m -> m.namespace(namespace).metricName(metric).dimensions(dimensions.entrySet().stream()
                        .map(each -> Dimension.builder().name(each.getKey()).value(each.getValue()).build()).toList())))
                .build();
        DoubleStream values = clients.cloudWatch()
                .getMetricData(r -> r.metricDataQueries(query).startTime(now.minus(Duration.ofHours(12))).endTime(now))
                .metricDataResults().getFirst().values().stream().mapToDouble(Double::doubleValue);
        // The last hours may lie in two days.
        return stat.equals("Maximum") ? values.max().orElse(0) : values.sum();
    }

    @ParameterizedTest
    @CsvSource({"GET, /pets/dog, dog", "POST, /pets/dog, dog", "GET, /pets/7, one", "POST, /pets/7, any",
            "GET, /pets/7/toys, any", "GET, /other, else", "GET, /beta/pets/dog, dog"})
    void httpApiTakesTheMostSpecificRouteThatFits(String method, String path, String body) throws Exception {
        assertEquals(body, send(method, PETS + path).body());
    }

    @Test
    void httpApiTimesOutWithABare503() throws Exception {
        HttpResponse<String> answer = send("GET", PETS + "/$default/slow");

        assertEquals(503, answer.statusCode());
        assertEquals("{\"message\":\"Service Unavailable\"}", answer.body());
        assertTrue(answer.headers().firstValue("apigw-requestid").isPresent());
        assertTrue(answer.headers().firstValue("x-amzn-ErrorType").isEmpty());
        assertTrue(elapsed(answer) >= 4_000 && elapsed(answer) < 4_100, answer.headers().toString());
        assertEquals(1, lines("/workshop/pets", "INTEGRATION_TIMEOUT").size());
    }

    @Test
    void changeOfAnHttpApiReachesTheStagesThatDeployByThemselvesOnly() throws Exception {
        try (Clients own = Clients.on(workshop())) {
            own.apiGatewayV2().updateIntegration(
                    r -> r.apiId("h5t6p7a8").integrationId("slo0001").timeoutInMillis(9_000));

            assertEquals(200, http.send(request(own, "GET", PETS + "/slow"), HttpResponse.BodyHandlers.ofString())
                    .statusCode());
            assertEquals(503, http.send(request(own, "GET", PETS + "/beta/slow"), HttpResponse.BodyHandlers.ofString())
                    .statusCode());
            assertEquals(List.of(9_000, 4_000), List.of(exported(own, ""), exported(own, "beta")));
        }
    }

    private static int exported(Clients clients, String stage) {
        String yaml = clients.apiGatewayV2()
                .exportApi(r -> r.apiId("h5t6p7a8").specification("OAS30").outputType("YAML")
                        .stageName(stage.isEmpty() ? null : stage))
                .body().asUtf8String();
        String slow = yaml.substring(yaml.indexOf("\"/slow\":"));
        return Integer.parseInt(slow.substring(slow.indexOf("\"timeoutInMillis\": ") + 19).lines().findFirst()
                .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"60000, HTTP, h5t6p7a8, slo0001, 30000", "49, HTTP, h5t6p7a8, slo0001, 30000",
            "29001, WEBSOCKET, w5s6k7t8, ask0001, 29000"})
    void timeoutsOutsideTheLimitsAreRefused(int millis, String protocol, String api, String integration, int limit)
            throws Exception {
        assertEquals(protocol, clients.apiGatewayV2().getApi(r -> r.apiId(api)).protocolTypeAsString());
        HttpResponse<String> refused = http.send(
                HttpRequest.newBuilder(clients.endpoint().resolve("/v2/apis/" + api + "/integrations/" + integration))
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"timeoutInMillis\": " + millis + "}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("Timeout should be between 50 ms and " + limit + " ms"), refused.body());
    }

    @Test
    void authorizersShareIsInTheAccessLogAndInTheLatency() throws Exception {
        HttpResponse<String> answer = send("GET", REST + "/guarded");
        String id = answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
        String line = lines("/workshop/access", "\"" + id + "\"").getFirst();

        assertEquals(200, answer.statusCode());
        assertTrue(elapsed(answer) > 2_050 && elapsed(answer) < 2_400, answer.headers().toString());
        assertTrue(line.matches("\\S+ GET /guarded 200 2[0-2]\\d\\d - -"), line);
        assertEquals(1, lines("API-Gateway-Execution-Logs_w1r2k3s4h5/prod", "\"" + id + "\" \"Starting authorizer\"")
                .size());
    }

    @Test
    void authorizerThatIsTooLateIsA500WithNullForAMessage() throws Exception {
        HttpResponse<String> answer = send("GET", REST + "/stuck");

        assertEquals(500, answer.statusCode());
        assertEquals("{\"message\": null}", answer.body());
        assertTrue(elapsed(answer) >= 29_000, answer.headers().toString());
    }

    @Test
    void callsBeyondTheConcurrencyAreRefusedAndLogged() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 5).mapToObj(
                i -> http.sendAsync(request(clients, "GET", REST + "/busy"), HttpResponse.BodyHandlers.ofString()))
                .toList();
        Map<Integer, Long> statuses = sent.stream().map(CompletableFuture::join)
                .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));

        assertEquals(Map.of(200, 2L, 500, 3L), statuses);
        assertEquals(3, lines("API-Gateway-Execution-Logs_w1r2k3s4h5/prod", "\"Rate Exceeded.\"").size());
        assertEquals(3.0, value("AWS/Lambda", "Throttles", "Sum", Map.of("FunctionName", "busy")));
        assertEquals(3, lines("/workshop/access", "\"/busy 500\"").stream().filter(line -> line.contains(" 429 "))
                .count());
    }

    @Test
    void weightedAliasSharesItsCallsAndLogsInJson() {
        List<String> reports = lines("/aws/lambda/weighted", "\"platform.report\"");
        double all = value("AWS/Lambda", "Invocations", "Sum", Map.of("FunctionName", "weighted"));
        double second = value("AWS/Lambda", "Invocations", "Sum",
                Map.of("FunctionName", "weighted", "Resource", "weighted:live", "ExecutedVersion", "2"));

        assertTrue(second > all * 0.35 && second < all * 0.65, second + " of " + all);
        assertTrue(reports.getFirst().contains("\"metrics\":{\"durationMs\":"), reports.getFirst());
        assertEquals(all, reports.size());
        String query = clients.logs()
                .startQuery(r -> r.logGroupName("/aws/lambda/weighted").startTime(0L)
                        .endTime(Instant.now().getEpochSecond())
                        .queryString("filter type = \"platform.report\" | stats max(record.metrics.durationMs) as mx"))
                .queryId();
        double longest = Double.parseDouble(clients.logs().getQueryResults(r -> r.queryId(query)).results().getFirst()
                .getFirst().value());
        assertTrue(longest > 3_000 && longest < 4_000, "longest " + longest);
    }

    @Test
    void functionThatDoesNotStreamIsA500() throws Exception {
        assertEquals(500, send("GET", REST + "/streamed").statusCode());
    }

    @Test
    void privatePathDecidesWhatTheCallGets() throws Exception {
        HttpResponse<String> refusedByTarget = send("GET", REST + "/alb-down");
        List<Integer> statuses = new ArrayList<>();
        List<Integer> brokenPaths = new ArrayList<>();
        for (String path : List.of("/right-port", "/wrong-port", "/idle-link")) {
            HttpResponse<String> answer = send("GET", REST + path);
            String id = answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
            statuses.add(answer.statusCode());
            brokenPaths.add(lines("API-Gateway-Execution-Logs_w1r2k3s4h5/prod", "\"" + id
                    + "\" \"There was an internal error while executing your request\"").size());
        }

        assertEquals(502, refusedByTarget.statusCode());
        assertTrue(refusedByTarget.body().contains("502 Bad Gateway"));
        assertEquals(List.of(200, 500, 500), statuses);
        assertEquals(List.of(0, 1, 1), brokenPaths);
        String balancer = clients.loadBalancing().describeLoadBalancers(r -> r.names("down-alb")).loadBalancers()
                .getFirst().loadBalancerArn();
        Map<String, String> dimensions = Map.of("LoadBalancer", balancer.substring(balancer.indexOf("app/")));
        assertEquals(1.0, value("AWS/ApplicationELB", "HTTPCode_ELB_502_Count", "Sum", dimensions));
        assertEquals(2.0, value("AWS/ApplicationELB", "UnHealthyHostCount", "Maximum",
                Map.of("LoadBalancer", balancer.substring(balancer.indexOf("app/")), "TargetGroup",
                        targetGroup("down"))));
    }

    private String targetGroup(String name) {
        String arn = clients.loadBalancing().describeTargetGroups(r -> r.names(name)).targetGroups().getFirst()
                .targetGroupArn();
        return arn.substring(arn.indexOf(":targetgroup/") + 1);
    }

    @Test
    void webSocketMessagesLeaveMetricsAndLogs() {
        Map<String, String> api = Map.of("ApiId", "w5s6k7t8");

        double messages = value("AWS/ApiGateway", "MessageCount", "Sum", api);
        assertTrue(messages > 50, "messages " + messages);
        assertEquals(messages, value("AWS/ApiGateway", "IntegrationError", "Sum", api));
        assertTrue(value("AWS/ApiGateway", "ConnectCount", "Sum", api) > 20);
        assertEquals(29_000.0, value("AWS/ApiGateway", "IntegrationLatency", "Maximum",
                Map.of("ApiId", "w5s6k7t8", "Stage", "prod", "Route", "ask")));
        assertEquals(messages, lines("/aws/apigateway/w5s6k7t8/prod", "\"Execution failed due to a timeout error\"")
                .size());
    }
}
