package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A method response or an integration response of a REST API: put as a whole, or deleted (AWS: API Gateway API reference,
 * PutMethodResponse, PutIntegrationResponse). A method response cannot be put where one is, so it is deleted first.
 */
final class RestResponseWay implements Way {

    private static final String STATUS = "statusCode";

    private final String thing;
    private final boolean deletedFirst;

    private RestResponseWay(String thing, boolean deletedFirst) {
        this.thing = thing;
        this.deletedFirst = deletedFirst;
    }

    static Way ofMethod() {
        return new RestResponseWay("MethodResponse", true);
    }

    static Way ofIntegration() {
        return new RestResponseWay("IntegrationResponse", false);
    }

    @Override
    public String question() {
        return "apigateway:Get" + thing;
    }

    @Override
    public boolean mayBeMissing() {
        return true;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        if (Steps.differing(now, goal).isEmpty()) {
            return List.of();
        }
        ObjectNode wanted = Json.overlay(now, goal);
        boolean there = !now.isEmpty();
        boolean stays = wanted.has(STATUS);
        List<ChangeStep> steps = new ArrayList<>();
        if (there && (deletedFirst || !stays)) {
            ObjectNode gone = Json.object();
            now.propertyNames().forEach(gone::putNull);
            steps.add(Steps.step(read, "Delete" + thing, named(read), now, gone));
        }
        if (stays) {
            Map<String, Object> parameters = named(read);
            wanted.properties().stream().filter(member -> !member.getKey().equals(STATUS))
                    .forEach(member -> parameters.put(member.getKey(), member.getValue()));
            ObjectNode after = wanted.deepCopy();
            goal.properties().stream().filter(member -> member.getValue().isNull())
                    .forEach(member -> after.putNull(member.getKey()));
            steps.add(Steps.step(read, "Put" + thing, parameters, steps.isEmpty() ? now : Json.object(), after));
        }
        return List.copyOf(steps);
    }

    private static Map<String, Object> named(AwsCall read) {
        return Steps.named(read, "restApiId", "resourceId", "httpMethod", STATUS);
    }
}
