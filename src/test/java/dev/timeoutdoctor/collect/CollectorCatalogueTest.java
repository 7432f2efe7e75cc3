package dev.timeoutdoctor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.MetricData;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class CollectorCatalogueTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:30:20Z");

    private final FakeAws aws = FakeAws.complete();

    @Test
    void everyKeyButTheKnownOnesHasExactlyOneCollector() {
        Set<EvidenceKey<?>> expected = new HashSet<>(EvidenceKeys.all());
        expected.remove(EvidenceKeys.SYMPTOM);
        expected.remove(EvidenceKeys.ROUTE);
        expected.remove(EvidenceKeys.NAMED_FUNCTION);
        List<Collector<?>> all = CollectorCatalogue.all(NOW, Duration.ofHours(3));
        assertEquals(expected, new HashSet<>(all.stream().map(Collector::key).toList()));
        assertEquals(expected.size(), all.size());
    }

    @Test
    void everyKeyHasATitle() {
        List<String> untitled = EvidenceKeys.all().stream().map(key -> key.title().key())
                .filter(key -> !Texts.english().has(key)).toList();
        assertEquals(List.of(), untitled);
    }

    @Test
    void allIntegrationsAreAskedForInOneCall() {
        collect("POST", "POST");
        assertEquals(
                call("apigateway", "GetResources",
                        "{\"restApiId\": \"a1b2c3d4e5\", \"embed\": [\"methods\"], \"limit\": 500}"),
                aws.call("GetResources"));
    }

    @Test
    void theSnapshotIsAskedForAsOpenApiWithIntegrations() {
        collect("POST", "POST");
        assertEquals(
                call("apigateway", "GetExport",
                        """
                        {"restApiId": "a1b2c3d4e5", "stageName": "prod", "exportType": "oas30",
                         "parameters": {"extensions": "integrations"}, "accepts": "application/json"}"""),
                aws.call("GetExport"));
    }

    @Test
    void theQuotaIsAskedForByItsCode() {
        collect("POST", "POST");
        assertEquals(List.of("L-E5AE38E3", "L-8A5B8E43"), quotaCodes("GetAWSDefaultServiceQuota"));
    }

    @Test
    void theRequestRateIsAskedForOnlyWhereTheTimeoutWasRaised() {
        aws.lacks("GetServiceQuota");
        EvidenceSet evidence = collect("POST", "POST");
        assertEquals(List.of("L-E5AE38E3"), quotaCodes("GetAWSDefaultServiceQuota"));
        assertEquals(new Observed.NotHere<>(Message.of("collect.not-here.raised-quota")),
                evidence.get(EvidenceKeys.APPLIED_THROTTLE_QUOTA));
    }

    @Test
    void theBusiestMinuteIsThatOfAllApisTogether() {
        aws.on("GetMetricData", call -> FakeAws.seen(call,
                MetricData.of(call,
                        Map.of("rest_apis", new double[]{600, 1_200}, "newer_apis", new double[]{60, 600}))));
        assertEquals(30.0, collect("POST", "POST").get(EvidenceKeys.REGION_TRAFFIC).seen().orElseThrow()
                .peakPerSecond());
    }

    private List<String> quotaCodes(String operation) {
        return parameters(operation).stream().map(given -> given.path("QuotaCode").asString(""))
                .sorted(Comparator.reverseOrder()).toList();
    }

    @Test
    void theFunctionIsAskedForWithTheAliasThatTheStageNames() {
        collect("POST", "POST");
        JsonNode qualified = Answers.json("{\"FunctionName\": \"orders\", \"Qualifier\": \"live\"}");
        JsonNode plain = Answers.json("{\"FunctionName\": \"orders\"}");
        assertEquals(Set.of(qualified, plain), Set.copyOf(parameters("GetFunctionConfiguration")));
        assertEquals(qualified, aws.call("GetPolicy").parameters());
        assertEquals(plain, aws.call("GetFunctionConcurrency").parameters());
        assertEquals(plain, aws.call("ListVersionsByFunction").parameters());
        assertEquals(Answers.json("{\"FunctionName\": \"orders\", \"Name\": \"live\"}"),
                aws.call("GetAlias").parameters());
        assertEquals(Answers.json("{\"Resource\": \"arn:aws:lambda:us-east-1:123456789012:function:orders\"}"),
                aws.call("ListTags").parameters());
    }

    @Test
    void aFunctionThatIsCalledAsItIsEditedHasNoVersionsToAskFor() {
        aws.answers("GetExport",
                Answers.json(Answers.file("GetExport").toString().replace(":${stageVariables.alias}", "")));
        EvidenceSet evidence = collect("POST", "POST");
        Observed<?> notHere = new Observed.NotHere<>(Message.of("collect.not-here.qualifier"));
        assertEquals(notHere, evidence.get(EvidenceKeys.LATEST_FUNCTION));
        assertEquals(notHere, evidence.get(EvidenceKeys.FUNCTION_VERSIONS));
        assertEquals(new Observed.NotHere<>(Message.of("collect.not-here.alias")),
                evidence.get(EvidenceKeys.FUNCTION_ALIAS));
    }

    @Test
    void tracesAreAskedForBySlowOrFailedCallsOfTheStage() {
        collect("POST", "POST");
        assertEquals(
                call("xray", "GetTraceSummaries",
                        """
                        {"StartTime": "2026-11-22T12:30:20Z", "EndTime": "2026-11-22T15:31:00Z",
                         "FilterExpression": "service(id(name: \\"orders/prod\\", type: \\"AWS::ApiGateway::Stage\\")) AND (responsetime > 1 OR fault = true)"}"""),
                aws.call("GetTraceSummaries"));
        assertEquals(
                Answers.json(
                        "{\"TraceIds\": [\"1-6b06e8a0-000000000000000000000002\", \"1-6b06e8a0-000000000000000000000001\"]}"),
                aws.call("BatchGetTraces").parameters());
    }

    @Test
    void aStageWithoutTracingCacheAndAccessLogIsNotAskedForTheirFigures() {
        aws.answers("GetStage", Answers.json("{\"stageName\": \"prod\", \"variables\": {\"alias\": \"live\"}}"));
        EvidenceSet evidence = collect("POST", "POST");
        assertEquals(new Observed.NotHere<>(Message.of("collect.not-here.tracing")),
                evidence.get(EvidenceKeys.TRACE_SUMMARIES));
        assertEquals(new Observed.NotHere<>(Message.of("collect.not-here.cache")),
                evidence.get(EvidenceKeys.CACHE_METRICS));
        assertEquals(new Observed.NotHere<>(Message.of("collect.not-here.access-log")),
                evidence.get(EvidenceKeys.ACCESS_LOG));
    }

    @Test
    void aStageWithoutCanaryIsNotAskedForTheCanarysLogs() {
        aws.answers("GetStage", Answers.json(Answers.file("GetStage").toString().replace("\"percentTraffic\":10.0",
                "\"percentTraffic\":0.0")));
        EvidenceSet evidence = collect("POST", "POST");
        Observed<?> notHere = new Observed.NotHere<>(Message.of("diagnosis.not-here.canary"));
        assertEquals(notHere, evidence.get(EvidenceKeys.CANARY_EXECUTION_LOG));
        assertEquals(notHere, evidence.get(EvidenceKeys.CANARY_ACCESS_LOG));
    }

    @Test
    void anAccessLogThatGoesToAStreamCannotBeAskedFor() {
        String stream = "arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-orders";
        aws.answers("GetStage", Answers.json("{\"stageName\": \"prod\", \"accessLogSettings\": {\"format\": "
                + "\"$context.requestId\", \"destinationArn\": \"" + stream + "\"}}"));
        assertEquals(new Observed.NotAsked<>(Message.of("collect.cannot.access-log", stream)),
                collect("POST", "POST").get(EvidenceKeys.ACCESS_LOG));
    }

    @Test
    void accessLogLinesAreFilteredByThePathWhereTheFormatHasIt() {
        aws.answers("GetStage", Answers.json(Answers.file("GetStage").toString().replace("$context.requestId",
                "$context.requestId $context.resourcePath")));
        collect("POST", "POST");
        assertEquals(List.of("\"/orders\"", "\"/orders\""), parameters("FilterLogEvents").stream()
                .filter(call -> call.path("logGroupName").asString("").startsWith("access"))
                .map(call -> call.path("filterPattern").asString("")).toList());
    }

    @Test
    void aFunctionOfAnotherAccountAndRegionIsAskedForByItsArnWhereItLives() {
        aws.answers("GetExport", Answers.json(Answers.file("GetExport").toString()
                .replace("arn:aws:lambda:us-east-1:123456789012", "arn:aws:lambda:eu-west-1:999999999999")));
        EvidenceSet evidence = collect("POST", "POST");
        assertEquals(new AwsCall("lambda", "GetFunctionConfiguration", "eu-west-1", Answers.json(
                """
                {"FunctionName": "arn:aws:lambda:eu-west-1:999999999999:function:orders", "Qualifier": "live"}""")),
                aws.calls().stream().filter(call -> call.operation().equals("GetFunctionConfiguration")
                        && call.parameters().has("Qualifier")).findFirst().orElseThrow());
        assertEquals(new Observed.NotAsked<>(Message.of("collect.cannot.other-account", "999999999999")),
                evidence.get(EvidenceKeys.FUNCTION_METRICS));
    }

    @Test
    void metricsAreAskedForTheMethodAndItsStageInOneCallOverFullHours() {
        collect("POST", "POST");
        JsonNode parameters = metrics("AWS/ApiGateway").parameters();
        assertEquals("2026-11-22T12:00:00Z", parameters.path("StartTime").stringValue());
        assertEquals("2026-11-22T15:31:00Z", parameters.path("EndTime").stringValue());
        assertEquals(26, parameters.path("MetricDataQueries").size());
        assertEquals(Answers
                .json("""
                      {"Id": "method_IntegrationLatency_p50", "MetricStat": {
                        "Metric": {"Namespace": "AWS/ApiGateway", "MetricName": "IntegrationLatency", "Dimensions": [
                          {"Name": "ApiName", "Value": "orders"}, {"Name": "Stage", "Value": "prod"},
                          {"Name": "Resource", "Value": "/orders"}, {"Name": "Method", "Value": "POST"}]},
                        "Period": 3600, "Stat": "p50"}}"""), parameters.path("MetricDataQueries").get(0));
        assertEquals(Answers.json("""
                                  {"Id": "stage_5XXError_Sum", "MetricStat": {
                                    "Metric": {"Namespace": "AWS/ApiGateway", "MetricName": "5XXError", "Dimensions": [
                                      {"Name": "ApiName", "Value": "orders"}, {"Name": "Stage", "Value": "prod"}]},
                                    "Period": 3600, "Stat": "Sum"}}"""), parameters.path("MetricDataQueries").get(25));
    }

    @Test
    void anyMethodIsAskedForUnderBothNames() {
        collect("PUT", "ANY");
        List<String> methods = metrics("AWS/ApiGateway").parameters().path("MetricDataQueries").valueStream()
                .map(query -> query.path("MetricStat").path("Metric").path("Dimensions").path(3).path("Value")
                        .asString(""))
                .distinct().toList();
        assertEquals(List.of("PUT", "ANY", ""), methods);
    }

    @Test
    void metricsOfAnApiWithoutAsciiNameAreAskedForByItsId() {
        aws.answers("GetRestApi", Answers.json(
                "{\"id\": \"a1b2c3d4e5\", \"name\": \"注文\", \"endpointConfiguration\": {\"types\": [\"REGIONAL\"]}}"));
        collect("POST", "POST");
        assertEquals("a1b2c3d4e5", metrics("AWS/ApiGateway").parameters()
                .at("/MetricDataQueries/0/MetricStat/Metric/Dimensions/0/Value").stringValue());
    }

    @Test
    void logsAreFilteredOverTheWindowInMilliseconds() {
        collect("POST", "POST");
        List<AwsCall> logs = aws.calls().stream().filter(call -> call.operation().equals("FilterLogEvents")).toList();
        assertEquals(Set.of(
                call("logs", "FilterLogEvents",
                        """
                        {"logGroupName": "API-Gateway-Execution-Logs_a1b2c3d4e5/prod", "startTime": 1795350620000,
                         "endTime": 1795361460000, "limit": 1000,
                         "filterPattern": "?\\"Execution failed\\" ?\\"Method completed with status: 5\\""}"""),
                call("logs", "FilterLogEvents",
                        """
                        {"logGroupName": "API-Gateway-Execution-Logs_a1b2c3d4e5/prod/Canary",
                         "startTime": 1795350620000, "endTime": 1795361460000, "limit": 1000,
                         "filterPattern": "?\\"Execution failed\\" ?\\"Method completed with status: 5\\""}"""),
                call("logs", "FilterLogEvents",
                        """
                        {"logGroupName": "/shop/orders", "startTime": 1795350620000, "endTime": 1795361460000,
                         "filterPattern": "?REPORT ?\\"Task timed out\\" ?\\"platform.report\\"", "limit": 1000}"""),
                call("logs", "FilterLogEvents",
                        """
                        {"logGroupName": "access", "startTime": 1795350620000, "endTime": 1795361460000,
                         "limit": 1000}"""),
                call("logs", "FilterLogEvents",
                        """
                        {"logGroupName": "access/Canary", "startTime": 1795350620000, "endTime": 1795361460000,
                         "limit": 1000}"""),
                call("logs", "FilterLogEvents",
                        """
                        {"logGroupName": "API-Gateway-Execution-Logs_a1b2c3d4e5/prod", "startTime": 1795350620000,
                         "endTime": 1795361460000, "filterPattern": "?\\"req-1\\"", "limit": 1000}""")),
                logs.stream().filter(call -> !call.parameters().path("filterPattern").asString("")
                        .contains("connection slots")).collect(Collectors.toSet()));
    }

    @Test
    void thePatternForKnownErrorsIsOneThatCloudWatchTakes() {
        collect("POST", "POST");
        String pattern = parameters("FilterLogEvents").stream().map(call -> call.path("filterPattern").asString(""))
                .filter(text -> text.contains("connection slots")).findFirst().orElseThrow();
        assertTrue(pattern.length() <= 1_024 && pattern.matches("(\\?\"[^\"]+\" ?)+"), pattern);
    }

    @Test
    void requestsThatFailedAreLookedUpByTheirIdsSinceOnlyOtherLinesNameTheMethod() {
        String id = "0d7a9c1e-6f3b-4d52-9c1c-3c1f4a2b7e11";
        aws.on("FilterLogEvents",
                call -> new Observed.Seen<>(Answers.json("{\"events\": [{\"timestamp\": 1795359500000,"
                        + " \"message\": \"(" + id + ") Execution failed due to a timeout error\"}]}"),
                        FakeAws.source(call,
                                MissingNode.getInstance())));
        collect("POST", "POST");
        assertEquals(List.of(call("logs", "FilterLogEvents",
                """
                {"logGroupName": "API-Gateway-Execution-Logs_a1b2c3d4e5/prod", "startTime": 1795350620000,
                 "endTime": 1795361460000, "limit": 1000,
                 "filterPattern": "?\\"0d7a9c1e-6f3b-4d52-9c1c-3c1f4a2b7e11\\""}""")),
                aws.calls().stream().filter(call -> call.parameters().path("filterPattern").asString("").contains(id))
                        .toList());
    }

    @Test
    void metricsOfTheGatewayBeginWithTheStagesPresentDeployment() {
        aws.answers("GetDeployments", Answers.json(
                "{\"items\": [{\"id\": \"dep002\", \"createdDate\": \"2026-11-22T14:01:30Z\"}]}"));
        collect("POST", "POST");
        assertEquals("2026-11-22T14:05:00Z",
                metrics("AWS/ApiGateway").parameters().path("StartTime").stringValue());
        assertEquals("2026-11-22T12:00:00Z", metrics("AWS/Lambda").parameters().path("StartTime").stringValue());
    }

    @Test
    void aDatapointThatBeginsBeforeTheDeploymentIsLeftOut() {
        MetricPeriod whole = MetricPeriod.of(NOW, Duration.ofHours(3));
        assertEquals(List.of("2026-11-22T12:00:00Z/3600", "2026-11-22T14:05:00Z/300", "2026-11-22T15:22:00Z/60",
                "2026-11-22T15:30:00Z/60"),
                List.of("2026-11-21T00:00:00Z", "2026-11-22T14:01:30Z", "2026-11-22T15:21:10Z",
                        "2026-11-22T15:30:05Z").stream().map(Instant::parse).map(whole::since)
                        .map(period -> period.window().from() + "/" + period.seconds()).toList());
    }

    @Test
    void windowsOfMetricsAreAlignedWithTheirDatapoints() {
        assertEquals(List.of("2026-11-22T15:00:00Z/300", "2026-11-21T15:00:00Z/3600", "2026-11-15T00:00:00Z/86400"),
                List.of(Duration.ofMinutes(30), Duration.ofDays(1), Duration.ofDays(7)).stream()
                        .map(since -> MetricPeriod.of(NOW, since))
                        .map(period -> period.window().from() + "/" + period.seconds()).toList());
    }

    private List<JsonNode> parameters(String operation) {
        return aws.calls().stream().filter(call -> call.operation().equals(operation)).map(AwsCall::parameters)
                .toList();
    }

    private AwsCall metrics(String namespace) {
        return aws.calls().stream().filter(call -> call.operation().equals("GetMetricData"))
                .filter(call -> call.parameters().at("/MetricDataQueries/0/MetricStat/Metric/Namespace")
                        .asString("").equals(namespace))
                .filter(call -> !call.parameters().toString().contains("CacheHitCount")).findFirst().orElseThrow();
    }

    private static AwsCall call(String service, String operation, String parameters) {
        return new AwsCall(service, operation, "us-east-1", Answers.json(parameters));
    }

    private EvidenceSet collect(String httpMethod, String methodKey) {
        return collect(new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1b2c3d4e5", "prod", httpMethod,
                "res0000001", "/orders", methodKey));
    }

    private EvidenceSet collect(Route route) {
        Source source = new Source(AwsCall.of("client", "Enter", "", Map.of()), NOW, MissingNode.getInstance());
        EvidenceSet known = EvidenceSet.empty().with(EvidenceKeys.ROUTE, new Observed.Seen<>(route, source));
        return new Collection(aws, CollectorCatalogue.all(NOW, Duration.ofHours(3)), Duration.ofSeconds(25),
                InstantSource.fixed(NOW)).run(known, Progress.none(), new Cancellation()).evidence();
    }
}
