package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the list of checks: a check, or one of its findings.
 *
 * @param now what is; empty where there is no figure
 * @param allowed what may be; empty where there is no figure
 * @param summary what it says; empty where the title says it all
 */
record CheckLine(String id, Mark mark, String title, String now, String allowed, String summary) {

    private static final String NOTHING = "–";

    CheckLine {
        if (now.equals(allowed) || now.equals(NOTHING)) { // the pair says nothing that the summary does not
            now = "";
            allowed = "";
        }
    }

    /** The lines of a check: one, or one for each finding. */
    static List<CheckLine> of(CheckResult result, Texts texts) {
        String id = result.info().id();
        String title = texts.of("check." + id + ".title");
        Mark mark = Mark.of(result.verdict());
        return switch (result.verdict()) {
            case Verdict.Good good -> List.of(new CheckLine(id, mark, title, texts.of(good.measure().now()),
                    texts.of(good.measure().allowed()), texts.of(good.summary())));
            case Verdict.Warning warning -> findings(id, mark, warning.findings(), texts);
            case Verdict.Problem problem -> findings(id, mark, problem.findings(), texts);
            case Verdict.NotApplicable none ->
                List.of(new CheckLine(id, mark, title, "", "", texts.of(none.why())));
            case Verdict.Unknown unknown ->
                List.of(new CheckLine(id, mark, title, "", "", unknown(unknown, texts)));
            case Verdict.Crashed crashed -> List.of(
                    new CheckLine(id, mark, title, "", "", texts.of("report.check.crashed", crashed.reference())));
        };
    }

    /** All that a check says, in one text. */
    static String summary(CheckResult result, Texts texts) {
        List<String> all = of(result, texts).stream().map(CheckLine::summary).filter(text -> !text.isEmpty()).toList();
        return String.join(" ", all);
    }

    private static List<CheckLine> findings(String id, Mark mark, List<Finding> findings, Texts texts) {
        List<CheckLine> lines = new ArrayList<>();
        for (Finding finding : findings) {
            lines.add(new CheckLine(id, mark, texts.of(finding.title()), texts.of(finding.measure().now()),
                    texts.of(finding.measure().allowed()), texts.of(finding.statement())));
        }
        return lines;
    }

    private static String unknown(Verdict.Unknown unknown, Texts texts) {
        String why = texts.of(unknown.why());
        if (unknown.actions().isEmpty()) {
            return why;
        }
        Message needed = Message.of("report.check.needs", unknown.actions().stream().sorted().distinct().toList());
        return (why + " " + texts.of(needed)).strip();
    }
}
