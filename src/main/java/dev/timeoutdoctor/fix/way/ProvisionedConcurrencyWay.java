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

/** Copies of a version that are kept started, which takes AWS a minute or two (AWS: Lambda API reference, PutProvisionedConcurrencyConfig). */
final class ProvisionedConcurrencyWay implements Way {

    private static final String REQUESTED = "RequestedProvisionedConcurrentExecutions";
    private static final String STATUS = "Status";
    private static final String REASON = "StatusReason";
    private static final Working WORKING = Working.told(180, STATUS, "IN_PROGRESS", "FAILED", REASON)
            .after(Steps::edited);

    @Override
    public String question() {
        return "lambda:GetProvisionedConcurrencyConfig";
    }

    @Override
    public boolean mayBeMissing() {
        return true;
    }

    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        return Json.project(answer, List.of(REQUESTED, STATUS, REASON));
    }

    @Override
    public Working working() {
        return WORKING;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (!differing.has(REQUESTED)) {
            return List.of();
        }
        Map<String, Object> parameters = Steps.named(read, "FunctionName", "Qualifier");
        ObjectNode counted = Json.project(goal, List.of(REQUESTED));
        if (differing.path(REQUESTED).isNull()) {
            return List.of(Steps.step(read, "DeleteProvisionedConcurrencyConfig", parameters, now, counted));
        }
        parameters.put("ProvisionedConcurrentExecutions", differing.path(REQUESTED));
        return List.of(Steps.step(read, "PutProvisionedConcurrencyConfig", parameters, now, counted));
    }
}
