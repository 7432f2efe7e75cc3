package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the evidence says.
 *
 * @param checks every check, in the catalogue's order
 * @param causes every cause once, in the order of {@code causes.csv}
 * @param rootCauses ids of the causes that explain the symptom, best first
 */
public record Diagnosis(List<CheckResult> checks, List<CauseResult> causes, List<String> rootCauses) {

    /** Whether calls need more time than they get: without calls seen these cannot say, and nobody can. */
    private static final Set<String> CUT_OFF = Set.of("integration-timeout-low", "backend-slower-than-limit");

    public Diagnosis {
        checks = List.copyOf(checks);
        causes = List.copyOf(causes);
        rootCauses = List.copyOf(rootCauses);
    }

    /**
     * The checks that could not look, so that nothing can be concluded where no cause explains the symptom. A check whose evidence
     * is there and says too little is among them only where it is to say whether calls are cut off; one that only lacks what the
     * caller saw is not.
     */
    public List<CheckResult> blind() {
        return checks.stream().filter(result -> switch (result.verdict()) {
            case Verdict.Crashed _ -> true;
            case Verdict.Unknown unknown ->
                unknown.missing().isEmpty()
                        ? CUT_OFF.contains(result.info().id())
                        : unknown.missing().stream().anyMatch(key -> !key.equals(EvidenceKeys.SYMPTOM));
            case Verdict.Good _,Verdict.Warning _,Verdict.Problem _,Verdict.NotApplicable _ -> false;
        }).toList();
    }

    public Optional<CauseResult> cause(String id) {
        return causes.stream().filter(result -> result.cause().id().equals(id)).findFirst();
    }

    public Optional<CheckResult> check(String id) {
        return checks.stream().filter(result -> result.info().id().equals(id)).findFirst();
    }
}
