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
 * What Lambda does with a function's asynchronous calls: retries, age and destinations. Put forgets what it is not told, so it is
 * told everything (AWS: Lambda API reference, PutFunctionEventInvokeConfig).
 */
final class EventInvokeWay implements Way {

    private static final String DESTINATIONS = "DestinationConfig";
    private static final List<String> MEMBERS = List.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds",
            DESTINATIONS);

    @Override
    public String question() {
        return "lambda:GetFunctionEventInvokeConfig";
    }

    @Override
    public boolean mayBeMissing() {
        return true;
    }

    /** Without times, and without destinations that are not set. */
    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        ObjectNode shown = Json.project(answer, MEMBERS);
        ObjectNode set = Json.object();
        answer.path(DESTINATIONS).properties().stream().filter(one -> one.getValue().has("Destination"))
                .forEach(one -> set.set(one.getKey(), one.getValue()));
        if (set.isEmpty()) {
            shown.remove(DESTINATIONS);
        } else {
            shown.set(DESTINATIONS, set);
        }
        return shown;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        if (Steps.differing(now, goal).isEmpty()) {
            return List.of();
        }
        ObjectNode whole = Json.copy(now);
        goal.properties().forEach(one -> whole.set(one.getKey(), one.getValue()));
        ObjectNode wanted = Json.withoutNulls(whole);
        Map<String, Object> parameters = Steps.named(read, "FunctionName", "Qualifier");
        if (wanted.isEmpty()) {
            return List.of(Steps.step(read, "DeleteFunctionEventInvokeConfig", parameters, now, goal));
        }
        wanted.properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        return List.of(Steps.locked(read, "PutFunctionEventInvokeConfig", parameters, now, goal,
                List.copyOf(now.propertyNames())));
    }
}
