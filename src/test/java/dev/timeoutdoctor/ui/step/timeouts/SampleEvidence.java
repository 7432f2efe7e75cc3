package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionConcurrency;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.VpcConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evidence as AWS gives it, for tests and pictures of steps. */
public final class SampleEvidence {

    public static final Instant NOW = Instant.parse("2026-11-22T14:02:11Z");
    public static final Route ROUTE = new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1b2c3d4e5", "prod",
            "POST", "x9y8z7", "/orders", "POST");
    public static final String FUNCTION_ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders-backend";
    public static final String URI = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + FUNCTION_ARN
            + "/invocations";
    public static final TimeWindow WINDOW = new TimeWindow(NOW.minus(Duration.ofHours(3)), NOW);
    public static final Diagnosis NO_DIAGNOSIS = new Diagnosis(List.of(), List.of(), List.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SampleEvidence() {}

    /** A Lambda function that needs longer than the 29 s that the gateway waits, and may run 60 s. */
    public static EvidenceSet slowFunction() {
        return gateway(29_000, 29_000)
                .with(EvidenceKeys.GATEWAY_METRICS, seen(gatewayMetrics(1_284, 37, 18_000, 29_000, 29_000),
                        "cloudwatch", "GetMetricData", Map.of()))
                .with(EvidenceKeys.FUNCTION, function(60, 128))
                .with(EvidenceKeys.FUNCTION_METRICS, seen(new FunctionMetrics(WINDOW, 1_284, 0, 0, 9,
                        new Latency(1_284, millis(17_600), millis(27_900), millis(34_100), millis(41_300))),
                        "cloudwatch", "GetMetricData", Map.of()))
                .with(EvidenceKeys.FUNCTION_REPORTS, seen(new FunctionReports(WINDOW, List.of(
                        report("r1", 41_300, 3_900, 127), report("r2", 33_020, 0, 126))), "logs", "FilterLogEvents",
                        Map.of()))
                .with(EvidenceKeys.FUNCTION_CONCURRENCY, seen(new FunctionConcurrency(false, 0), "lambda",
                        "GetFunctionConcurrency", Map.of("FunctionName", "orders-backend")))
                .with(EvidenceKeys.SYMPTOM, symptom(29_034, 504));
    }

    /** Route, API, quota and both definitions of its one method. */
    public static EvidenceSet gateway(int deployedMillis, int editedMillis) {
        return EvidenceSet.empty()
                .with(EvidenceKeys.ROUTE, seen(ROUTE, "client", "Target", Map.of()))
                .with(EvidenceKeys.REST_API, seen(new RestApi("a1b2c3d4e5", "orders-api", EndpointType.REGIONAL, false,
                        Map.of()), "apigateway", "GetRestApi", Map.of("restApiId", "a1b2c3d4e5")))
                .with(EvidenceKeys.WORKING_COPY, seen(definition(editedMillis), "apigateway", "GetResources",
                        Map.of("restApiId", "a1b2c3d4e5", "embed", List.of("methods")), resources(editedMillis)))
                .with(EvidenceKeys.DEPLOYED_SNAPSHOT, seen(definition(deployedMillis), "apigateway", "GetExport",
                        Map.of("restApiId", "a1b2c3d4e5", "stageName", "prod", "exportType", "oas30")))
                .with(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, seen(quota(60_000), "service-quotas", "GetServiceQuota",
                        Map.of("ServiceCode", "apigateway", "QuotaCode", Quota.INTEGRATION_TIMEOUT)))
                .with(EvidenceKeys.DEFAULT_TIMEOUT_QUOTA, seen(quota(29_000), "service-quotas",
                        "GetAWSDefaultServiceQuota", Map.of("QuotaCode", Quota.INTEGRATION_TIMEOUT)));
    }

    /** The quota that decides the ceiling. */
    public static Quota quota(double millis) {
        return new Quota(Quota.INTEGRATION_TIMEOUT, "Maximum integration timeout in milliseconds", millis, true);
    }

    public static ApiDefinition definition(int millis) {
        return new ApiDefinition(List.of(new ApiMethod("x9y8z7", "/orders", "POST", "NONE", "", false,
                Integration.of(IntegrationType.AWS_PROXY, "POST", URI).withTimeout(millis(millis))
                        .withPassthroughBehavior("WHEN_NO_MATCH"))));
    }

    /** GetIntegration's answer. */
    public static JsonNode integration(int millis) {
        return JSON.readTree(
                """
                {"type": "AWS_PROXY", "httpMethod": "POST", "uri": "%s", "passthroughBehavior": "WHEN_NO_MATCH",
                 "timeoutInMillis": %d, "cacheNamespace": "x9y8z7", "cacheKeyParameters": []}""".formatted(URI,
                        millis));
    }

    private static JsonNode resources(int millis) {
        return JSON.readTree(
                """
                {"items": [{"id": "x9y8z7", "path": "/orders", "resourceMethods": {"POST": {"httpMethod": "POST",
                 "methodIntegration": %s}}}]}""".formatted(integration(millis)));
    }

    /** Answered after so long. */
    public static Observed<Symptom> symptom(int millis, int status) {
        return seen(new Symptom("https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders", "POST", status,
                Map.of(), "{\"message\": \"Endpoint request timed out\"}", millis(millis), NOW, true), "client",
                "Request", Map.of());
    }

    public static Observed<FunctionConfiguration> function(int seconds, int megabytes) {
        return seen(new FunctionConfiguration(FUNCTION_ARN, "orders-backend", "$LATEST", Duration.ofSeconds(seconds),
                megabytes, "python3.13", "Active", "", "Successful", "", false, "rev-1",
                "/aws/lambda/orders-backend", VpcConfig.NONE,
                new FunctionConfiguration.Code("", 12_345_678, 40_000_000, Instant.EPOCH)), "lambda",
                "GetFunctionConfiguration",
                Map.of("FunctionName", "orders-backend"), functionAnswer(seconds, megabytes, "rev-1"));
    }

    /** GetFunctionConfiguration's answer. */
    public static JsonNode functionAnswer(int seconds, int megabytes, String revision) {
        return JSON.readTree(
                """
                {"FunctionName": "orders-backend", "FunctionArn": "%s", "Runtime": "python3.13", "Timeout": %d,
                 "MemorySize": %d, "State": "Active", "LastUpdateStatus": "Successful", "RevisionId": "%s"}"""
                        .formatted(FUNCTION_ARN, seconds, megabytes, revision));
    }

    public static GatewayMetrics gatewayMetrics(long requests, long failed, int p50, int p99, int max) {
        Latency latency = new Latency(requests, millis(p50), millis((p50 + p99) / 2), millis(p99), millis(max));
        return new GatewayMetrics(WINDOW, true, requests, 0, failed, latency, latency);
    }

    public static FunctionReport report(String id, int millis, int init, int used) {
        return new FunctionReport(id, NOW.minusSeconds(60), millis(millis), millis(init), 128, used, false);
    }

    /** Seen, by a call with these parameters. */
    public static <T> Observed<T> seen(T value, String service, String operation, Map<String, ?> parameters) {
        return seen(value, service, operation, parameters, JSON.readTree("{\"answer\": \"as AWS gave it\"}"));
    }

    private static <T> Observed<T> seen(T value, String service, String operation, Map<String, ?> parameters,
            JsonNode answer) {
        return new Observed.Seen<>(value, source(service, operation, parameters, answer));
    }

    /** Refused. */
    public static <T> EvidenceSet denied(EvidenceSet evidence, EvidenceKey<T> key, String action) {
        return evidence.with(key, new Observed.Denied<>(action, "*", "not authorized to perform: " + action,
                source("apigateway", "Get", Map.of(), JSON.missingNode())));
    }

    public static Source source(String service, String operation, Map<String, ?> parameters, JsonNode answer) {
        return new Source(AwsCall.of(service, operation, "us-east-1", parameters), NOW, answer);
    }

    public static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }
}
