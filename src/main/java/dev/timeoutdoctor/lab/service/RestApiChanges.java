package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Canary;
import dev.timeoutdoctor.lab.account.Deployment;
import dev.timeoutdoctor.lab.account.DeploymentIds;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.MethodSettings;
import dev.timeoutdoctor.lab.account.Resource;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** API Gateway v1, the calls that change: they touch the working copy, make deployments, or point stages at them. */
final class RestApiChanges {

    /** Members of CreateDeployment that would change more than the stage's deployment. */
    private static final List<String> NOT_SIMULATED = List.of("cacheClusterEnabled",
            "cacheClusterSize", "variables", "tracingEnabled");

    private final Simulation simulation;

    RestApiChanges(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        return List.of(
                RestRoute.of("apigateway", "UpdateIntegration", "PATCH",
                        "/restapis/{api}/resources/{resource}/methods/{method}/integration", this::updateIntegration),
                RestRoute.of("apigateway", "UpdateRestApi", "PATCH", "/restapis/{api}", this::updateRestApi),
                RestRoute.of("apigateway", "UpdateStage", "PATCH", "/restapis/{api}/stages/{stage}", this::updateStage),
                RestRoute.of("apigateway", "CreateDeployment", "POST", "/restapis/{api}/deployments",
                        this::createDeployment));
    }

    private Reply updateIntegration(RestCall call) {
        List<PatchOperation> operations = PatchOperation.of(call.request().json());
        Account after = simulation.store().change(account -> {
            RestApi api = RestApiReads.api(account, call);
            Resource resource = RestApiReads.resource(api, call);
            Method method = RestApiReads.method(api, call);
            Method changed = method
                    .withIntegration(new IntegrationPatch(account, api).apply(method.integration(), operations));
            return account.with(api.withWorkingCopy(api.workingCopy().with(resource.withMethod(changed))));
        });
        Method method = RestApiReads.method(RestApiReads.api(after, call), call);
        return Reply.ok(RestApiViews.integration(method));
    }

    /** Only the endpoint type can be changed here: the path's last part is the type to replace. */
    private Reply updateRestApi(RestCall call) {
        List<PatchOperation> operations = PatchOperation.of(call.request().json());
        Account after = simulation.store().change(account -> {
            RestApi api = RestApiReads.api(account, call);
            for (PatchOperation operation : operations) {
                if (!operation.op().equals("replace")
                        || !operation.path().equals("/endpointConfiguration/types/" + api.endpointType())) {
                    throw operation.notAllowed("[/endpointConfiguration/types/" + api.endpointType() + "]");
                }
                if (!List.of("EDGE", "REGIONAL", "PRIVATE").contains(operation.value())) {
                    throw Refusal.badRequest("Invalid endpoint type specified: " + operation.value());
                }
                api = api.withEndpointType(operation.value());
            }
            return account.with(api);
        });
        return Reply.ok(RestApiViews.restApi(RestApiReads.api(after, call)));
    }

    private Reply updateStage(RestCall call) {
        List<PatchOperation> operations = PatchOperation.of(call.request().json());
        Instant now = simulation.now();
        Account after = simulation.store().change(account -> {
            RestApi api = RestApiReads.api(account, call);
            Stage changed = new StagePatch(api, now).apply(RestApiReads.stage(api, call), operations);
            return account.with(api.withStage(changed));
        });
        return Reply.ok(RestApiViews.stage(RestApiReads.stage(RestApiReads.api(after, call), call)));
    }

    private Reply createDeployment(RestCall call) {
        JsonNode body = call.request().json();
        String stageName = body.path("stageName").asString("");
        if (!stageName.matches("[A-Za-z0-9_-]{0,128}")) {
            throw Refusal.badRequest("Stage name only allows a-zA-Z0-9_-");
        }
        NOT_SIMULATED.stream().filter(body::hasNonNull).findFirst().ifPresent(member -> {
            throw Refusal.badRequest("The lab does not simulate a deployment with " + member);
        });
        Instant now = simulation.now();
        Account after = simulation.store().change(account -> {
            RestApi api = RestApiReads.api(account, call);
            boolean toCanary = body.path("canarySettings").isObject();
            if (!toCanary && api.stage(stageName).flatMap(Stage::canary).isPresent()) {
                throw Refusal
                        .badRequest("The lab does not simulate a deployment to a stage with a canary: AWS does not "
                                + "say to which of its two deployments it goes");
            }
            if (api.workingCopy().resources().stream().allMatch(resource -> resource.methods().isEmpty())) {
                throw Refusal.badRequest("The REST API doesn't contain any methods");
            }
            VpcLinkService.refuseDeleting(account, api.workingCopy().links());
            Deployment made = new Deployment(
                    DeploymentIds.next(api.deployments().size(), id -> api.deployment(id).isPresent()),
                    body.path("description").asString(""), now, api.workingCopy());
            RestApi deployed = api.withDeployment(made);
            if (toCanary) {
                Stage stage = api.stage(stageName).orElseThrow(
                        () -> Refusal.badRequest("Canary settings need a stage that exists"));
                return account.with(deployed.withStage(
                        stage.withCanary(Optional.of(canary(body.path("canarySettings"), made.id())), now)));
            }
            if (stageName.isEmpty()) {
                return account.with(deployed);
            }
            Stage stage = api.stage(stageName).map(old -> old.withDeployment(made.id(), now)).orElseGet(
                    () -> newStage(stageName, made.id(), body.path("stageDescription").asString(""), now));
            return account.with(deployed.withStage(stage));
        });
        Deployment made = RestApiReads.api(after, call).deployments().getLast();
        return Reply.json(201, RestApiViews.deployment(made, false));
    }

    private static Canary canary(JsonNode settings, String deploymentId) {
        double percent = settings.path("percentTraffic").asDouble(0);
        if (percent < 0 || percent > 100) {
            throw Refusal.badRequest("Invalid percentTraffic specified, must be between 0.0 and 100.0");
        }
        Map<String, String> overrides = new HashMap<>();
        settings.path("stageVariableOverrides").properties()
                .forEach(one -> overrides.put(one.getKey(), one.getValue().asString("")));
        return new Canary(percent, deploymentId, overrides);
    }

    private static Stage newStage(String name, String deploymentId, String description, Instant now) {
        return new Stage(name, deploymentId, description, now, now, Map.of(), false,
                new Stage.AccessLogSettings("", ""), Map.<String, MethodSettings>of(), Map.of(), Optional.empty(),
                Stage.CacheCluster.NONE);
    }
}
