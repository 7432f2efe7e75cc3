package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpDeployment;
import dev.timeoutdoctor.lab.account.HttpIntegration;
import dev.timeoutdoctor.lab.account.HttpRoute;
import dev.timeoutdoctor.lab.account.HttpStage;
import dev.timeoutdoctor.lab.account.MethodSettings;
import dev.timeoutdoctor.lab.account.Stage.AccessLogSettings;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** API Gateway v2, the calls that change. A stage with auto-deploy gets each change at once, others a deployment only. */
final class HttpApiChanges {

    private final Simulation simulation;

    HttpApiChanges(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        String api = "/v2/apis/{api}";
        return List.of(
                RestRoute.of("apigatewayv2", "UpdateIntegration", "PATCH", api + "/integrations/{integration}",
                        this::updateIntegration),
                RestRoute.of("apigatewayv2", "UpdateRoute", "PATCH", api + "/routes/{route}", this::updateRoute),
                RestRoute.of("apigatewayv2", "UpdateStage", "PATCH", api + "/stages/{stage}", this::updateStage),
                RestRoute.of("apigatewayv2", "DeleteAccessLogSettings", "DELETE",
                        api + "/stages/{stage}/accesslogsettings", this::deleteAccessLog),
                RestRoute.of("apigatewayv2", "CreateDeployment", "POST", api + "/deployments",
                        this::createDeployment));
    }

    private Reply updateIntegration(RestCall call) {
        JsonNode input = call.request().json();
        Instant now = simulation.now();
        Account after = simulation.store().change(account -> {
            HttpApi api = HttpApiReads.api(account, call);
            HttpIntegration changed = new HttpIntegrationUpdate(api).apply(HttpApiReads.integration(api, call), input);
            return account.with(api.edited(api.workingCopy().with(changed), now));
        });
        return Reply.ok(HttpApiViews.integration(HttpApiReads.integration(HttpApiReads.api(after, call), call)));
    }

    private Reply updateRoute(RestCall call) {
        JsonNode input = call.request().json();
        Instant now = simulation.now();
        Account after = simulation.store().change(account -> {
            HttpApi api = HttpApiReads.api(account, call);
            HttpRoute route = HttpApiReads.route(api, call);
            for (String member : input.propertyNames()) {
                if (!member.equals("target")) {
                    throw Refusal.badRequest("The lab changes the target of a route only, not " + member);
                }
            }
            String target = input.path("target").asString("").replaceFirst("^integrations/", "");
            if (api.workingCopy().integration(target).isEmpty()) {
                throw Refusal.badRequest("Invalid target specified: " + input.path("target").asString(""));
            }
            return account.with(api.edited(api.workingCopy().with(route.withIntegration(target)), now));
        });
        return Reply.ok(HttpApiViews.route(HttpApiReads.route(HttpApiReads.api(after, call), call)));
    }

    private Reply createDeployment(RestCall call) {
        JsonNode input = call.request().json();
        String stageName = input.path("stageName").asString("");
        Instant now = simulation.now();
        Account after = simulation.store().change(account -> {
            HttpApi api = HttpApiReads.api(account, call);
            if (api.workingCopy().routes().isEmpty()) {
                throw Refusal.badRequest("At least one route is required before deploying the Api.");
            }
            VpcLinkService.refuseDeleting(account, api.workingCopy().links());
            HttpDeployment made = new HttpDeployment(api.nextDeploymentId(), input.path("description").asString(""),
                    now, false,
                    api.workingCopy());
            HttpApi deployed = api.withDeployment(made);
            if (stageName.isEmpty() || made.failure().isPresent()) {
                return account.with(deployed);
            }
            HttpStage stage = api.stage(stageName).orElseThrow(() -> Refusal
                    .notFound("Unable to find Stage by key " + stageName + " within the provided API"));
            if (stage.autoDeploy()) {
                throw Refusal.badRequest("Deployment ID cannot be set on stage '" + stageName
                        + "' because AutoDeploy is enabled");
            }
            return account.with(deployed.withStage(stage.withDeployment(made.id(), now)));
        });
        return Reply.json(201, HttpApiViews.deployment(HttpApiReads.api(after, call).deployments().getLast()));
    }

    private Reply updateStage(RestCall call) {
        JsonNode input = call.request().json();
        Instant now = simulation.now();
        Account after = simulation.store().change(account -> {
            HttpApi api = HttpApiReads.api(account, call);
            HttpStage before = HttpApiReads.stage(api, call);
            HttpStage changed = before;
            for (Map.Entry<String, JsonNode> member : input.properties()) {
                changed = member(api, changed, member.getKey(), member.getValue(), now);
            }
            HttpApi updated = api.withStage(changed);
            return account.with(changed.autoDeploy() && !before.autoDeploy() ? updated.deployedByItself(now) : updated);
        });
        HttpApi api = HttpApiReads.api(after, call);
        return Reply.ok(HttpApiViews.stage(api, HttpApiReads.stage(api, call)));
    }

    private Reply deleteAccessLog(RestCall call) {
        Instant now = simulation.now();
        simulation.store().change(account -> {
            HttpApi api = HttpApiReads.api(account, call);
            HttpStage stage = HttpApiReads.stage(api, call);
            return account.with(api.withStage(stage.withAccessLog(new AccessLogSettings("", ""), now)));
        });
        return new Reply(204, Map.of(), "");
    }

    private static HttpStage member(HttpApi api, HttpStage stage, String name, JsonNode value, Instant now) {
        return switch (name) {
            case "description" -> stage.withDescription(value.asString(""), now);
            case "autoDeploy" -> stage.withAutoDeploy(value.asBoolean(false), now);
            case "deploymentId" -> {
                if (stage.autoDeploy()) {
                    throw Refusal.badRequest("Deployment ID cannot be set on stage '" + stage.name()
                            + "' because AutoDeploy is enabled");
                }
                yield stage.withDeployment(HttpApiReads.deployment(api, value.asString("")).id(), now);
            }
            case "stageVariables" -> {
                Map<String, String> variables = new TreeMap<>(stage.variables());
                value.properties().forEach(each -> variables.put(each.getKey(), each.getValue().asString("")));
                yield stage.withVariables(variables, now);
            }
            case "accessLogSettings" -> stage.withAccessLog(
                    new AccessLogSettings(value.path("destinationArn").asString(stage.accessLog().destinationArn()),
                            value.path("format").asString(stage.accessLog().format())),
                    now);
            case "defaultRouteSettings" -> stage.withRouteSettings(routeSettings(api, stage.routeSettings(), value),
                    now);
            default -> throw Refusal.badRequest("The lab does not change " + name + " of a stage");
        };
    }

    private static MethodSettings routeSettings(HttpApi api, MethodSettings before, JsonNode value) {
        if (!api.isWebSocket() && (value.has("loggingLevel") || value.has("dataTraceEnabled"))) {
            throw Refusal.badRequest("Execution logs are not supported on protocolType HTTP");
        }
        return before.withMetrics(value.path("detailedMetricsEnabled").asBoolean(before.metrics()))
                .withLoggingLevel(value.path("loggingLevel").asString(before.loggingLevel()))
                .withDataTrace(value.path("dataTraceEnabled").asBoolean(before.dataTrace()));
    }
}
