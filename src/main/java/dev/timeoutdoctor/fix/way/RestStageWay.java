package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Creation;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.Patching;
import dev.timeoutdoctor.fix.Way;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A REST API's stage, above all which deployment it serves. A deployment is taken back by pointing the stage to the deployment before
 * it, so that nobody else's edits are published by an undo; the deployment itself stays (AWS: API Gateway developer guide, set up
 * deployments; API reference, patch operations, UpdateStage).
 */
final class RestStageWay implements Way {

    private static final NewDeployment DEPLOYMENTS = NewDeployment.REST;
    private static final String DEPLOYMENT = DEPLOYMENTS.served();
    private static final Patching PATCHING = new StagePatching();
    private static final String CANARY = "canarySettings";
    /** AWS: API Gateway API reference, MethodSetting. */
    private static final ObjectNode UNTOUCHED = Json.object().put("cacheDataEncrypted", false)
            .put("requireAuthorizationForCacheControl", true)
            .put("unauthorizedCacheControlHeaderStrategy", "SUCCEED_WITH_RESPONSE_HEADER");

    @Override
    public String question() {
        return "apigateway:GetStage";
    }

    /** Without what says nothing: the size of a cache that is off, and what AWS writes into every method's settings by itself. */
    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        ObjectNode stage = Json.copy(answer);
        if (!stage.path("cacheClusterEnabled").asBoolean(false)) {
            stage.remove("cacheClusterSize");
        }
        for (JsonNode settings : stage.path("methodSettings")) {
            UNTOUCHED.properties().stream()
                    .filter(usual -> Json.same(usual.getValue(), settings.path(usual.getKey())))
                    .forEach(usual -> ((ObjectNode) settings).remove(usual.getKey()));
        }
        return stage;
    }

    @Override
    public Optional<Patching> patching() {
        return Optional.of(PATCHING);
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        if (differing.has(DEPLOYMENTS.wanted())) {
            return List.of(
                    Steps.creating(read, Calls.createDeployment(read, Json.text(differing, DEPLOYMENTS.wanted())), now,
                            List.of(DEPLOYMENT, CANARY)));
        }
        Map<String, Object> parameters = Steps.named(read, "restApiId", "stageName");
        parameters.put("patchOperations",
                StagePatch.between(now, differing).stream().map(PatchOperation::members).toList());
        return List.of(Steps.locked(read, "UpdateStage", parameters, now, goal, List.of(DEPLOYMENT, CANARY)));
    }

    @Override
    public Creation creation() {
        return DEPLOYMENTS;
    }
}
