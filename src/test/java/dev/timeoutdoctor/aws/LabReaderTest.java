package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The real SDK against the lab: the two were written apart. */
class LabReaderTest {

    private static final String API = "b5i6l7n8g9";
    private static final Map<String, String> METHOD = Map.of("restApiId", API, "resourceId", "r5t1y9", "httpMethod",
            "POST");

    private static Lab lab;
    private static SdkClients clients;

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabOptions.of(Scenarios.byId("starved-of-memory")));
        clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()), StubAws.LIMITS);
    }

    @AfterAll
    static void stop() {
        clients.close();
        lab.close();
    }

    private static AwsCall call(String service, String operation, Map<String, ?> parameters) {
        return AwsCall.of(service, operation, lab.region(), parameters);
    }

    private static Observed<JsonNode> read(AwsCall call) {
        return new SdkAwsReader(clients, InstantSource.system(), Texts.english()).read(call);
    }

    private static Observed<JsonNode> write(AwsCall call) {
        return new SdkAwsWriter(clients, InstantSource.system(), Texts.english()).write(call);
    }

    private static JsonNode seen(Observed<JsonNode> observed) {
        return observed.seen().orElseThrow(() -> new AssertionError(observed.toString()));
    }

    static List<AwsCall> reads() {
        String region = "us-east-1";
        Map<String, String> api = Map.of("restApiId", API);
        Map<String, String> stage = Map.of("restApiId", API, "stageName", "prod");
        Map<String, String> function = Map.of("FunctionName", "render-invoice");
        return List.of(AwsCall.of("apigateway", "GetAccount", region, Map.of()),
                AwsCall.of("apigateway", "GetRestApis", region, Map.of("limit", 1)),
                AwsCall.of("apigateway", "GetRestApi", region, api),
                AwsCall.of("apigateway", "GetResources", region,
                        Map.of("restApiId", API, "embed", List.of("methods"))),
                AwsCall.of("apigateway", "GetMethod", region, METHOD),
                AwsCall.of("apigateway", "GetIntegration", region, METHOD),
                AwsCall.of("apigateway", "GetStages", region, api),
                AwsCall.of("apigateway", "GetStage", region, stage),
                AwsCall.of("apigateway", "GetDeployments", region, api),
                AwsCall.of("apigateway", "GetDeployment", region,
                        Map.of("restApiId", API, "deploymentId", "e1w6r3", "embed", List.of("apisummary"))),
                AwsCall.of("apigateway", "GetExport", region,
                        Map.of("restApiId", API, "stageName", "prod", "exportType", "oas30", "accepts",
                                "application/json", "parameters", Map.of("extensions", "integrations"))),
                AwsCall.of("apigateway", "GetGatewayResponses", region, api),
                AwsCall.of("apigateway", "GetTags", region,
                        Map.of("resourceArn", "arn:aws:apigateway:us-east-1::/restapis/" + API)),
                AwsCall.of("lambda", "GetFunctionConfiguration", region, function),
                AwsCall.of("lambda", "GetFunctionConcurrency", region, function),
                AwsCall.of("lambda", "GetPolicy", region, function),
                AwsCall.of("lambda", "GetAccountSettings", region, Map.of()),
                AwsCall.of("lambda", "ListProvisionedConcurrencyConfigs", region, function),
                AwsCall.of("lambda", "ListTags", region,
                        Map.of("Resource", "arn:aws:lambda:us-east-1:123456789012:function:render-invoice")),
                AwsCall.of("apigateway", "GetAuthorizers", region, api),
                AwsCall.of("service-quotas", "ListRequestedServiceQuotaChangeHistoryByQuota", region,
                        Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3")),
                AwsCall.of("sts", "GetCallerIdentity", region, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void theLabAnswersEveryRead(AwsCall call) {
        assertInstanceOf(Observed.Seen.class, read(call));
    }

    @Test
    void theIntegrationTimeoutIsRead() {
        assertEquals(29_000,
                seen(read(call("apigateway", "GetIntegration", METHOD))).path("timeoutInMillis").intValue());
    }

    @Test
    void percentilesAreRead() {
        Instant now = Instant.now();
        JsonNode answer = seen(read(call("cloudwatch", "GetMetricData", Map.of("StartTime",
                now.minus(Duration.ofHours(3)).toString(), "EndTime", now.toString(), "MetricDataQueries",
                List.of(Map.of("Id", "p99", "MetricStat", Map.of("Period", 300, "Stat", "p99", "Metric",
                        Map.of("Namespace", "AWS/ApiGateway", "MetricName", "IntegrationLatency", "Dimensions",
                                List.of(Map.of("Name", "ApiName", "Value", "billing-api"))))))))));

        assertEquals("p99", answer.path("MetricDataResults").path(0).path("Id").asString());
        assertTrue(answer.path("MetricDataResults").path(0).path("Values").valueStream()
                .anyMatch(value -> value.doubleValue() > 28_000), answer.toString());
    }

    @Test
    void reportLinesAreReadUpToTheLimit() {
        JsonNode answer = seen(read(call("logs", "FilterLogEvents", Map.of("logGroupName",
                "/aws/lambda/render-invoice", "filterPattern", "REPORT", "limit", 5))));

        assertEquals(5, answer.path("events").size());
        assertTrue(answer.path("events").path(0).path("message").asString("").startsWith("REPORT RequestId:"));
    }

    @Test
    void aQueryIsStartedAndItsResultsAreRead() {
        Instant now = Instant.now();
        String query = seen(read(call("logs", "StartQuery", Map.of("logGroupName", "/aws/lambda/render-invoice",
                "startTime", now.minus(Duration.ofHours(3)).getEpochSecond(), "endTime", now.getEpochSecond(),
                "queryString", "filter @type = \"REPORT\" | stats max(@maxMemoryUsed), max(@duration)"))))
                .path("queryId").asString();

        JsonNode answer = seen(read(call("logs", "GetQueryResults", Map.of("queryId", query))));

        assertEquals("Complete", answer.path("status").asString());
    }

    @Test
    void anUnknownApiIsAbsent() {
        assertInstanceOf(Observed.Absent.class,
                read(call("apigateway", "GetRestApi", Map.of("restApiId", "nosuchapi1"))));
    }

    @Test
    void theDefaultQuotaIsRead() {
        JsonNode answer = seen(read(call("service-quotas", "GetAWSDefaultServiceQuota",
                Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3"))));

        assertEquals(29_000, answer.path("Quota").path("Value").intValue());
    }

    @Test
    void aTimeoutOverTheCeilingIsRefusedInAwsWords() {
        Observed<JsonNode> refused = write(call("apigateway", "UpdateIntegration", Map.of("restApiId", API,
                "resourceId", "r5t1y9", "httpMethod", "POST", "patchOperations",
                List.of(Map.of("op", "replace", "path", "/timeoutInMillis", "value", "60000")))));

        assertEquals(FailureKind.REFUSED, ((Observed.Failed<?>) refused).kind());
        assertTrue(((Observed.Failed<?>) refused).message().startsWith("API Gateway refused UpdateIntegration: "));
    }

    @Test
    void memoryIsChangedUnderTheLockOfTheRevision() {
        JsonNode before = seen(read(call("lambda", "GetFunctionConfiguration",
                Map.of("FunctionName", "find-invoices"))));
        String revision = before.path("RevisionId").asString();

        JsonNode after = seen(write(call("lambda", "UpdateFunctionConfiguration",
                Map.of("FunctionName", "find-invoices", "MemorySize", 512, "RevisionId", revision))));
        Observed<JsonNode> late = write(call("lambda", "UpdateFunctionConfiguration",
                Map.of("FunctionName", "find-invoices", "MemorySize", 1_024, "RevisionId", revision)));

        assertEquals(JsonNodeFactory.instance.numberNode(512), after.path("MemorySize"));
        assertEquals(FailureKind.CONFLICT, ((Observed.Failed<?>) late).kind());
    }
}
