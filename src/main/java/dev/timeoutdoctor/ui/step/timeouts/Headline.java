package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is behind the timeout, in a few words: the badge above the ladder. */
public record Headline(RowVerdict verdict, Message text) {

    static Headline of(EvidenceSet evidence, Diagnosis diagnosis) {
        return diagnosis.rootCauses().stream().findFirst().flatMap(cause -> of(diagnosis, cause))
                .orElseGet(() -> withoutCause(evidence, diagnosis));
    }

    /** What was found before changes that were taken back. */
    static Headline back(Examination before) {
        Headline then = of(before.evidence(), before.diagnosis());
        return new Headline(then.verdict(), Message.of("timeouts.headline.back", then.text()));
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

    private static Headline withoutCause(EvidenceSet evidence, Diagnosis diagnosis) {
        List<Verdict> verdicts = diagnosis.checks().stream().map(CheckResult::verdict).toList();
        boolean couldNotLook = verdicts.stream()
                .anyMatch(verdict -> verdict instanceof Verdict.Unknown || verdict instanceof Verdict.Crashed);
        boolean looked = verdicts.stream().anyMatch(Verdict.Good.class::isInstance);
        return couldNotLook || !looked
                ? new Headline(RowVerdict.UNKNOWN,
                        oneCall(evidence).orElseGet(() -> Message.of("timeouts.headline.unknown")))
                : new Headline(RowVerdict.GOOD, Message.of("timeouts.headline.none"));
    }

    /** One good answer that came in time says something, if not much. */
    private static Optional<Message> oneCall(EvidenceSet evidence) {
        ServedSince served = ServedSince.of(evidence);
        Optional<Duration> timeout = evidence.get(EvidenceKeys.ROUTE).seen()
                .flatMap(route -> evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().flatMap(api -> api.method(route)))
                .map(method -> method.integration().timeout());
        return evidence.get(EvidenceKeys.SYMPTOM).seen()
                .filter(seen -> seen.answered() && seen.elapsed().isPositive())
                .filter(seen -> served.covers(seen.at()))
                .flatMap(seen -> timeout.filter(limit -> seen.elapsed().compareTo(limit) < 0)
                        .map(limit -> Message.of("timeouts.headline.one-call", seen.elapsed(), limit)));
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
