package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Way;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The concurrency that is kept free for a function; an empty answer where none is (AWS: Lambda API reference, PutFunctionConcurrency). */
final class ReservedConcurrencyWay implements Way {

    private static final String RESERVED = "ReservedConcurrentExecutions";

    @Override
    public String question() {
        return "lambda:GetFunctionConcurrency";
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
        Map<String, Object> parameters = Steps.named(read, "FunctionName");
        if (differing.path(RESERVED).isNull()) {
            return List.of(Steps.step(read, "DeleteFunctionConcurrency", parameters, now, goal));
        }
        parameters.put(RESERVED, differing.path(RESERVED));
        return List.of(Steps.step(read, "PutFunctionConcurrency", parameters, now, goal));
    }
}
