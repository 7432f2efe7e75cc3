package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Way;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a route of an HTTP API leads to (AWS: API Gateway v2 API reference, UpdateRoute). */
final class HttpRouteWay implements Way {

    private static final String TARGET = "Target";

    @Override
    public String question() {
        return "apigatewayv2:GetRoute";
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (!differing.has(TARGET)) {
            return List.of();
        }
        Map<String, Object> parameters = Steps.named(read, "ApiId", "RouteId");
        parameters.put(TARGET, differing.path(TARGET));
        return List.of(Steps.step(read, "UpdateRoute", parameters, now, goal));
    }
}
