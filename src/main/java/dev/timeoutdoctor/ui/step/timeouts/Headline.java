package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.text.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is behind the timeout, in a few words: the badge above the ladder. */
public record Headline(RowVerdict verdict, Message text) {

    static Headline of(Diagnosis diagnosis) {
        return diagnosis.rootCauses().stream().findFirst().flatMap(cause -> of(diagnosis, cause))
                .orElseGet(() -> withoutCause(diagnosis));
    }

    private static Optional<Headline> of(Diagnosis diagnosis, String cause) {
        return findings(diagnosis).filter(finding -> finding.cause().equals(cause))
                .min(Comparator.comparing(Finding::certainty)).map(Headline::of);
    }

    private static Headline of(Finding finding) {
        return new Headline(
                finding.certainty() == Finding.Certainty.FOUND ? RowVerdict.PROBLEM : RowVerdict.WARNING,
                finding.title());
    }

    private static Headline withoutCause(Diagnosis diagnosis) {
        List<Verdict> verdicts = diagnosis.checks().stream().map(CheckResult::verdict).toList();
        boolean couldNotLook = verdicts.stream()
                .anyMatch(verdict -> verdict instanceof Verdict.Unknown || verdict instanceof Verdict.Crashed);
        boolean looked = verdicts.stream().anyMatch(Verdict.Good.class::isInstance);
        return couldNotLook || !looked
                ? new Headline(RowVerdict.UNKNOWN, Message.of("timeouts.headline.unknown"))
                : new Headline(RowVerdict.GOOD, Message.of("timeouts.headline.none"));
    }

    private static Stream<Finding> findings(Diagnosis diagnosis) {
        return diagnosis.checks().stream().map(CheckResult::verdict).flatMap(verdict -> findings(verdict).stream());
    }

    private static List<Finding> findings(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Problem problem -> problem.findings();
            case Verdict.Warning warning -> warning.findings();
            case Verdict.Good _,Verdict.NotApplicable _,Verdict.Unknown _,Verdict.Crashed _ -> List.of();
        };
    }
}
