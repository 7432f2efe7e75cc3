package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.WayBack;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An integration of an HTTP or WebSocket API: its members are sent as they are, and one that shall not be there is deleted (AWS: API
 * Gateway v2 API reference, UpdateIntegration, DeleteIntegration). New ones are made by {@link HttpIntegrationsWay}.
 */
final class HttpIntegrationWay implements Way {

    private static final String ID = "IntegrationId";

    @Override
    public String question() {
        return "apigatewayv2:GetIntegration";
    }

    @Override
    public boolean mayBeMissing() {
        return true;
    }

    @Override
    public WayBack back() {
        return WayBack.gone("change.async-service.gone");
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = Steps.named(read, "ApiId", ID);
        if (differing.path(ID).isNull()) {
            return List.of(Steps.step(read, "DeleteIntegration", parameters, now, goal));
        }
        differing.properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        return List.of(Steps.step(read, "UpdateIntegration", parameters, now, goal));
    }
}
