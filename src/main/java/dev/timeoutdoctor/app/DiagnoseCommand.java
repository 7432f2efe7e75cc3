package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.AwsAccounts;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.target.RequestUrl;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.MissingNode;

/** {@code timeout-doctor diagnose}: reads, checks, prints. Sends no request to the API and changes nothing. */
@Command(name = "diagnose", description = "Reads the settings behind a URL, checks them and prints the result.", mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {

    /** How the result is printed. */
    enum Format {
        TEXT, JSON, MD
    }

    private final Composition composition;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--url", required = true, description = "The failing request's URL, or a curl command.")
    private String url = "";

    @Option(names = "--method", description = "The request's method; GET unless told.")
    private String method = "";

    @Option(names = "--profile", description = "The profile of the AWS configuration; AWS_PROFILE or default unless told.")
    private String profile = "";

    @Option(names = "--region", description = "The Region; the URL's or the profile's unless told.")
    private String region = "";

    @Option(names = "--endpoint-url", paramLabel = "U", description = "An emulator's endpoint; that of a practice-lab URL unless told.")
    private @Nullable URI endpoint;

    @Option(names = "--since", converter = DurationOption.class, paramLabel = "DURATION", description = "How far back metrics and logs are read, for example 3h (default: 3h).")
    private Duration since = CollectorCatalogue.DEFAULT_SINCE;

    @Option(names = "--format", description = "text, json or md (default: text).")
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes there instead of to the terminal.")
    private @Nullable Path output;

    DiagnoseCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException {
        Texts texts = composition.texts();
        RequestUrl parsed = RequestUrl.parse(url);
        if (!(parsed instanceof RequestUrl.ExecuteApi address)) {
            complain(notAnAddress(texts, parsed));
            return ExitCode.USAGE;
        }
        try (AwsAccounts accounts = composition.accounts(new TerminalMfa(commandLine().getErr()))) {
            Place.Account account = composition.account(accounts, profile, region(address), endpoint(address.url()));
            return switch (new AccountAccess(accounts).open(account)) {
                case AccountAccess.Opened.Failed failed -> {
                    complain(AccountAccess.say(failed.state(), account.profile(), texts));
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
        Texts texts = composition.texts();
        TargetFinder finder = new TargetFinder(connection.reader(), connection.region(),
                connection.identity().account());
        return switch (finder.find(url, method)) {
            case TargetResult.Found found -> report(connection, found);
            case TargetResult.NotFound none -> {
                complain(sentence(texts, none.what(), none.next(), none.detail()));
                yield ExitCode.USAGE;
            }
            case TargetResult.NotLooked none -> {
                complain(sentence(texts, none.what(), none.next(), none.detail()));
                yield ExitCode.COULD_NOT;
            }
        };
    }

    private int report(Connection connection, TargetResult.Found found) throws IOException {
        EvidenceSet known = EvidenceSet.empty().with(EvidenceKeys.ROUTE, new Observed.Seen<>(found.route(),
                new Source(AwsCall.of("client", "EnterUrl", "", Map.of("url", found.url())),
                        composition.clock().instant(),
                        MissingNode.getInstance())));
        LiveExaminer examiner = new LiveExaminer(composition.clock(), since, composition.content().causes());
        Examination examination = examiner.examine(connection, known, Progress.none(), new Cancellation());
        Session session = Session.start().connected(connection).targeted(found.route(), found.url())
                .examined(examination);
        Reports reports = new Reports(composition.texts(), composition.clock(), composition.content());
        String text = switch (format) {
            case TEXT -> reports.text(session);
            case JSON -> reports.json(session);
            case MD -> reports.markdown(session);
        };
        if (output == null) {
            PrintWriter out = commandLine().getOut();
            out.print(text.endsWith("\n") ? text : text + "\n");
            out.flush();
        } else {
            Files.writeString(output, text, StandardCharsets.UTF_8);
        }
        return exitCode(examination.diagnosis());
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

    /** Said before any credentials are looked for: a typing error needs none. */
    private static String notAnAddress(Texts texts, RequestUrl parsed) {
        return switch (parsed) {
            case RequestUrl.Foreign foreign ->
                sentence(texts, foreign.why(), Message.of("target.next.pick"), foreign.url());
            case RequestUrl.Malformed malformed ->
                sentence(texts, malformed.why(), Message.of("target.next.url-example"), "");
            case RequestUrl.ExecuteApi address -> address.url();
        };
    }

    private String region(RequestUrl.ExecuteApi address) {
        return region.isEmpty() ? address.region() : region;
    }

    /** A practice-lab URL names its own endpoint. */
    private URI endpoint(String address) {
        if (endpoint != null) {
            return endpoint;
        }
        int dataPlane = address.indexOf("/_aws/execute-api/");
        return dataPlane < 0 ? Place.Account.NO_ENDPOINT : URI.create(address.substring(0, dataPlane));
    }

    private static String sentence(Texts texts, Message what, Message next, String detail) {
        String fault = texts.of(what);
        String advice = (fault.endsWith(".") ? fault : fault + ".") + " " + texts.of(next);
        return detail.isEmpty() ? advice : advice + System.lineSeparator() + "  " + detail;
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
