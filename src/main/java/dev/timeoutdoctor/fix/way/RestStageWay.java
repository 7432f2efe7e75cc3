package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.Patching;
import dev.timeoutdoctor.fix.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A REST API's stage, above all which deployment it serves. A deployment is taken back by pointing the stage to the deployment before
 * it, so that nobody else's edits are published by an undo; the deployment itself stays (AWS: API Gateway developer guide, set up
 * deployments; API reference, patch operations, UpdateStage).
 */
final class RestStageWay implements Way {

    private static final String DEPLOYMENT = "deploymentId";
    private static final Patching PATCHING = new StagePatching();
    private static final String CANARY = "canarySettings";
    private static final String DESCRIPTION = "description";
    /** The description of a deployment that does not exist yet. */
    private static final String NEW = "newDeployment";
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
        if (differing.has(NEW)) {
            return List.of(Steps.creating(read, Calls.createDeployment(read, Json.text(differing, NEW)), now,
                    List.of(DEPLOYMENT, CANARY)));
        }
        Map<String, Object> parameters = Steps.named(read, "restApiId", "stageName");
        parameters.put("patchOperations",
                StagePatch.between(now, differing).stream().map(PatchOperation::members).toList());
        return List.of(Steps.locked(read, "UpdateStage", parameters, now, goal, List.of(DEPLOYMENT, CANARY)));
    }

    @Override
    public Optional<ObjectNode> creation(AwsCall call) {
        return call.operation().equals("CreateDeployment")
                ? Optional.of(Json.object().put(NEW, Json.text(call.parameters(), DESCRIPTION)))
                : Optional.empty();
    }

    @Override
    public ChangeStep made(ChangeStep step, JsonNode answer) {
        String deployment = Json.text(answer, "id");
        return step.after().isEmpty() && !deployment.isEmpty()
                ? step.becoming(Json.object().put(DEPLOYMENT, deployment))
                : step;
    }

    /** The stage serves another deployment: ours where it carries our description. */
    @Override
    public Observed<Optional<ChangeStep>> found(ChangeStep step, Observed.Seen<JsonNode> now,
            Function<AwsCall, Observed<JsonNode>> ask) {
        if (step.before().holds(now.value())) {
            return now.map(_ -> Optional.empty());
        }
        String id = Json.text(now.value(), DEPLOYMENT);
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", Json.text(step.call().parameters(), "restApiId"));
        parameters.put(DEPLOYMENT, id);
        String wanted = Json.text(step.call().parameters(), DESCRIPTION);
        AwsCall read = AwsCall.of("apigateway", "GetDeployment", step.call().region(), parameters);
        return ask.apply(read).map(deployment -> {
            boolean ours = !wanted.isEmpty() && wanted.equals(Json.text(deployment, DESCRIPTION));
            return ours ? Optional.of(step.becoming(Json.object().put(DEPLOYMENT, id))) : Optional.empty();
        });
    }
}
