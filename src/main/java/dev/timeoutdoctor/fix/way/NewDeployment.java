package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Creation;
import dev.timeoutdoctor.fix.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A new deployment, whose id AWS gives; the stage then serves it. It is known again by its description.
 *
 * @param wanted the member of a stage's goal that is the description of a deployment that does not exist yet
 * @param api the parameter that names the API
 * @param served the member of a stage that is the id of the deployment that it serves
 * @param id the member of a deployment that is its id
 * @param description the member of a deployment, and the parameter of the call, that describes it
 */
record NewDeployment(String wanted, String api, String served, String id, String description) implements Creation {

    /** Of a REST API (AWS: API Gateway API reference, CreateDeployment). */
    static final NewDeployment REST = new NewDeployment("newDeployment", "restApiId", "deploymentId", "id",
            "description");
    /** Of an HTTP or WebSocket API (AWS: API Gateway v2 API reference, CreateDeployment). */
    static final NewDeployment HTTP = new NewDeployment("NewDeployment", "ApiId", "DeploymentId", "DeploymentId",
            "Description");

    @Override
    public Optional<ObjectNode> goal(AwsCall call) {
        return call.operation().equals("CreateDeployment")
                ? Optional.of(Json.object().put(wanted, Json.text(call.parameters(), description)))
                : Optional.empty();
    }

    @Override
    public ChangeStep made(ChangeStep step, JsonNode answer) {
        String given = Json.text(answer, id);
        return step.after().isEmpty() && !given.isEmpty() ? serving(step, given) : step;
    }

    /** The stage serves another deployment: ours where it carries our description. */
    @Override
    public Observed<Optional<ChangeStep>> found(ChangeStep step, Observed.Seen<JsonNode> now,
            Function<AwsCall, Observed<JsonNode>> ask) {
        if (step.before().holds(now.value())) {
            return now.map(_ -> Optional.empty());
        }
        String serves = Json.text(now.value(), served);
        String ours = Json.text(step.call().parameters(), description);
        return ask.apply(question(step, serves))
                .map(deployment -> !ours.isEmpty() && ours.equals(Json.text(deployment, description))
                        ? Optional.of(serving(step, serves))
                        : Optional.empty());
    }

    private ChangeStep serving(ChangeStep step, String deployment) {
        return step.becoming(Json.object().put(served, deployment));
    }

    /** The question of the deployment that a step of the stage leads to; empty where the stage goes on serving the same. */
    Optional<AwsCall> of(ChangeStep step) {
        return step.touched().contains(served)
                ? Optional.of(question(step, Json.text(step.after(), served)))
                : Optional.empty();
    }

    private AwsCall question(ChangeStep step, String deployment) {
        Map<String, Object> parameters = Steps.named(step.before().read(), api);
        parameters.put(served, deployment);
        return AwsCall.of(step.call().service(), "GetDeployment", step.call().region(), parameters);
    }
}
