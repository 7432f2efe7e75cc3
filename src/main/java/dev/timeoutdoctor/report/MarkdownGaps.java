package dev.timeoutdoctor.report;

import dev.timeoutdoctor.evidence.bundle.MissingCalls;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** What could not be looked at and why, and where everything that was read comes from. */
final class MarkdownGaps {

    private final Texts texts;
    private final Markdown page;

    MarkdownGaps(Texts texts, Markdown page) {
        this.texts = texts;
        this.page = page;
    }

    /** What is unknown: refused actions, failed calls, and the checks that could not say anything. */
    void write(Examination examination) {
        page.heading(2, texts.of("report.unknown"));
        List<String> lines = new ArrayList<>();
        if (!examination.complete()) {
            lines.add(words("report.unknown.cancelled"));
        }
        examination.denied().stream().distinct().sorted()
                .forEach(action -> lines.add(words("report.unknown.denied") + " " + Markdown.code(action)));
        for (EvidenceLine line : EvidenceLine.of(examination.evidence().keys(), examination.evidence(), texts)) {
            if (!line.detail().isEmpty()) {
                lines.add(Markdown.text(line.name()) + ": " + Markdown.text(line.detail()));
            }
        }
        examination.failed().stream().distinct().sorted()
                .forEach(call -> lines.add(words("report.unknown.failed") + " " + Markdown.code(call)));
        examination.diagnosis().checks().stream().filter(result -> Mark.of(result.verdict()) == Mark.UNKNOWN)
                .flatMap(result -> CheckLine.of(result, texts).stream())
                .forEach(line -> lines.add(words("report.unknown.check", line.title()) + " "
                        + Markdown.text(line.summary())));
        if (lines.isEmpty()) {
            page.block(words("report.unknown.nothing"));
        } else {
            page.list(lines);
        }
    }

    /** The commands that would fill what the bundle leaves open; nothing where no bundle was read or nothing is missing. */
    void missing(Session session) {
        String commands = session.connection().filter(Connection::readOnly).isPresent()
                ? MissingCalls.text(session.evidence())
                : "";
        if (!commands.isEmpty()) {
            page.heading(2, texts.of("report.missing"));
            page.block(words("report.missing.note"));
            page.codeBlock(commands, "sh");
        }
    }

    /** Each piece of evidence with the call that it comes from. */
    void sources(Examination examination) {
        page.heading(2, texts.of("report.sources"));
        page.table(
                List.of(words("report.column.evidence"), words("report.column.outcome"), words("report.column.call"),
                        words("report.column.time")),
                EvidenceLine.of(examination.evidence().keys(), examination.evidence(), texts).stream()
                        .map(line -> List.of(Markdown.text(line.name()), Markdown.text(line.outcome()),
                                Markdown.code(line.call()),
                                line.at().map(at -> Markdown.text(texts.write(at))).orElse("")))
                        .toList());
    }

    private String words(String key, Object... arguments) {
        return Markdown.text(texts.of(key, arguments));
    }
}
