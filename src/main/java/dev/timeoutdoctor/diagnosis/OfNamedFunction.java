package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/**
 * What a verdict on a function is worth where what the stage serves could not be read, and the function is named in another way: what
 * was found is likely at most, and what is fine with that function may be wrong with another one.
 */
final class OfNamedFunction {

    private static final Set<EvidenceKey<?>> OF_FUNCTION = Set.of(EvidenceKeys.FUNCTION,
            EvidenceKeys.FUNCTION_CONCURRENCY, EvidenceKeys.FUNCTION_METRICS, EvidenceKeys.FUNCTION_REPORTS,
            EvidenceKeys.FUNCTION_ERRORS, EvidenceKeys.FUNCTION_POLICY);

    private OfNamedFunction() {}

    /** The verdict as it holds for the method. */
    static Verdict weigh(CheckInfo info, Verdict verdict, EvidenceSet evidence) {
        return NamedFunction.in(evidence).filter(named -> info.needs().stream().anyMatch(OF_FUNCTION::contains))
                .map(named -> weigh(verdict, named.why())).orElse(verdict);
    }

    private static Verdict weigh(Verdict verdict, Message why) {
        return switch (verdict) {
            case Verdict.Good good -> new Verdict.Unknown(Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT),
                    Message.of("diagnosis.named-function.good", good.summary(), why), List.of());
            case Verdict.Problem problem -> new Verdict.Warning(likely(problem.findings(), why), Set.of());
            case Verdict.Warning warning -> new Verdict.Warning(likely(warning.findings(), why), Set.of());
            case Verdict.NotApplicable _,Verdict.Unknown _,Verdict.Crashed _ -> verdict;
        };
    }

    private static List<Finding> likely(List<Finding> findings, Message why) {
        return findings.stream()
                .map(finding -> new Finding(finding.cause(), Finding.Certainty.LIKELY, finding.title(),
                        Message.of("diagnosis.named-function.found", finding.statement(), why), finding.measure(),
                        finding.evidence(), finding.cures()))
                .toList();
    }
}
