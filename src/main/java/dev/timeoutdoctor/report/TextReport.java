package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.ServedDestination;
import dev.timeoutdoctor.evidence.StackOwners;
import dev.timeoutdoctor.evidence.bundle.MissingCalls;
import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for the terminal: compact, at most 100 columns, signs with words. */
public final class TextReport {

    private static final int LABEL = 11;
    private static final int INSIDE = 2 + LABEL + 1;
    private static final List<Mark> VERDICTS = List.of(Mark.PROBLEM, Mark.WARNING, Mark.GOOD, Mark.UNKNOWN,
            Mark.NOT_APPLICABLE);

    private final Texts texts;
    private final CauseAdvice advice;

    public TextReport(Texts texts, CauseAdvice advice) {
        this.texts = texts;
        this.advice = advice;
    }

    /** The report, with a line end after it; says so where nothing has been examined yet. */
    public String of(Session session) {
        Columns page = new Columns();
        head(page, session);
        Optional<Examination> examination = session.examination();
        if (examination.isEmpty()) {
            page.blank();
            page.line(0, texts.of("report.conclusion.nothing"));
        } else {
            page.blank();
            page.line(0, texts.of(Conclusion.sentence(session)));
            Conclusion.question(session).ifPresent(question -> page.line(0, texts.of(question)));
            foundBefore(page, session);
            causes(page, examination.get());
            checks(page, examination.get().diagnosis());
            gaps(page, examination.get());
            missing(page, session);
        }
        changes(page, session.changes());
        return page.toString();
    }

    private void head(Columns page, Session session) {
        ReportTarget target = ReportTarget.of(session);
        String name = target.apiName().isEmpty() ? target.apiId() : target.apiName();
        String request = target.request().isEmpty() ? texts.of("report.title.unknown") : target.request();
        page.line(0, texts.of("report.title", request));
        facts(page, name, target.kind(texts), named("report.fact.stage", target.stage()));
        facts(page, target.region(), named("report.fact.account", target.account()),
                session.connection().map(Connection::label).orElse(""));
        facts(page, named("report.fact.stack", String.join(", ", StackOwners.of(session.evidence()).stacks())));
        EditedOnly.timeout(session).ifPresent(edited -> page.line(0, texts.of(edited)));
        EditedOnly.function(session).ifPresent(named -> page.line(0, texts.of(named)));
        ServedDestination.in(session.evidence()).ifPresent(where -> page.line(0, texts.of(where)));
        Symptoms.of(session).ifPresent(symptom -> {
            page.line(0, SeenWords.of(symptom, texts));
            Symptoms.gatewayMessage(symptom)
                    .ifPresent(message -> page.line(0, texts.of("report.seen.message") + " " + message));
        });
    }

    private void foundBefore(Columns page, Session session) {
        List<CauseResult> before = Conclusion.foundBefore(session);
        session.foundBeforeChanges().filter(_ -> !before.isEmpty()).ifPresent(examination -> {
            page.blank();
            page.line(0, texts.of("report.found-before"));
            before.forEach(result -> cause(page, result, examination));
        });
    }

    private void causes(Columns page, Examination examination) {
        Conclusion.rootCauses(examination.diagnosis()).forEach(result -> cause(page, result, examination));
        List<CauseResult> others = Conclusion.otherCauses(examination.diagnosis());
        if (!others.isEmpty()) {
            page.blank();
            page.line(0, texts.of("report.other-causes"));
            others.forEach(result -> cause(page, result, examination));
        }
    }

    private void cause(Columns page, CauseResult result, Examination examination) {
        String id = result.cause().id();
        page.blank();
        page.labelled(2, marked(Mark.of(result.status())), LABEL,
                texts.of("cause." + id + ".statement") + " [" + id + "]");
        page.line(INSIDE, texts.of(result.because()));
        page.line(INSIDE, texts.of("report.what-to-do") + " " + texts.of(advice.on(id).what()));
        MadeIn.of(result, texts).ifPresent(where -> page.line(INSIDE, where));
        String seenIn = EvidenceLine.of(result.evidence(), examination.evidence(), texts).stream()
                .map(this::evidence).collect(Collectors.joining("; "));
        if (!seenIn.isEmpty()) {
            page.line(INSIDE, texts.of("report.evidence") + " " + seenIn);
        }
    }

    private String evidence(EvidenceLine line) {
        return line.inWords() + line.at().map(at -> ", " + texts.write(at)).orElse("");
    }

    private void checks(Columns page, Diagnosis diagnosis) {
        page.blank();
        page.line(0, texts.of("report.checks") + ": " + counts(diagnosis));
        page.blank();
        List<CheckLine> lines = diagnosis.checks().stream().flatMap(result -> CheckLine.of(result, texts).stream())
                .toList();
        lines.stream().filter(line -> line.mark() != Mark.NOT_APPLICABLE && line.mark() != Mark.UNKNOWN)
                .forEach(line -> check(page, line));
        unknown(page, lines.stream().filter(line -> line.mark() == Mark.UNKNOWN).toList());
        List<String> notHere = lines.stream().filter(line -> line.mark() == Mark.NOT_APPLICABLE).map(CheckLine::id)
                .toList();
        if (!notHere.isEmpty()) {
            page.labelled(2, marked(Mark.NOT_APPLICABLE), LABEL, texts.of("report.checks.not-here", notHere));
        }
    }

    /** What keeps one check from looking often keeps others too: it is said once below all of them. */
    private void unknown(Columns page, List<CheckLine> lines) {
        Map<String, List<CheckLine>> byReason = new LinkedHashMap<>();
        lines.forEach(line -> byReason.computeIfAbsent(line.summary(), reason -> new ArrayList<>()).add(line));
        byReason.forEach((reason, same) -> {
            same.forEach(line -> page.labelled(2, marked(line.mark()), LABEL, line.title()));
            page.line(INSIDE, reason);
        });
    }

    private void check(Columns page, CheckLine line) {
        String figures = line.now().isEmpty()
                ? ""
                : " (" + texts.of("report.check.figures", line.now(), line.allowed()) + ")";
        page.labelled(2, marked(line.mark()), LABEL, line.title() + figures);
        if (!line.summary().isEmpty()) {
            page.line(INSIDE, line.summary());
        }
    }

    private String counts(Diagnosis diagnosis) {
        Map<Mark, Long> counts = new EnumMap<>(Mark.class);
        diagnosis.checks().forEach(result -> counts.merge(Mark.of(result.verdict()), 1L, Long::sum));
        return VERDICTS.stream().filter(counts::containsKey).map(mark -> counts.get(mark) + " " + texts.of(mark.word()))
                .collect(Collectors.joining(", "));
    }

    private void gaps(Columns page, Examination examination) {
        page.blank();
        if (!examination.complete()) {
            page.line(0, texts.of("report.unknown.cancelled"));
        }
        examination.denied().stream().distinct().sorted()
                .forEach(action -> page.line(0, texts.of("report.unknown.denied") + " " + action));
        examination.failed().stream().distinct().sorted()
                .forEach(call -> page.line(0, texts.of("report.unknown.failed") + " " + call));
        page.line(0,
                texts.of("report.fact.calls") + ": "
                        + texts.of("report.calls", examination.calls(), examination.denied().size(),
                                examination.failed().size(), examination.elapsed()));
    }

    /** The commands that would fill what the bundle leaves open. */
    private void missing(Columns page, Session session) {
        if (session.connection().filter(Connection::readOnly).isEmpty()) {
            return;
        }
        List<String> commands = MissingCalls.commands(session.evidence());
        if (!commands.isEmpty()) {
            page.blank();
            page.line(0, texts.of("report.missing"));
            page.line(0, texts.of("report.missing.note"));
            commands.forEach(command -> {
                page.blank();
                page.verbatim(2, command);
            });
        }
    }

    private void changes(Columns page, List<AppliedChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.blank();
        page.line(0, texts.of("report.changes"));
        for (AppliedChange change : changes) {
            page.line(2, texts.of(change.what()));
            page.line(4, texts.of("report.changes.outcome", change.at(), change.outcome()));
            page.verbatim(4, change.command());
            change.stillToDo().ifPresent(edit -> {
                page.line(4, texts.of(edit.reminder()));
                page.verbatim(4, edit.code());
            });
        }
    }

    private String marked(Mark mark) {
        return mark.sign() + " " + texts.of(mark.word());
    }

    private String named(String key, String value) {
        return value.isEmpty() ? "" : texts.of(Message.of(key)) + " " + value;
    }

    private static void facts(Columns page, String... parts) {
        String known = Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
        if (!known.isEmpty()) {
            page.line(0, known);
        }
    }
}
