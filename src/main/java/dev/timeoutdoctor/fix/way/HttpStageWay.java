package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Creation;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.Working;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stage of an HTTP or WebSocket API: its members are sent as they are. Its access log cannot be set to nothing, so turning it off is
 * a call of its own (AWS: API Gateway v2 API reference, UpdateStage, DeleteAccessLogSettings).
 */
final class HttpStageWay implements Way {

    private static final String ACCESS_LOG = "AccessLogSettings";
    private static final NewDeployment DEPLOYMENTS = NewDeployment.HTTP;
    private static final Working WORKING = Working.AT_ONCE.on(DEPLOYMENTS::of);

    @Override
    public String question() {
        return "apigatewayv2:GetStage";
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.has(DEPLOYMENTS.wanted())) {
            return List.of(Steps.creating(read,
                    HttpCalls.createDeployment(read, Json.text(differing, DEPLOYMENTS.wanted())), now,
                    List.of(DEPLOYMENTS.served())));
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

    @Override
    public Creation creation() {
        return DEPLOYMENTS;
    }

    /** AWS may still be making the deployment that the stage is to serve. */
    @Override
    public Working working() {
        return WORKING;
    }

    private static Map<String, Object> named(AwsCall read) {
        return Steps.named(read, "ApiId", "StageName");
    }
}
