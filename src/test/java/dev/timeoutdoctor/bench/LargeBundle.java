package dev.timeoutdoctor.bench;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleHead;
import dev.timeoutdoctor.evidence.bundle.BundledCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A large but honest bundle: an API of 2,000 resources, as last edited and as served, 100,000 metric points, and log lines until the
 * wanted size is reached.
 */
public final class LargeBundle {

    static final Instant AT = Instant.parse("2026-11-22T14:02:11Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String API = "a1b2c3d4e5";
    private static final String FUNCTION = "orders-handler";
    private static final String ACCESS_LOG = "orders-access";
    private static final String FORMAT = "$context.requestId $context.identity.sourceIp $context.httpMethod "
            + "$context.resourcePath $context.status $context.responseLatency";
    private static final String URI = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            + "arn:aws:lambda:us-east-1:123456789012:function:" + FUNCTION + "/invocations";

    private final List<BundledCall> calls = new ArrayList<>();
    private final Random random = new Random(7);

    /**
     * A bundle with this many lines in each of its logs.
     *
     * @param lines in each log
     */
    public static Bundle of(int lines) {
        LargeBundle large = new LargeBundle();
        large.api();
        large.function();
        large.points();
        large.log("/aws/lambda/" + FUNCTION, lines, large::report);
        large.log("API-Gateway-Execution-Logs_" + API + "/prod", lines, large::failure);
        large.log(ACCESS_LOG, lines, large::access);
        String url = "https://" + API + ".execute-api.us-east-1.amazonaws.com/prod/orders/1999";
        return new Bundle(new BundleHead(AT, "benchmark", "123456789012", "us-east-1", false,
                BundleHead.nothingSeen(url, "POST", AT)), large.calls);
    }

    private void seen(String service, String operation, Map<String, ?> parameters, JsonNode answer) {
        AwsCall call = AwsCall.of(service, operation, "us-east-1", parameters);
        calls.add(BundledCall.of(call, new Observed.Seen<>(answer, new Source(call, AT, answer))));
    }

    private void api() {
        Map<String, String> id = Map.of("restApiId", API);
        seen("apigateway", "GetRestApi", id, JSON.readTree(
                "{\"id\":\"" + API + "\",\"name\":\"orders\",\"endpointConfiguration\":{\"types\":[\"REGIONAL\"]}}"));
        ObjectNode stages = JSON.createObjectNode();
        stages.putArray("item").addObject().put("stageName", "prod").put("deploymentId", "d1")
                .putObject("accessLogSettings").put("format", FORMAT)
                .put("destinationArn", "arn:aws:logs:us-east-1:123456789012:log-group:" + ACCESS_LOG);
        seen("apigateway", "GetStages", id, stages);
        ObjectNode resources = JSON.createObjectNode();
        ArrayNode items = resources.putArray("items");
        ObjectNode export = JSON.createObjectNode().put("openapi", "3.0.1");
        ObjectNode paths = export.putObject("paths");
        for (int i = 0; i < 2_000; i++) {
            String path = "/orders/" + i;
            ObjectNode methods = items.addObject().put("id", "r" + i).put("path", path).putObject("resourceMethods");
            ObjectNode post = methods.putObject("POST").put("httpMethod", "POST").put("authorizationType", "NONE");
            integration(post.putObject("methodIntegration"));
            integration(paths.putObject(path).putObject("post").putObject("x-amazon-apigateway-integration"));
        }
        seen("apigateway", "GetResources", Map.of("restApiId", API, "embed", List.of("methods")), resources);
        seen("apigateway", "GetExport", Map.of("restApiId", API, "stageName", "prod", "exportType", "oas30"), export);
    }

    private static void integration(ObjectNode into) {
        into.put("type", "AWS_PROXY").put("httpMethod", "POST").put("uri", URI).put("timeoutInMillis", 3_000);
    }

    private void function() {
        seen("lambda", "GetFunctionConfiguration", Map.of("FunctionName", FUNCTION), JSON.readTree(
                "{\"FunctionName\":\"" + FUNCTION
                        + "\",\"FunctionArn\":\"arn:aws:lambda:us-east-1:123456789012:function:"
                        + FUNCTION
                        + "\",\"Timeout\":60,\"MemorySize\":1024,\"State\":\"Active\",\"LastUpdateStatus\":\"Successful\"}"));
    }

    private void points() {
        List<Map<String, Object>> queries = new ArrayList<>();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("MetricDataResults");
        for (String metric : List.of("IntegrationLatency", "Latency", "Count", "4XXError", "5XXError")) {
            for (String statistic : List.of("p50", "p90", "p99", "Maximum", "SampleCount", "Sum")) {
                String id = "m" + queries.size();
                queries.add(Map.of("Id", id, "MetricStat", Map.of("Stat", statistic, "Period", 60, "Metric",
                        Map.of("Namespace", "AWS/ApiGateway", "MetricName", metric, "Dimensions",
                                List.of(Map.of("Name", "ApiName", "Value", "orders"),
                                        Map.of("Name", "Stage", "Value", "prod"))))));
                ObjectNode result = results.addObject().put("Id", id).put("StatusCode", "Complete");
                ArrayNode times = result.putArray("Timestamps");
                ArrayNode values = result.putArray("Values");
                for (int i = 0; i < 3_334; i++) {
                    times.add(AT.minusSeconds(60L * i).toString());
                    values.add(random.nextInt(3_000));
                }
            }
        }
        seen("cloudwatch", "GetMetricData", Map.of("MetricDataQueries", queries, "StartTime",
                AT.minusSeconds(200_000).toString(), "EndTime", AT.toString()), answer);
    }

    private String report(String id) {
        return "REPORT RequestId: " + id + "\tDuration: " + random.nextInt(2_000)
                + ".12 ms\tBilled Duration: 2000 ms\tMemory Size: 1024 MB\tMax Memory Used: 200 MB\t\n";
    }

    private String failure(String id) {
        return "(" + id + ") Execution failed due to a timeout error";
    }

    private String access(String id) {
        boolean failed = random.nextInt(10) == 0;
        return id + " 203.0.113." + random.nextInt(250) + " POST /orders/1999 " + (failed ? "504 3012" : "200 412");
    }

    private void log(String group, int lines, UnaryOperator<String> message) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode events = answer.putArray("events");
        for (int i = 0; i < lines; i++) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            events.addObject().put("logStreamName", "2026/11/22/[$LATEST]" + id.replace("-", ""))
                    .put("timestamp", AT.minusSeconds(10_000).toEpochMilli() + i).put("message", message.apply(id))
                    .put("ingestionTime", AT.toEpochMilli())
                    .put("eventId", String.valueOf(random.nextLong(Long.MAX_VALUE)));
        }
        seen("logs", "FilterLogEvents", Map.of("logGroupName", group, "startTime",
                AT.minusSeconds(10_000).toEpochMilli(), "endTime", AT.toEpochMilli()), answer);
    }
}
