package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.Working;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The version that an alias points to, locked to the alias's revision (AWS: Lambda API reference, UpdateAlias). */
final class AliasWay implements Way {

    private static final String REVISION = "RevisionId";
    private static final String ROUTING = "RoutingConfig";
    private static final String WEIGHTS = "AdditionalVersionWeights";

    @Override
    public String question() {
        return "lambda:GetAlias";
    }

    /** An alias that sends everything to one version has no routing. */
    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        ObjectNode shown = Json.copy(answer);
        if (answer.path(ROUTING).path(WEIGHTS).isEmpty()) {
            shown.remove(ROUTING);
        }
        return shown;
    }

    @Override
    public Working working() {
        return Steps.AFTER_EDIT;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = Steps.named(read, "FunctionName", "Name");
        differing.properties().forEach(one -> parameters.put(one.getKey(), one.getValue().isNull()
                ? Json.object().set(WEIGHTS, Json.object())
                : one.getValue()));
        parameters.put(REVISION, Json.text(now, REVISION));
        return List.of(Steps.locked(read, "UpdateAlias", parameters, now, goal, List.of(REVISION)));
    }
}
