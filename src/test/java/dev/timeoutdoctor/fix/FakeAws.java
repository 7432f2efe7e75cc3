package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small account: one API with two methods, one stage, one function. Working copy and deployments are separate. */
final class FakeAws implements AwsReader, AwsWriter {

    static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
    static final JsonMapper JSON = JsonMapper.builder().build();

    final ObjectNode orders = object(
            """
            {"type": "AWS_PROXY", "httpMethod": "POST", "timeoutInMillis": 3000, "passthroughBehavior": "WHEN_NO_MATCH",
             "uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations",
             "requestTemplates": {"application/json": "{}"}, "requestParameters": {}}""");
    final ObjectNode carts = object(
            """
            {"type": "HTTP_PROXY", "httpMethod": "GET", "timeoutInMillis": 29000, "uri": "https://carts.example.com"}""");
    final ObjectNode function = object(
            """
            {"FunctionName": "orders", "FunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:orders",
             "Version": "$LATEST", "Runtime": "python3.13", "Handler": "app.handler", "Timeout": 60, "MemorySize": 128,
             "RevisionId": "r1", "State": "Active", "LastUpdateStatus": "Successful",
             "Environment": {"Variables": {"DB_PASSWORD": "hunter2"}}}""");
    final Map<String, ObjectNode> deployments = new LinkedHashMap<>();
    String served = "d1";
    /** The deployment that gets a tenth of the stage's traffic; empty where the stage has no canary. */
    String canary = "";
    final List<String> writes = new ArrayList<>();
    final List<String> reads = new ArrayList<>();

    /** How VPC links are, by their ids. */
    final Map<String, String> links = new LinkedHashMap<>();

    /** What a read of an operation answers instead of the truth. */
    final Map<String, Observed<JsonNode>> brokenReads = new LinkedHashMap<>();
    private final Map<String, Integer> honestReads = new LinkedHashMap<>();
    /** How often a function says that it is still being updated. */
    int busyLooks;
    /** Runs in place of the next write; null lets it through. */
    @Nullable
    Supplier<@Nullable Observed<JsonNode>> insteadOfWrite;
    /** Whether a write takes effect though its answer is lost. */
    @Nullable
    FailureKind lostAnswer;

    FakeAws() {
        deploy("d1", "first");
    }

    private void deploy(String id, String description) {
        ObjectNode snapshot = JSON.createObjectNode().put("id", id).put("description", description);
        snapshot.set("orders", orders.deepCopy());
        snapshot.set("carts", carts.deepCopy());
        deployments.put(id, snapshot);
        served = id;
    }

    static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    static <T> Observed<T> seen(T value) {
        return new Observed.Seen<>(value, source());
    }

    static <T> Observed<T> failed(FailureKind kind) {
        return new Observed.Failed<>(kind, "because", source());
    }

    private static Source source() {
        return new Source(AwsCall.of("client", "Test", "", Map.of()), NOW, JSON.createObjectNode());
    }

    @Override
    public Observed<JsonNode> read(AwsCall call) {
        reads.add(call.operation());
        if (Thread.currentThread().isInterrupted()) {
            return failed(FailureKind.CANCELLED);
        }
        Observed<JsonNode> broken = brokenReads.get(call.operation());
        boolean honest = honestReads.merge(call.operation(), -1, Integer::sum) >= 0;
        return broken != null && !honest ? broken : seen(answer(call));
    }

    /** An operation answers the truth a few times more, then something else. */
    void brokenAfter(String operation, int honest, Observed<JsonNode> answer) {
        honestReads.put(operation, honest);
        brokenReads.put(operation, answer);
    }

    private JsonNode answer(AwsCall call) {
        return switch (call.operation()) {
            case "GetIntegration" -> orders.deepCopy();
            case "GetStage" -> stage();
            case "GetResources" -> resources();
            case "GetExport" -> export();
            case "GetDeployment" -> deployments.getOrDefault(call.parameters().path("deploymentId").asString(),
                    JSON.createObjectNode());
            case "GetFunctionConfiguration" -> functionNow();
            case "GetVpcLink" -> link(call.parameters());
            default -> throw new IllegalArgumentException(call.operation());
        };
    }

    private JsonNode link(JsonNode named) {
        String id = named.path("vpcLinkId").asString(named.path("VpcLinkId").asString(""));
        return JSON.createObjectNode().put("id", id).put(named.has("vpcLinkId") ? "status" : "VpcLinkStatus",
                links.getOrDefault(id, "AVAILABLE"));
    }

    private JsonNode stage() {
        ObjectNode stage = JSON.createObjectNode().put("stageName", "prod").put("deploymentId", served);
        if (!canary.isEmpty()) {
            stage.putObject("canarySettings").put("percentTraffic", 10.0).put("deploymentId", canary);
        }
        return stage;
    }

    private JsonNode functionNow() {
        ObjectNode now = function.deepCopy();
        if (busyLooks > 0) {
            busyLooks--;
            now.put("LastUpdateStatus", "InProgress");
        }
        return now;
    }

    JsonNode resources() {
        ObjectNode root = JSON.createObjectNode();
        resource("x1", "/orders", "POST", orders, root);
        resource("x2", "/carts", "GET", carts, root);
        return root;
    }

    private static void resource(String id, String path, String method, ObjectNode integration, ObjectNode root) {
        ObjectNode resource = root.withArray("items").addObject().put("id", id).put("path", path);
        resource.putObject("resourceMethods").putObject(method).put("httpMethod", method)
                .put("authorizationType", "NONE").put("apiKeyRequired", false)
                .set("methodIntegration", integration.deepCopy());
    }

    JsonNode export() {
        ObjectNode snapshot = deployments.getOrDefault(served, JSON.createObjectNode());
        ObjectNode root = JSON.createObjectNode();
        ObjectNode paths = root.putObject("paths");
        paths.putObject("/orders").putObject("post").set("x-amazon-apigateway-integration",
                exported(snapshot.path("orders")));
        paths.putObject("/carts").putObject("get").set("x-amazon-apigateway-integration",
                exported(snapshot.path("carts")));
        return root;
    }

    private static ObjectNode exported(JsonNode integration) {
        ObjectNode out = (ObjectNode) integration.deepCopy();
        out.put("type", out.path("type").asString().toLowerCase(Locale.ROOT));
        return out;
    }

    @Override
    public Observed<JsonNode> write(AwsCall call) {
        Supplier<@Nullable Observed<JsonNode>> instead = insteadOfWrite;
        insteadOfWrite = null;
        Observed<JsonNode> other = instead == null ? null : instead.get();
        if (other != null) {
            return other;
        }
        JsonNode answer = change(call);
        FailureKind lost = lostAnswer;
        lostAnswer = null;
        return lost == null ? seen(answer) : failed(lost);
    }

    private JsonNode change(AwsCall call) {
        JsonNode parameters = call.parameters();
        writes.add(call.operation());
        switch (call.operation()) {
            case "UpdateIntegration" -> patch(parameters.path("patchOperations"));
            case "UpdateStage" -> served = parameters.path("patchOperations").path(0).path("value").asString();
            case "CreateDeployment" -> {
                String id = "d" + (deployments.size() + 1);
                deploy(id, parameters.path("description").asString(""));
                return JSON.createObjectNode().put("id", id);
            }
            case "UpdateFunctionConfiguration" -> {
                for (String member : List.of("Timeout", "MemorySize")) {
                    if (parameters.has(member)) {
                        function.set(member, parameters.path(member));
                    }
                }
                function.put("RevisionId", "r" + (writes.size() + 1));
            }
            default -> throw new IllegalArgumentException(call.operation());
        }
        return JSON.createObjectNode();
    }

    private void patch(JsonNode operations) {
        for (JsonNode operation : operations) {
            String name = operation.path("path").asString().substring(1);
            String value = operation.path("value").asString();
            if (name.equals("timeoutInMillis")) {
                orders.put(name, Integer.parseInt(value));
            } else {
                orders.put(name, value);
            }
        }
    }

    /** The whole account as text: what undo must restore. */
    String state() {
        ObjectNode shown = function.deepCopy();
        shown.remove("RevisionId");
        return orders + " " + carts + " " + shown + " " + served;
    }
}
