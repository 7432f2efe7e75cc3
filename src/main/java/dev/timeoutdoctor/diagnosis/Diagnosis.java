package dev.timeoutdoctor.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * What the evidence says.
 *
 * @param checks every check, in the catalogue's order
 * @param causes every cause once, in the order of {@code causes.csv}
 * @param rootCauses ids of the causes that explain the symptom, best first
 */
public record Diagnosis(List<CheckResult> checks, List<CauseResult> causes, List<String> rootCauses) {

    public Diagnosis {
        checks = List.copyOf(checks);
        causes = List.copyOf(causes);
        rootCauses = List.copyOf(rootCauses);
    }

    public Optional<CauseResult> cause(String id) {
        return causes.stream().filter(result -> result.cause().id().equals(id)).findFirst();
    }

    public Optional<CheckResult> check(String id) {
        return checks.stream().filter(result -> result.info().id().equals(id)).findFirst();
    }
}
