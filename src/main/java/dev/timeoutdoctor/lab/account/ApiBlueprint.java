package dev.timeoutdoctor.lab.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads one REST API of a scenario file. */
final class ApiBlueprint {

    /** AWS's access log variables that tell gateway and backend apart (AWS: variables for access logging, REST). */
    private static final String ACCESS_LOG_FORMAT = """
                                                    {"requestId":"$context.requestId","extendedRequestId":"$context.extendedRequestId",\
                                                    "t":"$context.requestTimeEpoch","m":"$context.httpMethod","p":"$context.resourcePath",\
                                                    "status":"$context.status","respMs":"$context.responseLatency","intMs":"$context.integration.latency",\
                                                    "intStatus":"$context.integration.status","svcStatus":"$context.integration.integrationStatus",\
                                                    "intErr":"$context.integration.error","intReq":"$context.integration.requestId",\
                                                    "errType":"$context.error.responseType","err":"$context.error.message"}""";

    /** Settings that an earlier deployment may have had otherwise. */
    private static final List<String> EARLIER = List.of("uri", "connectionId", "responseTransferMode");

    private static final Set<String> TYPES = Set.of("AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK");

    private final Account account;
    private final Instant start;
    private final Map<String, String> references;

    ApiBlueprint(Account account, Instant start) {
        this.account = account;
        this.start = start;
        this.references = NetworkBlueprint.references(account.network());
    }

    RestApi read(Fields in) {
        String id = in.text("id");
        Map<String, String> idsByPath = new HashMap<>();
        List<Resource> resources = in.list("resources", each -> resource(each, idsByPath));
        List<GatewayResponse> responses = in.list("gatewayResponses", each -> each.complete(
                new GatewayResponse(each.text("responseType"), each.integer("statusCode"), each.text("jsonTemplate"))));
        Definition workingCopy = new Definition(resources, responses);
        List<Deployment> deployments = in.list("deployments", each -> deployment(each, workingCopy));
        List<Stage> stages = in.list("stages", this::stage);
        RestApi api = new RestApi(id, in.text("name"), in.text("description", ""), start.minus(in.duration("before")),
                in.text("endpointType", "REGIONAL"), in.map("tags", JsonNode::stringValue),
                in.list("authorizers", each -> each.complete(
                        new Authorizer(each.text("id"), each.text("name"), each.text("function")))),
                workingCopy, deployments, stages);
        stages.forEach(api::snapshotOf);
        return in.complete(api);
    }

    private Resource resource(Fields in, Map<String, String> idsByPath) {
        String path = in.text("path");
        String id = in.text("id");
        String parentId = "";
        if (!path.equals("/")) {
            String parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
            if (!idsByPath.containsKey(parent)) {
                throw in.wrong("path", "must come after its parent " + parent);
            }
            parentId = idsByPath.getOrDefault(parent, "");
        }
        idsByPath.put(path, id);
        Map<String, Method> methods = new TreeMap<>();
        in.objects("methods").forEach((name, fields) -> methods.put(name, fields.complete(method(name, fields, id))));
        return in.complete(new Resource(id, parentId, path, methods));
    }

    private Method method(String name, Fields fields, String resourceId) {
        String status = String.valueOf(fields.integer("successStatus", 200));
        return new Method(name, fields.text("authorizationType", "NONE"), fields.text("authorizer", ""),
                fields.flag("apiKeyRequired", false), fields.text("requestValidatorId", ""),
                Map.of(status, MethodResponse.plain(status)), Map.of(status, IntegrationResponse.plain(status)),
                integration(fields.object("integration"), resourceId));
    }

    private Integration integration(Fields in, String resourceId) {
        String type = in.text("type");
        if (!TYPES.contains(type)) {
            throw in.wrong("type", "must be one of " + TYPES);
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("cacheNamespace", resourceId);
        settings.put("responseTransferMode", in.text("responseTransferMode", "BUFFERED"));
        settings.put("passthroughBehavior", in.text("passthroughBehavior", "WHEN_NO_MATCH"));
        if (in.has("function")) {
            settings.put("uri", account.invocationUri(in.text("function")));
            settings.put("httpMethod", "POST");
        } else if (!type.equals("MOCK")) {
            settings.put("uri", in.text("uri"));
            settings.put("httpMethod", in.text("httpMethod"));
            settings.put("connectionType", "INTERNET");
        }
        if (in.has("connectionId")) {
            settings.put("connectionType", "VPC_LINK");
            settings.put("connectionId", in.text("connectionId"));
        }
        if (in.has("integrationTarget")) {
            String target = in.text("integrationTarget");
            settings.put("integrationTarget", references.getOrDefault(target, target));
        }
        return in.complete(new Integration(type, settings,
                Duration.ofMillis(in.integer("timeoutInMillis", (int) Integration.DEFAULT_TIMEOUT.toMillis())),
                in.map("requestParameters", JsonNode::stringValue), in.map("requestTemplates", JsonNode::stringValue),
                List.of()));
    }

    /** A deployment is the working copy without what came later, and with the old values of what changed. */
    private Deployment deployment(Fields in, Definition workingCopy) {
        List<String> without = in.texts("without");
        Map<String, Fields> instead = in.objects("instead");
        Set<String> known = new HashSet<>();
        workingCopy.resources().forEach(resource -> {
            known.add(resource.path());
            resource.methods().keySet().forEach(name -> known.add(name + " " + resource.path()));
        });
        Stream.concat(without.stream(), instead.keySet().stream()).filter(name -> !known.contains(name)).findFirst()
                .ifPresent(name -> {
                    throw in.wrong(name, "is nothing that the working copy has");
                });
        List<Resource> resources = new ArrayList<>();
        for (Resource resource : workingCopy.resources()) {
            if (without.contains(resource.path())) {
                continue;
            }
            Map<String, Method> methods = new TreeMap<>();
            resource.methods().forEach((name, method) -> {
                String key = name + " " + resource.path();
                Fields old = instead.get(key);
                if (!without.contains(key)) {
                    methods.put(name,
                            old == null ? method : method.withIntegration(earlier(old, method.integration())));
                }
            });
            resources.add(new Resource(resource.id(), resource.parentId(), resource.path(), methods));
        }
        return in.complete(new Deployment(in.text("id"), in.text("description", ""), start.minus(in.duration("before")),
                new Definition(resources, workingCopy.gatewayResponses())));
    }

    private Integration earlier(Fields in, Integration now) {
        Integration old = now
                .withTimeout(Duration.ofMillis(in.integer("timeoutInMillis", (int) now.timeout().toMillis())));
        for (String setting : EARLIER) {
            if (in.has(setting)) {
                old = old.withSetting(setting, in.text(setting));
            }
        }
        if (in.has("function")) {
            old = old.withSetting("uri", account.invocationUri(in.text("function")));
        }
        return in.complete(old);
    }

    private static Canary canary(Fields in) {
        return in.complete(new Canary(in.integer("percentTraffic"), in.text("deploymentId"),
                in.map("stageVariableOverrides", JsonNode::stringValue)));
    }

    private Stage stage(Fields in) {
        Instant created = start.minus(in.duration("before"));
        Stage.AccessLogSettings accessLog = new Stage.AccessLogSettings("", "");
        if (in.has("accessLogGroup")) {
            accessLog = new Stage.AccessLogSettings(account.logGroupArn(in.text("accessLogGroup")),
                    in.text("accessLogFormat", ACCESS_LOG_FORMAT));
        }
        Map<String, MethodSettings> settings = new TreeMap<>();
        in.objects("methodSettings").forEach((key, fields) -> settings.put(key, fields.complete(
                new MethodSettings(fields.flag("metrics", false), fields.text("loggingLevel", "OFF"),
                        fields.flag("dataTrace", false), MethodSettings.DEFAULT.burstLimit(),
                        MethodSettings.DEFAULT.rateLimit(), false, 300))));
        return in.complete(new Stage(in.text("name"), in.text("deploymentId"), in.text("description", ""), created,
                start.minus(in.duration("updatedBefore")), in.map("variables", JsonNode::stringValue),
                in.flag("tracing", false), accessLog, settings, in.map("tags", JsonNode::stringValue),
                in.has("canary") ? Optional.of(canary(in.object("canary"))) : Optional.empty(),
                Stage.CacheCluster.NONE));
    }
}
