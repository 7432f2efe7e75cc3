package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Deployment;
import dev.timeoutdoctor.lab.account.GatewayResponse;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.Resource;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** API Gateway v1, the calls that read. */
final class RestApiReads {

    /** All types with the status that AWS gives them (AWS: gateway response types); 0 where it varies. */
    private static final List<Map.Entry<String, Integer>> GATEWAY_RESPONSES = List.of(Map.entry("ACCESS_DENIED", 403),
            Map.entry("API_CONFIGURATION_ERROR", 500), Map.entry("AUTHORIZER_CONFIGURATION_ERROR", 500),
            Map.entry("AUTHORIZER_FAILURE", 500), Map.entry("BAD_REQUEST_BODY", 400),
            Map.entry("BAD_REQUEST_PARAMETERS", 400), Map.entry("DEFAULT_4XX", 0), Map.entry("DEFAULT_5XX", 0),
            Map.entry("EXPIRED_TOKEN", 403), Map.entry("INTEGRATION_FAILURE", 504),
            Map.entry("INTEGRATION_TIMEOUT", 504), Map.entry("INVALID_API_KEY", 403),
            Map.entry("INVALID_SIGNATURE", 403), Map.entry("MISSING_AUTHENTICATION_TOKEN", 403),
            Map.entry("QUOTA_EXCEEDED", 429), Map.entry("REQUEST_TOO_LARGE", 413), Map.entry("RESOURCE_NOT_FOUND", 404),
            Map.entry("THROTTLED", 429), Map.entry("UNAUTHORIZED", 401), Map.entry("UNSUPPORTED_MEDIA_TYPE", 415),
            Map.entry("WAF_FILTERED", 403));

    private static final Pattern TAGGED = Pattern
            .compile("arn:aws:apigateway:[^:]+::/restapis/([^/]+)(?:/stages/([^/]+))?");

    private final Simulation simulation;

    RestApiReads(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        String api = "/restapis/{api}";
        return List.of(route("GetAccount", "/account", this::account), route("GetRestApis", "/restapis", this::apis),
                route("GetRestApi", api, call -> Reply.ok(RestApiViews.restApi(api(call)))),
                route("GetResources", api + "/resources", this::resources),
                route("GetResource", api + "/resources/{resource}", this::resource),
                route("GetMethod", api + "/resources/{resource}/methods/{method}",
                        call -> Reply.ok(RestApiViews.method(method(api(call), call)))),
                route("GetIntegration", api + "/resources/{resource}/methods/{method}/integration",
                        call -> Reply.ok(RestApiViews.integration(method(api(call), call)))),
                route("GetStages", api + "/stages", this::stages),
                route("GetStage", api + "/stages/{stage}",
                        call -> Reply.ok(RestApiViews.stage(stage(api(call), call)))),
                route("GetDeployments", api + "/deployments", this::deployments),
                route("GetDeployment", api + "/deployments/{deployment}", this::deployment),
                route("GetExport", api + "/stages/{stage}/exports/{type}", this::export),
                route("GetAuthorizers", api + "/authorizers",
                        call -> Reply.ok(Page.of(call.request(), api(call).authorizers(),
                                each -> RestApiViews.authorizer(simulation.account(), each)))),
                route("GetGatewayResponses", api + "/gatewayresponses", this::gatewayResponses),
                route("GetTags", "/tags/{arn}", this::tags));
    }

    private static RestRoute route(String operation, String path, Function<RestCall, Reply> handler) {
        return RestRoute.of("apigateway", operation, "GET", path, handler);
    }

    private RestApi api(RestCall call) {
        return api(simulation.account(), call);
    }

    static RestApi api(Account account, RestCall call) {
        return account.api(call.path("api")).orElseThrow(() -> Refusal
                .notFound("Invalid API identifier specified " + account.id() + ":" + call.path("api")));
    }

    static Resource resource(RestApi api, RestCall call) {
        return api.workingCopy().resource(call.path("resource"))
                .orElseThrow(() -> Refusal.notFound("Invalid Resource identifier specified"));
    }

    static Method method(RestApi api, RestCall call) {
        return Optional.ofNullable(resource(api, call).methods().get(call.path("method")))
                .orElseThrow(() -> Refusal.notFound("Invalid Method identifier specified"));
    }

    static Stage stage(RestApi api, RestCall call) {
        return api.stage(call.path("stage")).orElseThrow(() -> Refusal.notFound("Invalid stage identifier specified"));
    }

    private Reply account(RestCall call) {
        ObjectNode node = Json.object();
        String role = simulation.account().cloudwatchRoleArn();
        if (!role.isEmpty()) {
            node.put("cloudwatchRoleArn", role);
        }
        node.putObject("throttleSettings").put("burstLimit", 5_000).put("rateLimit", 10_000.0);
        node.putArray("features").add("UsagePlans");
        node.put("apiKeyVersion", "4");
        return Reply.ok(node);
    }

    private Reply apis(RestCall call) {
        return Reply.ok(Page.of(call.request(), simulation.account().apis(), RestApiViews::restApi));
    }

    private Reply resources(RestCall call) {
        boolean methods = call.request().parameters("embed").contains("methods");
        return Reply.ok(Page.of(call.request(), api(call).workingCopy().resources(),
                resource -> RestApiViews.resource(resource, methods)));
    }

    private Reply resource(RestCall call) {
        boolean methods = call.request().parameters("embed").contains("methods");
        return Reply.ok(RestApiViews.resource(resource(api(call), call), methods));
    }

    private Reply stages(RestCall call) {
        String deployment = call.request().parameter("deploymentId").orElse("");
        ObjectNode node = Json.object();
        api(call).stages().stream().filter(stage -> deployment.isEmpty() || stage.deploymentId().equals(deployment))
                .forEach(stage -> node.withArray("item").add(RestApiViews.stage(stage)));
        node.withArray("item");
        return Reply.ok(node);
    }

    private Reply deployments(RestCall call) {
        List<Deployment> newestFirst = api(call).deployments().stream()
                .sorted(Comparator.comparing(Deployment::created).reversed()).toList();
        return Reply.ok(Page.of(call.request(), newestFirst, each -> RestApiViews.deployment(each, false)));
    }

    private Reply deployment(RestCall call) {
        Deployment deployment = api(call).deployment(call.path("deployment"))
                .orElseThrow(() -> Refusal.notFound("Invalid Deployment identifier specified"));
        boolean summary = call.request().parameters("embed").contains("apisummary");
        return Reply.ok(RestApiViews.deployment(deployment, summary));
    }

    private Reply export(RestCall call) {
        RestApi api = api(call);
        Stage stage = stage(api, call);
        if (!call.path("type").equals("oas30")) {
            throw Refusal.badRequest("The lab exports oas30 only, not " + call.path("type"));
        }
        if (call.request().header("accept").orElse("").contains("yaml")) {
            throw Refusal.badRequest("The lab exports application/json only");
        }
        List<String> extensions = call.request().parameters("extensions");
        boolean integrations = extensions.contains("integrations") || extensions.contains("apigateway");
        ObjectNode document = OpenApiExport.of(simulation.account(), api, stage, integrations);
        return Reply.ok(document).with("Content-Disposition",
                "attachment; filename=\"" + api.name() + "-" + stage.name() + "-oas30.json\"");
    }

    private Reply gatewayResponses(RestCall call) {
        RestApi api = api(call);
        return Reply.ok(Page.of(call.request(), GATEWAY_RESPONSES,
                entry -> gatewayResponse(entry.getKey(), entry.getValue(), api)));
    }

    private static ObjectNode gatewayResponse(String type, int status, RestApi api) {
        Optional<GatewayResponse> changed = api.workingCopy().gatewayResponse(type);
        ObjectNode node = Json.object().put("responseType", type);
        int shown = changed.map(GatewayResponse::statusCode).orElse(status);
        if (shown != 0) {
            node.put("statusCode", String.valueOf(shown));
        }
        node.putObject("responseParameters");
        node.putObject("responseTemplates").put("application/json",
                changed.map(GatewayResponse::jsonTemplate).orElse("{\"message\":$context.error.messageString}"));
        return node.put("defaultResponse", changed.isEmpty());
    }

    private Reply tags(RestCall call) {
        Matcher arn = TAGGED.matcher(call.path("arn"));
        if (!arn.matches()) {
            throw Refusal.badRequest("Invalid resource ARN specified: " + call.path("arn"));
        }
        RestApi api = simulation.account().api(arn.group(1))
                .orElseThrow(() -> Refusal.notFound("Invalid API identifier specified"));
        Map<String, String> tags = api.tags();
        if (arn.group(2) != null) {
            tags = api.stage(arn.group(2)).map(Stage::tags)
                    .orElseThrow(() -> Refusal.notFound("Invalid stage identifier specified"));
        }
        ObjectNode node = Json.object();
        node.set("tags", Json.texts(tags));
        return Reply.ok(node);
    }
}
