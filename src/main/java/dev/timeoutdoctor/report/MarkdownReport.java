package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.guide.Correction;
import dev.timeoutdoctor.guide.Guide;
import dev.timeoutdoctor.guide.GuideMistake;
import dev.timeoutdoctor.guide.GuideMistakes;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.session.TemplateEdit;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report for people, as GitHub-flavoured Markdown: what was examined, what was seen, the root causes with their evidence, every
 * check and cause, what could not be looked at, what was changed, and what the guide has wrong about what was found.
 */
public final class MarkdownReport {

    private final Texts texts;
    private final Guide guide;
    private final GuideMistakes mistakes;
    private final CauseAdvice advice;
    private final String program;

    /**
     * @param program name and version of the program, for example {@code Timeout Doctor 0.1.0}
     */
    public MarkdownReport(Texts texts, Guide guide, GuideMistakes mistakes, CauseAdvice advice, String program) {
        this.texts = texts;
        this.guide = guide;
        this.mistakes = mistakes;
        this.advice = advice;
        this.program = program;
    }

    /**
     * The report; says so where nothing has been examined yet.
     *
     * @param writtenAt when it is written, for its head
     */
    public String of(Session session, Instant writtenAt) {
        Markdown page = new Markdown();
        new MarkdownHead(texts, page).write(session, writtenAt, program);
        Optional<Examination> examination = session.examination();
        if (examination.isPresent()) {
            rootCauses(page, examination.get());
            Conclusion.question(session).ifPresent(question -> page.block(say(question)));
            foundBefore(page, session);
            otherCauses(page, examination.get());
            checks(page, examination.get().diagnosis());
            new MarkdownGaps(texts, page).write(examination.get());
            new MarkdownGaps(texts, page).missing(session);
        }
        changes(page, session.changes());
        if (examination.isPresent()) {
            allCauses(page, examination.get().diagnosis());
            new MarkdownGaps(texts, page).sources(examination.get());
        }
        corrections(page, session);
        return page.toString();
    }

    private void rootCauses(Markdown page, Examination examination) {
        page.heading(2, texts.of("report.root-causes"));
        List<CauseResult> causes = Conclusion.rootCauses(examination.diagnosis());
        if (causes.isEmpty()) {
            page.block(say(Conclusion.sentence(examination)));
        }
        for (int i = 0; i < causes.size(); i++) {
            cause(page, (i + 1) + ". ", causes.get(i), examination);
        }
    }

    private void foundBefore(Markdown page, Session session) {
        List<CauseResult> before = Conclusion.foundBefore(session);
        session.foundBeforeChanges().filter(_ -> !before.isEmpty()).ifPresent(examination -> {
            page.heading(2, texts.of("report.found-before"));
            examination.evidence().get(EvidenceKeys.SYMPTOM).seen()
                    .ifPresent(symptom -> page.block(Markdown.text(SeenWords.of(symptom, texts))));
            before.forEach(result -> cause(page, "", result, examination));
        });
    }

    private void otherCauses(Markdown page, Examination examination) {
        List<CauseResult> causes = Conclusion.otherCauses(examination.diagnosis());
        if (causes.isEmpty()) {
            return;
        }
        page.heading(2, texts.of("report.other-causes"));
        causes.forEach(result -> cause(page, "", result, examination));
    }

    private void cause(Markdown page, String number, CauseResult result, Examination examination) {
        String id = result.cause().id();
        page.block("### " + number + Markdown.text(statement(id)));
        page.block("**" + marked(Mark.of(result.status())) + "** (" + Markdown.code(id) + ") "
                + say(result.because()));
        List<String> lines = new ArrayList<>();
        lines.add("**" + words("report.what-to-do") + "** " + say(advice.on(id).what())
                + MadeIn.of(result, texts).map(where -> " " + Markdown.text(where)).orElse(""));
        mistakes.ofCause(id).ifPresent(row -> lines.add("**" + words("report.guide-row", row.id()) + "** "
                + Markdown.text(texts.of(row.plainly()))));
        EvidenceLine.of(result.evidence(), examination.evidence(), texts)
                .forEach(line -> lines.add("**" + words("report.evidence") + "** " + evidence(line)));
        page.list(lines);
    }

    private String evidence(EvidenceLine line) {
        String call = line.call().isEmpty() ? "" : ", " + Markdown.code(line.call());
        String at = line.at().map(time -> ", " + Markdown.text(texts.write(time))).orElse("");
        return Markdown.text(line.name()) + ": " + Markdown.text(line.outcome()) + call + at;
    }

    private void checks(Markdown page, Diagnosis diagnosis) {
        page.heading(2, texts.of("report.checks"));
        List<List<String>> rows = diagnosis.checks().stream()
                .flatMap(result -> CheckLine.of(result, texts).stream())
                .map(line -> List.of(marked(line.mark()), Markdown.text(line.title()), Markdown.text(line.now()),
                        Markdown.text(line.allowed()), Markdown.text(line.summary()), Markdown.code(line.id())))
                .toList();
        page.table(header("verdict", "check", "now", "allowed", "says", "id"), rows);
    }

    private void changes(Markdown page, List<AppliedChange> changes) {
        page.heading(2, texts.of("report.changes"));
        if (changes.isEmpty()) {
            page.block(words("report.changes.none"));
        }
        for (AppliedChange change : changes) {
            page.heading(3, texts.of(change.what()));
            page.block(Markdown.text(texts.of("report.changes.outcome", change.at(), change.outcome())));
            page.codeBlock(change.command(), "sh");
            change.stillToDo().ifPresent(edit -> stillToDo(page, edit));
        }
    }

    private void stillToDo(Markdown page, TemplateEdit edit) {
        page.block(Markdown.text(texts.of(edit.reminder())));
        if (!edit.code().isEmpty()) {
            page.codeBlock(edit.code(), edit.language());
        }
    }

    private void allCauses(Markdown page, Diagnosis diagnosis) {
        page.heading(2, texts.of("report.all-causes"));
        List<List<String>> rows = diagnosis.causes().stream()
                .map(result -> List.of(marked(Mark.of(result.status())),
                        Markdown.text(statement(result.cause().id())), say(result.because()),
                        guideRow(result.cause().id())))
                .toList();
        page.table(header("status", "cause", "because", "guide"), rows);
    }

    private String guideRow(String causeId) {
        return mistakes.ofCause(causeId).map(GuideMistake::id).orElse("");
    }

    private void corrections(Markdown page, Session session) {
        page.heading(2, texts.of("report.corrections"));
        page.block(words("report.corrections.lead", guide.corrections().size()));
        List<List<String>> rows = corrections(session).stream().map(this::correction).toList();
        if (!rows.isEmpty()) {
            page.table(header("correction", "claim", "verdict", "statement", "sources", "checked"), rows);
        }
    }

    /** Those beside the timeouts, which every examination is about, and beside the steps that what was found leads to. */
    private List<Correction> corrections(Session session) {
        Set<String> steps = new HashSet<>();
        Set<String> named = new HashSet<>();
        session.examination().ifPresent(examination -> {
            steps.add(StepId.TIMEOUT_SETTINGS.id());
            Stream.of(Conclusion.rootCauses(examination.diagnosis()), Conclusion.otherCauses(examination.diagnosis()),
                    Conclusion.foundBefore(session)).flatMap(List::stream).map(result -> result.cause().id())
                    .forEach(id -> {
                        steps.add(advice.on(id).stepId());
                        mistakes.ofCause(id).map(GuideMistake::correction).ifPresent(named::add);
                    });
        });
        return guide.corrections().stream().filter(correction -> named.contains(correction.id())
                || correction.steps().stream().anyMatch(steps::contains)).toList();
    }

    private List<String> correction(Correction correction) {
        String sources = correction.sources().stream()
                .map(source -> Markdown.link(source.label(), source.url().toString()))
                .collect(Collectors.joining(", "));
        return List.of(correction.id(), say(correction.claim()), say(correction.verdict().label()),
                say(correction.statement()), sources, correction.checked().toString());
    }

    private String statement(String causeId) {
        return texts.of("cause." + causeId + ".statement");
    }

    private String marked(Mark mark) {
        return mark.sign() + " " + say(mark.word());
    }

    private String say(Message message) {
        return Markdown.text(texts.of(message));
    }

    private String words(String key, Object... arguments) {
        return Markdown.text(texts.of(key, arguments));
    }

    private List<String> header(String... columns) {
        List<String> words = new ArrayList<>();
        for (String column : columns) {
            words.add(words("report.column." + column));
        }
        return words;
    }
}
