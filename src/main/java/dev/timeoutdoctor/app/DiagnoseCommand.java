package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.AwsAccounts;
import dev.timeoutdoctor.aws.SdkClients;
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
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Spec
    private @Nullable CommandSpec spec;

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
            complain(unwritable.get());
            return ExitCode.USAGE;
        }
        Texts texts = composition.texts();
        Optional<String> unread = answer.fault(texts);
        if (unread.isPresent()) {
            complain(unread.get());
            return ExitCode.USAGE;
        }
        if (bundle != null) {
            return diagnoseBundle(bundle);
        }
        if (request.url().isEmpty()) {
            throw new ParameterException(commandLine(), texts.of("app.diagnose.what"));
        }
        Optional<String> fault = request.fault(texts);
        if (fault.isPresent()) {
            complain(fault.get());
            return ExitCode.USAGE;
        }
        try (AwsAccounts accounts = composition.accounts(new TerminalMfa(commandLine().getErr()))) {
            Place.Account account = request.account(composition, accounts);
            return switch (new AccountAccess(accounts).open(account)) {
                case AccountAccess.Opened.Failed failed -> {
                    complain(AccountAccess.say(failed.state(), account, texts));
                    yield ExitCode.COULD_NOT;
                }
                case AccountAccess.Opened.Ready ready -> {
                    try (SdkClients _ = ready.clients()) {
                        yield diagnose(composition.connection(account, ready));
                    }
                }
            };
        }
    }

    private int diagnose(Connection connection) throws IOException {
        TargetFinder finder = new TargetFinder(connection.reader(), connection.region(),
                connection.identity().account(), composition.clock());
        return switch (finder.find(request.url(), request.method())) {
            case TargetResult.Found found -> {
                RequestOptions.besides(found).forEach(note -> complain(composition.texts().of(note)));
                yield report(Session.start().connected(connection).targeted(found.route(), found.url()),
                        composition.clock().instant());
            }
            case TargetResult.Choices several -> {
                complain(RequestOptions.choices(composition.texts(), several));
                yield ExitCode.USAGE;
            }
            case TargetResult.NotFound none -> {
                complain(RequestOptions.sentence(composition.texts(), none.what(), none.next(), none.detail()));
                yield ExitCode.USAGE;
            }
            case TargetResult.NotLooked none -> {
                complain(RequestOptions.sentence(composition.texts(), none.what(), none.next(), none.detail()));
                yield ExitCode.COULD_NOT;
            }
        };
    }

    private int diagnoseBundle(Path file) throws IOException {
        Texts texts = composition.texts();
        return switch (BundlePlace.open(new Place.Bundle(file), texts)) {
            case Outcome.Connected open when !request.url().isEmpty() && !open.connection().startUrl().isEmpty() -> {
                throw new ParameterException(commandLine(), texts.of("app.diagnose.either"));
            }
            case Outcome.Connected open -> switch (BundleTarget.of(open.connection(), request)) {
                case BundleTarget.Known known -> report(known.session(), open.connection().asOf()
                        .orElseGet(() -> composition.clock().instant()));
                case BundleTarget.Unknown unknown -> {
                    complain(RequestOptions.sentence(texts, unknown.what(), unknown.next(), ""));
                    yield ExitCode.USAGE;
                }
            };
            case Outcome.Refused refused -> {
                complain(texts.of(refused.what()));
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
        notWritten.ifPresent(this::complain);
        if (output == null || notWritten.isPresent()) { // a report that was made is never lost
            PrintWriter out = commandLine().getOut();
            out.print(text.endsWith("\n") ? text : text + "\n");
            out.flush();
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
        complain(composition.texts().of(Message.of(!estimate.told()
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

    private void complain(String text) {
        commandLine().getErr().println(text);
        commandLine().getErr().flush();
    }

    private picocli.CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec.commandLine();
    }
}
