package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.ServedDestination;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.StackOwners;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The head of the Markdown report: what was examined, and what the caller saw. */
final class MarkdownHead {

    private final Texts texts;
    private final Markdown page;
    private final List<List<String>> facts = new ArrayList<>();

    MarkdownHead(Texts texts, Markdown page) {
        this.texts = texts;
        this.page = page;
    }

    void write(Session session, Instant writtenAt, String program) {
        ReportTarget target = ReportTarget.of(session);
        page.heading(1, texts.of("report.title", target.request().isEmpty()
                ? texts.of("report.title.unknown")
                : target.request()));
        page.block("**" + Markdown.text(texts.of(Conclusion.sentence(session))) + "**");
        examined(session, target, writtenAt, program);
        seen(session);
    }

    private void examined(Session session, ReportTarget target, Instant writtenAt, String program) {
        page.heading(2, texts.of("report.examined"));
        Optional<Connection> connection = session.connection();
        connection.ifPresent(from -> fact("place",
                text(from.simulated() ? texts.of("report.place.lab", from.label()) : from.label())));
        fact("account", Markdown.code(target.account()));
        fact("region", Markdown.code(target.region()));
        fact("api", api(target));
        fact("api-type", text(target.kind(texts)));
        fact("stage", Markdown.code(target.stage()));
        fact("stack", text(String.join(", ", StackOwners.of(session.evidence()).stacks())));
        fact("method", Markdown.code(target.request().isEmpty() ? target.method() : target.request()));
        EditedOnly.timeout(session).ifPresent(edited -> fact("timeout", text(texts.of(edited))));
        EditedOnly.function(session).ifPresent(named -> fact("backend", text(texts.of(named))));
        ServedDestination.in(session.evidence()).ifPresent(where -> fact("backend", text(texts.of(where))));
        fact("url", Markdown.code(Symptoms.withoutValues(url(session))));
        session.examination().ifPresent(examination -> {
            readBetween(examination.evidence()).ifPresent(times -> fact("read", text(texts.of(times))));
            fact("calls", text(texts.of("report.calls", examination.calls(), examination.denied().size(),
                    examination.failed().size(), examination.elapsed())));
        });
        fact("changes",
                text(texts.of(session.changesAllowed() ? "report.changes.allowed" : "report.changes.read-only")));
        fact("written", text(texts.of("report.written", writtenAt, program)));
        page.table(List.of(text(texts.of("report.column.what")), text(texts.of("report.column.value"))), facts);
    }

    private void seen(Session session) {
        page.heading(2, texts.of("report.seen"));
        Optional<Symptom> found = Symptoms.of(session);
        if (found.isEmpty()) {
            page.block(text(texts.of("report.seen.nothing")));
            return;
        }
        Symptom symptom = found.get();
        List<String> lines = new ArrayList<>();
        lines.add(text(SeenWords.of(symptom, texts)));
        Symptoms.gatewayMessage(symptom).ifPresent(message -> lines
                .add(text(texts.of("report.seen.message")) + " " + Markdown.code(message)));
        for (Map.Entry<String, String> header : Symptoms.headers(symptom).entrySet()) {
            lines.add(Markdown.code(header.getKey() + ": " + header.getValue()));
        }
        List<String> others = Symptoms.otherHeaders(symptom);
        if (!others.isEmpty()) {
            lines.add(text(texts.of("report.seen.other-headers", others)));
        }
        page.list(lines);
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            facts.add(List.of(text(texts.of("report.fact." + name)), value));
        }
    }

    private static String api(ReportTarget target) {
        if (target.apiName().isEmpty()) {
            return Markdown.code(target.apiId());
        }
        return Markdown.text(target.apiName()) + " (" + Markdown.code(target.apiId()) + ")";
    }

    private static String url(Session session) {
        return session.requestUrl().isEmpty()
                ? Symptoms.of(session).map(Symptom::url).orElse("")
                : session.requestUrl();
    }

    /** The first and the last answer of AWS. */
    private static Optional<Message> readBetween(EvidenceSet evidence) {
        List<Instant> times = evidence.keys().stream().map(evidence::get).map(Observed::origin)
                .flatMap(Optional::stream).filter(source -> !source.call().service().equals("client"))
                .map(Source::at).sorted(Comparator.naturalOrder()).toList();
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("report.read", times.getFirst(), times.getLast()));
    }

    private static String text(String plain) {
        return Markdown.text(plain);
    }
}
