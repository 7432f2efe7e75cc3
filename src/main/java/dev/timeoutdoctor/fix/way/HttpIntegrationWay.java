package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Way;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An integration of an HTTP or WebSocket API: its members are sent as they are (AWS: API Gateway v2 API reference, UpdateIntegration). */
final class HttpIntegrationWay implements Way {

    @Override
    public String question() {
        return "apigatewayv2:GetIntegration";
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = Steps.named(read, "ApiId", "IntegrationId");
        differing.properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        return List.of(Steps.step(read, "UpdateIntegration", parameters, now, goal));
    }
}
