package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.FunctionReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules for a function's timeout and memory (AWS: Lambda quotas; UpdateFunctionConfiguration). */
final class FunctionProblems {

    private static final int LONGEST = 900;
    private static final int SMALLEST = 128;
    private static final int LARGEST = 10_240;

    private FunctionProblems() {}

    static List<Problem> of(FunctionReference function, Duration integrationTimeout, JsonNode before,
            JsonNode after) {
        List<Problem> problems = new ArrayList<>();
        target(function, problems);
        timeout(integrationTimeout, before, after, problems);
        memory(before, after, problems);
        others(before, after, problems);
        return problems;
    }

    private static void target(FunctionReference function, List<Problem> problems) {
        String qualifier = function.qualifier();
        if (!qualifier.isEmpty() && !qualifier.equals("$LATEST")) {
            problems.add(Problem.error(Problem.TARGET, "fix.problem.qualifier", function.name(), qualifier));
        }
    }

    private static void timeout(Duration integrationTimeout, JsonNode before, JsonNode after,
            List<Problem> problems) {
        JsonNode value = after.path(FunctionDraft.TIMEOUT);
        if (!value.isInt()) {
            problems.add(Problem.error(Problem.TIMEOUT, "fix.problem.function-timeout-number"));
        } else if (value.intValue() < 1 || value.intValue() > LONGEST) {
            problems.add(Problem.error(Problem.TIMEOUT, "fix.problem.function-timeout-range", 1, LONGEST));
        } else if (!Json.same(value, before.path(FunctionDraft.TIMEOUT))
                && Duration.ofSeconds(value.intValue()).compareTo(integrationTimeout) > 0) {
            problems.add(Problem.warning(Problem.TIMEOUT, "fix.problem.function-outlives",
                    Duration.ofSeconds(value.intValue()), integrationTimeout));
        }
    }

    private static void memory(JsonNode before, JsonNode after, List<Problem> problems) {
        JsonNode value = after.path(FunctionDraft.MEMORY);
        int old = before.path(FunctionDraft.MEMORY).asInt(SMALLEST);
        if (!value.isInt()) {
            problems.add(Problem.error(Problem.MEMORY, "fix.problem.memory-number"));
        } else if (value.intValue() < SMALLEST || value.intValue() > LARGEST) {
            problems.add(Problem.error(Problem.MEMORY, "fix.problem.memory-range", SMALLEST, LARGEST));
        } else if (value.intValue() > old) {
            problems.add(Problem.warning(Problem.MEMORY, "fix.problem.memory-cost", old, value.intValue()));
        } else if (value.intValue() < old) {
            problems.add(Problem.warning(Problem.MEMORY, "fix.problem.memory-less", old, value.intValue()));
        }
    }

    private static void others(JsonNode before, JsonNode after, List<Problem> problems) {
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            boolean editable = name.equals(FunctionDraft.TIMEOUT) || name.equals(FunctionDraft.MEMORY);
            if (!editable && !Json.same(before.path(name), after.path(name))) {
                problems.add(Problem.error(Problem.AFTER, "fix.problem.function-member", name));
            }
        }
    }
}
