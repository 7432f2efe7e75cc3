package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.FunctionSettings;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Revision;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.Working;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a function, locked to the revision that it has now (AWS: Lambda API reference, UpdateFunctionConfiguration). */
final class FunctionWay implements Way {

    private static final String REVISION = FunctionSettings.REVISION;
    /** AWS takes seconds to update a function, in a VPC up to minutes. */
    private static final Working WORKING = Working.told(90, "LastUpdateStatus", "InProgress", "Failed",
            "LastUpdateStatusReason");

    @Override
    public String question() {
        return "lambda:GetFunctionConfiguration";
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = Steps.named(read, "FunctionName");
        differing.properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        String revision = Json.text(now, REVISION);
        if (revision.isEmpty()) {
            return List.of(Steps.step(read, "UpdateFunctionConfiguration", parameters, now, goal));
        }
        parameters.put(REVISION, revision);
        return List.of(Steps.locked(read, "UpdateFunctionConfiguration", parameters, now, goal, List.of(REVISION)));
    }

    @Override
    public Working working() {
        return WORKING;
    }

    /** AWS gives one in its answer and another one when it is through (aws/aws-sdk issue 377). */
    @Override
    public Optional<Revision> revision() {
        return Optional.of(new Revision(REVISION, FunctionWay::settings));
    }

    /** All that AWS tells of it but for how far it is; nothing where AWS does not tell the environment's values. */
    static Optional<JsonNode> settings(JsonNode answer) {
        if (answer.isEmpty() || !Json.plain(answer.path("Environment").path("Error")).isEmpty()) {
            return Optional.empty();
        }
        ObjectNode settings = Json.copy(answer);
        settings.remove(FunctionSettings.PASSING);
        return Optional.of(settings);
    }
}
