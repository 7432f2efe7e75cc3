package dev.timeoutdoctor.app;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.InsightsEstimate;
import dev.timeoutdoctor.collect.InsightsReader;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector.Outcome;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code timeout-doctor diagnose}: reads, checks, prints. Sends no request to the API and changes nothing. */
@Command(name = "diagnose", description = "Reads the settings behind a URL, or an evidence bundle, checks them and prints the result.", mixinStandardHelpOptions = true, exitCodeListHeading = ExitCode.HEADING, exitCodeList = {
        "0:looked and found no problem", "1:problems found", "2:wrong usage, or no such request",
        "3:could not look at what a verdict needs; what could be seen is printed"})
final class DiagnoseCommand implements Callable<Integer> {

    /** How the result is printed. */
    enum Format {
        TEXT, JSON, MD, HTML
    }

    private final Composition composition;

    @Mixin
    private Terminal terminal = new Terminal();

    @Mixin
    private RequestOptions request = new RequestOptions();

    @Option(names = "--bundle", paramLabel = "FILE", description = "An evidence bundle that somebody collected, instead of an account.")
    private @Nullable Path bundle;

    @Mixin
    private AnswerOptions answer = new AnswerOptions();

    @Option(names = "--format", converter = FormatOption.class, paramLabel = "FORMAT", description = "text, json, md or html (default: text).")
    private Format format = Format.TEXT;

    @Option(names = "--insights", paramLabel = "MEGABYTES", description = "Agrees that Logs Insights scans up to so many megabytes of logs, for which AWS charges; more log lines are read then.")
    private int insights;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes there instead of to the terminal.")
    private @Nullable Path output;

    DiagnoseCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> unwritable = Optional.ofNullable(output)
                .flatMap(file -> new OutputFile(file, composition.texts()).fault());
        if (unwritable.isPresent()) {
            terminal.complain(unwritable.get());
            return ExitCode.USAGE;
        }
        Texts texts = composition.texts();
        Optional<String> unread = answer.fault(texts);
        if (unread.isPresent()) {
            terminal.complain(unread.get());
            return ExitCode.USAGE;
        }
        if (bundle != null) {
            return diagnoseBundle(bundle);
        }
        if (request.url().isEmpty()) {
            throw terminal.wrongUsage(texts.of("app.diagnose.what"));
        }
        Optional<String> fault = request.fault(texts);
        if (fault.isPresent()) {
            terminal.complain(fault.get());
            return ExitCode.USAGE;
        }
        RequestLookup lookup = new RequestLookup(composition, request, terminal);
        return lookup.connect(connection -> lookup.find(connection, connection.reader(),
                found -> report(Session.start().connected(connection).targeted(found.route(), found.url()),
                        composition.clock().instant())));
    }

    private int diagnoseBundle(Path file) throws IOException {
        Texts texts = composition.texts();
        return switch (BundlePlace.open(new Place.Bundle(file), texts)) {
            case Outcome.Connected open when !request.url().isEmpty() && !open.connection().startUrl().isEmpty() -> {
                throw terminal.wrongUsage(texts.of("app.diagnose.either"));
            }
            case Outcome.Connected open -> switch (BundleTarget.of(open.connection(), request)) {
                case BundleTarget.Known known -> report(known.session(), open.connection().asOf()
                        .orElseGet(() -> composition.clock().instant()));
                case BundleTarget.Unknown unknown -> {
                    terminal.complain(RequestOptions.sentence(texts, unknown.what(), unknown.next(), ""));
                    yield ExitCode.USAGE;
                }
            };
            case Outcome.Refused refused -> {
                terminal.complain(texts.of(refused.what()));
                yield ExitCode.USAGE;
            }
            case Outcome.NotIdentified not -> throw new IllegalStateException("a bundle asks nobody: " + not);
        };
    }

    private int report(Session found, Instant at) throws IOException {
        Session session = answer.symptom(found.requestUrl(), request.method(), at).map(found::saw)
                .orElse(found);
        LiveExaminer examiner = new LiveExaminer(composition.clock(), request.since(), composition.content().causes());
        Connection connection = session.connection().orElseThrow();
        Examination examination = deeper(connection, examiner, session, at, examiner.examine(connection,
                KnownEvidence.of(session, at), Progress.none(), new Cancellation()));
        Session examined = session.examined(examination);
        Reports reports = new Reports(composition.texts(), composition.clock(), composition.content());
        String text = switch (format) {
            case TEXT -> reports.text(examined);
            case JSON -> reports.json(examined);
            case MD -> reports.markdown(examined);
            case HTML -> reports.html(examined);
        };
        Optional<String> notWritten = Optional.ofNullable(output)
                .flatMap(file -> new OutputFile(file, composition.texts()).write(text));
        notWritten.ifPresent(terminal::complain);
        if (output == null || notWritten.isPresent()) { // a report that was made is never lost
            terminal.print(text.endsWith("\n") ? text : text + "\n");
        }
        return notWritten.isPresent() ? ExitCode.USAGE : exitCode(examination.diagnosis());
    }

    /** Looks once more with Logs Insights, where that was agreed to and the estimate keeps within it. */
    private Examination deeper(Connection connection, LiveExaminer examiner, Session session, Instant at,
            Examination first) {
        if (insights <= 0 || connection.asOf().isPresent()) {
            return first;
        }
        InsightsEstimate estimate = InsightsEstimate.of(connection.reader(), first.evidence(), composition.clock());
        long megabytes = Math.ceilDiv(estimate.bytes(), 1_000_000L);
        boolean agreed = estimate.told() && megabytes <= insights;
        terminal.complain(composition.texts().of(Message.of(!estimate.told()
                ? "app.diagnose.insights.unknown"
                : agreed ? "app.diagnose.insights.asked" : "app.diagnose.insights.too-much", megabytes, insights,
                estimate.told() ? estimate.groups() : estimate.unknown())));
        return agreed
                ? examiner.examine(connection.reading(new InsightsReader(connection.reader(), Thread::sleep)),
                        KnownEvidence.of(session, at), Progress.none(), new Cancellation())
                : first;
    }

    /** 1 where something explains the symptom, 3 where a check that could have said so could not look, else 0. */
    static int exitCode(Diagnosis diagnosis) {
        if (!diagnosis.rootCauses().isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        boolean blind = !diagnosis.blind().isEmpty();
        boolean problem = diagnosis.checks().stream().anyMatch(result -> result.verdict() instanceof Verdict.Problem);
        return problem ? ExitCode.PROBLEMS : blind ? ExitCode.COULD_NOT : ExitCode.GOOD;
    }
}
