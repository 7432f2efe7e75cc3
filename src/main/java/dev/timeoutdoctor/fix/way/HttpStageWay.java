package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stage of an HTTP or WebSocket API: its members are sent as they are. Its access log cannot be set to nothing, so turning it off is
 * a call of its own (AWS: API Gateway v2 API reference, UpdateStage, DeleteAccessLogSettings).
 */
final class HttpStageWay implements Way {

    private static final String ACCESS_LOG = "AccessLogSettings";
    private static final String DEPLOYMENT = "DeploymentId";
    private static final String DESCRIPTION = "Description";
    /** The description of a deployment that does not exist yet. */
    private static final String NEW = "NewDeployment";

    @Override
    public String question() {
        return "apigatewayv2:GetStage";
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.has(NEW)) {
            return List.of(deployment(read, now, Json.text(differing, NEW)));
        }
        List<ChangeStep> steps = new ArrayList<>();
        if (differing.has(ACCESS_LOG) && differing.path(ACCESS_LOG).isNull()) {
            ObjectNode off = differing.deepCopy().retain(ACCESS_LOG);
            steps.add(Steps.step(read, "DeleteAccessLogSettings", named(read), now, off));
            differing.remove(ACCESS_LOG);
        }
        if (!differing.isEmpty()) {
            Map<String, Object> parameters = named(read);
            differing.properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
            steps.add(Steps.step(read, "UpdateStage", parameters, now, differing));
        }
        return List.copyOf(steps);
    }

    /** A new deployment, whose id AWS gives; the stage then serves it. */
    private static ChangeStep deployment(AwsCall read, JsonNode now, String description) {
        return Steps.creating(read, HttpCalls.createDeployment(read, description), now, List.of(DEPLOYMENT));
    }

    @Override
    public Optional<ObjectNode> creation(AwsCall call) {
        return call.operation().equals("CreateDeployment")
                ? Optional.of(Json.object().put(NEW, Json.text(call.parameters(), DESCRIPTION)))
                : Optional.empty();
    }

    @Override
    public ChangeStep made(ChangeStep step, JsonNode answer) {
        String id = Json.text(answer, DEPLOYMENT);
        return step.after().isEmpty() && !id.isEmpty() ? step.becoming(Json.object().put(DEPLOYMENT, id)) : step;
    }

    /** The stage serves another deployment: ours where it carries our description. */
    @Override
    public Observed<Optional<ChangeStep>> found(ChangeStep step, Observed.Seen<JsonNode> now,
            Function<AwsCall, Observed<JsonNode>> ask) {
        if (step.before().holds(now.value())) {
            return now.map(_ -> Optional.empty());
        }
        AwsCall read = deployment(step, Json.text(now.value(), DEPLOYMENT));
        String wanted = Json.text(step.call().parameters(), DESCRIPTION);
        return ask.apply(read).map(deployment -> {
            boolean ours = !wanted.isEmpty() && wanted.equals(Json.text(deployment, DESCRIPTION));
            return ours ? Optional.of(made(step, deployment)) : Optional.empty();
        });
    }

    /** The deployment that the stage is to serve. */
    @Override
    public Optional<AwsCall> worksOn(ChangeStep step) {
        return step.touched().contains(DEPLOYMENT)
                ? Optional.of(deployment(step, Json.text(step.after(), DEPLOYMENT)))
                : Optional.empty();
    }

    private static AwsCall deployment(ChangeStep step, String id) {
        Map<String, Object> parameters = Steps.named(step.before().read(), "ApiId");
        parameters.put(DEPLOYMENT, id);
        return AwsCall.of(step.call().service(), "GetDeployment", step.call().region(), parameters);
    }

    private static Map<String, Object> named(AwsCall read) {
        return Steps.named(read, "ApiId", "StageName");
    }
}
