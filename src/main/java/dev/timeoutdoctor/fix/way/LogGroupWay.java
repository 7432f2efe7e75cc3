package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log group, made or deleted; its lines go with it (AWS: CloudWatch Logs API reference, CreateLogGroup, DeleteLogGroup). AWS finds
 * groups by the beginning of their names only, so the question names the whole group and the answer may hold others too.
 */
final class LogGroupWay implements Way {

    private static final String PREFIX = "logGroupNamePrefix";
    private static final String NAME = "logGroupName";

    @Override
    public String question() {
        return "logs:DescribeLogGroups";
    }

    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        String name = Json.text(read.parameters(), PREFIX);
        return answer.path("logGroups").valueStream().filter(group -> Json.text(group, NAME).equals(name)).findFirst()
                .map(group -> Json.project(group, List.of(NAME))).orElseGet(Json::object);
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
        Map<String, Object> named = Map.of(NAME, Json.text(read.parameters(), PREFIX));
        String operation = Json.overlay(now, goal).has(NAME) ? "CreateLogGroup" : "DeleteLogGroup";
        return List.of(Steps.step(read, operation, named, now, differing));
    }
}
