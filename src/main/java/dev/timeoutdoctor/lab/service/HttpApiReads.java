package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpDefinition;
import dev.timeoutdoctor.lab.account.HttpDeployment;
import dev.timeoutdoctor.lab.account.HttpIntegration;
import dev.timeoutdoctor.lab.account.HttpRoute;
import dev.timeoutdoctor.lab.account.HttpStage;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** API Gateway v2, the calls that read HTTP and WebSocket APIs. */
final class HttpApiReads {

    private static final Pattern TAGGED = Pattern
            .compile("arn:aws:apigateway:[^:]+::/apis/([^/]+)(?:/stages/([^/]+))?");

    private final Simulation simulation;

    HttpApiReads(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        String api = "/v2/apis/{api}";
        return List.of(
                route("GetApis", "/v2/apis",
                        call -> Reply.ok(Items.of(call.request(), simulation.account().httpApis(), this::view))),
                route("GetApi", api, call -> Reply.ok(view(api(call)))),
                route("GetRoutes", api + "/routes",
                        call -> Reply.ok(
                                Items.of(call.request(), api(call).workingCopy().routes(), HttpApiViews::route))),
                route("GetRoute", api + "/routes/{route}",
                        call -> Reply.ok(HttpApiViews.route(route(api(call), call)))),
                route("GetIntegrations", api + "/integrations",
                        call -> Reply.ok(Items.of(call.request(), api(call).workingCopy().integrations(),
                                HttpApiViews::integration))),
                route("GetIntegration", api + "/integrations/{integration}",
                        call -> Reply.ok(HttpApiViews.integration(integration(api(call), call)))),
                route("GetStages", api + "/stages",
                        call -> Reply.ok(Items.of(call.request(), api(call).stages(),
                                stage -> HttpApiViews.stage(api(call), stage)))),
                route("GetStage", api + "/stages/{stage}",
                        call -> Reply.ok(HttpApiViews.stage(api(call), stage(api(call), call)))),
                route("GetDeployments", api + "/deployments", this::deployments),
                route("GetDeployment", api + "/deployments/{deployment}",
                        call -> Reply.ok(HttpApiViews.deployment(deployment(api(call), call.path("deployment"))))),
                route("GetAuthorizers", api + "/authorizers", this::authorizers),
                route("ExportApi", api + "/exports/{specification}", this::export),
                route("GetTags", "/v2/tags/{arn}", this::tags));
    }

    private static RestRoute route(String operation, String path, Function<RestCall, Reply> handler) {
        return RestRoute.of("apigatewayv2", operation, "GET", path, handler);
    }

    /** No HTTP or WebSocket API of the lab has an authorizer. */
    private Reply authorizers(RestCall call) {
        api(call);
        ObjectNode node = Json.object();
        node.putArray("items");
        return Reply.ok(node);
    }

    private ObjectNode view(HttpApi api) {
        return HttpApiViews.api(simulation.account(), api);
    }

    private HttpApi api(RestCall call) {
        return api(simulation.account(), call);
    }

    static HttpApi api(Account account, RestCall call) {
        return account.httpApi(call.path("api"))
                .orElseThrow(() -> Refusal.notFound("Invalid API identifier specified " + account.id() + ":"
                        + call.path("api")));
    }

    static HttpRoute route(HttpApi api, RestCall call) {
        return api.workingCopy().route(call.path("route"))
                .orElseThrow(() -> Refusal.notFound("Unable to find Route by key " + call.path("route")
                        + " within the provided API"));
    }

    static HttpIntegration integration(HttpApi api, RestCall call) {
        return api.workingCopy().integration(call.path("integration"))
                .orElseThrow(() -> Refusal.notFound("Unable to find Integration by key " + call.path("integration")
                        + " within the provided API"));
    }

    static HttpStage stage(HttpApi api, RestCall call) {
        return api.stage(call.path("stage"))
                .orElseThrow(() -> Refusal.notFound("Unable to find Stage by key " + call.path("stage")
                        + " within the provided API"));
    }

    static HttpDeployment deployment(HttpApi api, String id) {
        return api.deployment(id).orElseThrow(
                () -> Refusal.notFound("Unable to find Deployment by key " + id + " within the provided API"));
    }

    private Reply deployments(RestCall call) {
        List<HttpDeployment> newestFirst = api(call).deployments().stream()
                .sorted(Comparator.comparing(HttpDeployment::created).reversed()).toList();
        return Reply.ok(Items.of(call.request(), newestFirst, HttpApiViews::deployment));
    }

    /** With a stage what it serves, without one the latest configuration (AWS: ExportApi, StageName). */
    private Reply export(RestCall call) {
        HttpApi api = api(call);
        if (!call.path("specification").equals("OAS30")) {
            throw Refusal.badRequest("Only OAS30 is supported as specification");
        }
        if (api.isWebSocket()) {
            throw Refusal.badRequest("WebSocket APIs cannot be exported");
        }
        String stageName = call.request().parameter("stageName").orElse("");
        HttpDefinition exported = stageName.isEmpty()
                ? api.workingCopy()
                : api.snapshotOf(api.stage(stageName).orElseThrow(() -> Refusal
                        .notFound("Unable to find Stage by key " + stageName + " within the provided API")));
        boolean extensions = !call.request().parameter("includeExtensions").orElse("true").equals("false");
        ObjectNode document = HttpApiExport.of(simulation.account(), api, exported, stageName, extensions);
        return switch (call.request().parameter("outputType").orElse("")) {
            case "JSON" -> Reply.ok(document);
            case "YAML" ->
                new Reply(200, Map.of("Content-Type", "application/yaml"), Yaml.write(document));
            default -> throw Refusal.badRequest("outputType must be one of: [JSON, YAML]");
        };
    }

    private Reply tags(RestCall call) {
        Matcher arn = TAGGED.matcher(call.path("arn"));
        if (!arn.matches()) {
            throw Refusal.badRequest("Invalid resource ARN specified: " + call.path("arn"));
        }
        HttpApi api = simulation.account().httpApi(arn.group(1))
                .orElseThrow(() -> Refusal.notFound("Invalid API identifier specified"));
        Map<String, String> tags = arn.group(2) == null
                ? api.tags()
                : api.stage(arn.group(2)).map(HttpStage::tags)
                        .orElseThrow(() -> Refusal.notFound("Invalid stage identifier specified"));
        ObjectNode node = Json.object();
        node.set("tags", Json.texts(tags));
        return Reply.ok(node);
    }
}
