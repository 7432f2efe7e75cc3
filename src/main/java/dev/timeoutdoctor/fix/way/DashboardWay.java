package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dashboard of CloudWatch: put as a whole, or deleted (AWS: CloudWatch API reference, PutDashboard). Its body is a text for AWS and
 * JSON for whoever looks at it.
 */
final class DashboardWay implements Way {

    private static final String NAME = "DashboardName";
    private static final String BODY = "DashboardBody";

    @Override
    public String question() {
        return "cloudwatch:GetDashboard";
    }

    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        ObjectNode dashboard = Json.project(answer, List.of(NAME, BODY));
        try {
            dashboard.set(BODY, Json.MAPPER.readTree(Json.text(answer, BODY)));
        } catch (JacksonException e) {
            return dashboard; // a body that is no JSON stays a text
        }
        return dashboard;
    }

    @Override
    public boolean mayBeMissing() {
        return true;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        ObjectNode whole = Json.overlay(now, goal);
        String name = Json.text(read.parameters(), NAME);
        if (!whole.has(BODY)) {
            return List.of(
                    Steps.step(read, "DeleteDashboards", Map.of("DashboardNames", List.of(name)), now, differing));
        }
        Map<String, Object> parameters = Steps.named(read, NAME);
        JsonNode body = whole.path(BODY);
        parameters.put(BODY, body.isString() ? body.asString() : body.toString());
        return List.of(Steps.step(read, "PutDashboard", parameters, now, differing));
    }
}
