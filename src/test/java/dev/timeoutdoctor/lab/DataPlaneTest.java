package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.lab.traffic.DataPlane;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataPlaneTest {

    private final Clients clients = Clients.onLab("starved-of-memory");
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void resetLab() {
        clients.lab().switchTo(Scenarios.byId("starved-of-memory"));
    }

    @AfterAll
    void stopLab() {
        http.close();
        clients.close();
    }

    @Test
    void timeoutHasTheFaceOfApiGateways() throws Exception {
        Instant begun = Instant.now();
        HttpResponse<String> answer = send("POST", clients.lab().requestUri());
        Duration real = Duration.between(begun, Instant.now());

        assertEquals(504, answer.statusCode());
        assertEquals("{\"message\": \"Endpoint request timed out\"}", answer.body());
        assertEquals("InternalServerErrorException", header(answer, "x-amzn-ErrorType"));
        assertTrue(header(answer, "x-amzn-RequestId").matches("[0-9a-f-]{36}"));
        assertTrue(header(answer, "x-amz-apigw-id").endsWith("="));
        assertEquals(29, Integer.parseInt(header(answer, "x-lab-elapsed-millis")) / 1000);
        assertTrue(real.compareTo(Duration.ofMillis(145)) >= 0 && real.compareTo(Duration.ofSeconds(10)) < 0,
                real.toString());
    }

    @Test
    void functionOfATimedOutCallStillReports() throws Exception {
        long before = reports();
        String requestId = header(send("POST", clients.lab().requestUri()), "x-amzn-RequestId");
        String accessLine = events("/aws/apigateway/billing-api", requestId);
        // The function ends 12 s of simulated time after the gateway gave up; ask until it has.
        for (int i = 0; i < 500 && reports() == before; i++) {
            Thread.onSpinWait();
        }

        assertEquals(before + 1, reports());
        assertTrue(accessLine.contains("\"intReq\":\"-\""), accessLine);
        assertTrue(events("API-Gateway-Execution-Logs_b5i6l7n8g9/prod", requestId)
                .contains("Execution failed due to a timeout error"));
    }

    @Test
    void functionsOwnTimeoutIsA502() throws Exception {
        clients.lambda().updateFunctionConfiguration(r -> r.functionName("render-invoice").timeout(20));
        HttpResponse<String> answer = sendUntil(502);

        assertEquals("{\"message\": \"Internal server error\"}", answer.body());
        assertTrue(events("/aws/lambda/render-invoice", "Task timed out after 20.00 seconds").contains("timed out"));
    }

    @Test
    void backendThatIsNotThereIsANetworkError() throws Exception {
        clients.lab().switchTo(Scenarios.byId("orders-three-seconds"));
        clients.apiGateway()
                .updateIntegration(r -> r.restApiId("a1b2c3d4e5").resourceId("k3m5p7").httpMethod("POST")
                        .patchOperations(PatchOperation.builder().op(Op.REPLACE).path("/uri")
                                .value("https://nobody.example.com/").build()));
        clients.apiGateway().createDeployment(r -> r.restApiId("a1b2c3d4e5").stageName("prod"));

        HttpResponse<String> answer = send("POST", clients.lab().requestUri());

        assertEquals(504, answer.statusCode());
        assertEquals("{\"message\": \"Network error communicating with endpoint\"}", answer.body());
    }

    @Test
    void pathParametersMatchAndFixedPartsWin() throws Exception {
        clients.lab().switchTo(Scenarios.byId("raised-never-deployed"));
        String api = clients.endpoint() + "/_aws/execute-api/q7r8s9t0u1/prod";

        assertEquals(200, send("GET", URI.create(api + "/reports")).statusCode());
        assertEquals(504, send("GET", URI.create(api + "/reports/2019")).statusCode());
        HttpResponse<String> notDeployed = send("GET", URI.create(api + "/reports/2019/summary"));
        assertEquals(403, notDeployed.statusCode());
        assertEquals("{\"message\":\"Missing Authentication Token\"}", notDeployed.body());
        assertEquals(403, send("DELETE", URI.create(api + "/reports")).statusCode());
    }

    @Test
    void unknownApiIsForbidden() throws Exception {
        HttpResponse<String> answer = send("GET", clients.endpoint().resolve("/_aws/execute-api/zzzzzzzzzz/prod/"));

        assertEquals(403, answer.statusCode());
        assertEquals("{\"message\":\"Forbidden\"}", answer.body());
    }

    @Test
    void callsShowInTheMetrics() throws Exception {
        double before = counted();
        send("GET", clients.lab().requestUri());

        assertEquals(before + 1, counted());
    }

    @Test
    void anAnswerThatTheStageKeepsIsGivenWithoutTheBackend() throws Exception {
        URI invoices = URI.create(clients.endpoint() + "/_aws/execute-api/b5i6l7n8g9/prod/invoices");
        clients.apiGateway().updateStage(r -> r.restApiId("b5i6l7n8g9").stageName("prod").patchOperations(
                patch("/cacheClusterEnabled", "true"), patch("/~1invoices/GET/caching/enabled", "true")));
        HttpResponse<String> asked = send("GET", invoices);
        double backendAsked = sum("IntegrationLatency", "SampleCount");
        HttpResponse<String> kept = send("GET", invoices);

        assertEquals(asked.body(), kept.body());
        assertEquals(true, elapsed(kept) < 20 && elapsed(kept) < elapsed(asked), () -> elapsed(kept) + " ms");
        assertEquals(1, sum("CacheMissCount", "Sum"));
        assertEquals(1, sum("CacheHitCount", "Sum"));
        assertEquals(backendAsked, sum("IntegrationLatency", "SampleCount"));
    }

    private static long elapsed(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong(DataPlane.ELAPSED_HEADER).orElseThrow();
    }

    private static PatchOperation patch(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }

    private double counted() {
        return sum("Count", "Sum");
    }

    private double sum(String metric, String statistic) {
        Instant now = Instant.now();
        Dimension api = Dimension.builder().name("ApiName").value("billing-api").build();
        MetricDataQuery query = MetricDataQuery.builder().id("n").metricStat(s -> s.period(60).stat(statistic)
                .metric(m -> m.namespace("AWS/ApiGateway").metricName(metric).dimensions(api))).build();
        return clients.cloudWatch()
                .getMetricData(r -> r.startTime(now.minus(Duration.ofDays(1))).endTime(now).metricDataQueries(query))
                .metricDataResults().getFirst().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private long reports() {
        return clients.logs().filterLogEvents(
                r -> r.logGroupName("/aws/lambda/render-invoice").filterPattern("REPORT")).events().size();
    }

    private String events(String group, String phrase) {
        StringBuilder all = new StringBuilder();
        clients.logs().filterLogEvents(r -> r.logGroupName(group).filterPattern("\"" + phrase + "\"")).events()
                .forEach(event -> all.append(event.message()).append('\n'));
        return all.toString();
    }

    /** An update of the function takes a moment; until then calls run with the old settings. */
    private HttpResponse<String> sendUntil(int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", clients.lab().requestUri());
        for (int i = 0; i < 20 && answer.statusCode() != status; i++) {
            answer = send("POST", clients.lab().requestUri());
        }
        assertEquals(status, answer.statusCode());
        return answer;
    }

    private HttpResponse<String> send(String method, URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
