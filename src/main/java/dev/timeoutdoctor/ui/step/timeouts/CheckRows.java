package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.session.ChangeSteps;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.timeouts.CheckRow.Action;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The checks as rows: problems first, among them what explains the symptom; then in the catalogue's order. */
public final class CheckRows {

    private CheckRows() {}

    /** The rows of all checks: other steps show some of them once more, beside what they are about. */
    static List<CheckRow> of(Diagnosis diagnosis) {
        return diagnosis.checks().stream()
                .sorted(Comparator.comparingInt(result -> rank(result.verdict(), diagnosis.rootCauses())))
                .flatMap(result -> rows(result, diagnosis)).sorted(Comparator.comparing(CheckRow::verdict)).toList();
    }

    /** The place among the root causes of the best one that a check found; last where it found none of them. */
    private static int rank(Verdict verdict, List<String> rootCauses) {
        List<Finding> findings = switch (verdict) {
            case Verdict.Problem problem -> problem.findings();
            case Verdict.Warning warning -> warning.findings();
            case Verdict.Good _,Verdict.NotApplicable _,Verdict.Unknown _,Verdict.Crashed _ -> List.of();
        };
        return findings.stream().mapToInt(finding -> rootCauses.indexOf(finding.cause())).filter(place -> place >= 0)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static Stream<CheckRow> rows(CheckResult result, Diagnosis diagnosis) {
        CheckInfo info = result.info();
        Message title = Message.of("check." + info.id() + ".title");
        return switch (result.verdict()) {
            case Verdict.Problem problem -> found(info, problem.findings(), RowVerdict.PROBLEM, diagnosis);
            case Verdict.Warning warning -> found(info, warning.findings(), RowVerdict.WARNING, diagnosis);
            case Verdict.Good good -> Stream.of(new CheckRow(info.id(), RowVerdict.GOOD, title, good.summary(),
                    good.measure().now(), good.measure().allowed(), evidence(info), new Action.None()));
            case Verdict.NotApplicable none -> Stream.of(without(info, RowVerdict.NOT_HERE, title, none.why(),
                    List.of(), new Action.None()));
            case Verdict.Unknown unknown -> Stream.of(without(info, RowVerdict.UNKNOWN, title, unknown.why(),
                    evidence(info), unknown.actions().isEmpty()
                            ? new Action.None()
                            : new Action.Permission(unknown.actions())));
            case Verdict.Crashed crashed -> Stream.of(without(info, RowVerdict.UNKNOWN, title,
                    Message.of("timeouts.check.crashed", crashed.reference()), evidence(info), new Action.None()));
        };
    }

    private static CheckRow without(CheckInfo info, RowVerdict verdict, Message title, Message why,
            List<EvidenceKey<?>> evidence, Action action) {
        return new CheckRow(info.id(), verdict, title, why, CheckRow.NO_FIGURE, CheckRow.NO_FIGURE, evidence, action);
    }

    private static Stream<CheckRow> found(CheckInfo info, List<Finding> findings, RowVerdict verdict,
            Diagnosis diagnosis) {
        return findings.stream().map(finding -> new CheckRow(
                findings.size() == 1 ? info.id() : info.id() + "-" + finding.cause(), verdict, finding.title(),
                finding.statement(), finding.measure().now(), finding.measure().allowed(),
                CheckRow.ordered(finding.evidence()),
                ChangeSteps.first(cures(finding, diagnosis)).<Action>map(Action.Fix::new).orElseGet(Action.None::new)));
    }

    private static List<String> cures(Finding finding, Diagnosis diagnosis) {
        return Stream.concat(finding.cures().stream(),
                diagnosis.cause(finding.cause()).stream().flatMap(cause -> cause.cures().stream())).toList();
    }

    private static List<EvidenceKey<?>> evidence(CheckInfo info) {
        Set<EvidenceKey<?>> keys = new HashSet<>(info.needs());
        keys.addAll(info.alsoReads());
        return CheckRow.ordered(keys);
    }
}
