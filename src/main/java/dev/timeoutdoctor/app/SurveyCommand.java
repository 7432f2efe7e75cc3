package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.AwsAccounts;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.PacedReader;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.survey.KeptApi;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.survey.SurveyCsv;
import dev.timeoutdoctor.survey.SurveyPlace;
import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.survey.SurveyTable;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code timeout-doctor survey}: every API of one or more profiles and Regions, and which integrations can time out. Only reads. */
@Command(name = "survey", description = "Lists every integration of every API and says which can time out, and why.", mixinStandardHelpOptions = true, exitCodeListHeading = ExitCode.HEADING, exitCodeList = {
        "0:no integration can time out", "1:some can", "2:wrong usage, or no folder for the file",
        "3:not everything could be read; what could be seen is printed"})
final class SurveyCommand implements Callable<Integer> {

    /** How the rows are printed. */
    enum Format {
        TEXT, CSV
    }

    private static final Logger LOG = LoggerFactory.getLogger(SurveyCommand.class);
    private static final Duration NOTICED = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(15);
    /** How long the program waits for what was read to be printed when it is stopped. */
    private static final long PRINTING_SECONDS = 10;

    private final Composition composition;
    private final Stops stops;
    private final Cancellation cancellation = new Cancellation();
    /** What was said of profiles that cannot look. */
    private final Set<String> refusals = new HashSet<>();
    private final AtomicReference<Instant> waitingSaid = new AtomicReference<>(Instant.EPOCH);

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(names = "--profile", split = ",", paramLabel = "P", description = "One or more profiles; AWS_PROFILE or default unless told.")
    private List<String> profiles = new ArrayList<>();

    @Option(names = "--region", split = ",", paramLabel = "R", description = "One or more Regions; the profile's unless told.")
    private List<String> regions = new ArrayList<>();

    @Option(names = "--endpoint-url", paramLabel = "U", description = "An emulator's endpoint.")
    private @Nullable URI endpoint;

    @Option(names = "--format", description = "text or csv (default: text).")
    private Format format = Format.TEXT;

    @Option(names = "--all", description = "Also lists integrations without a risk (csv always does).")
    private boolean all;

    @Option(names = "--output", paramLabel = "FILE", description = "Writes there instead of to the terminal.")
    private @Nullable Path output;

    @Option(names = "--resume", description = "Goes on from a survey that was stopped within the last day: asks only for what that has not read.")
    private boolean resume;

    SurveyCommand(Composition composition) {
        this(composition, Stops.ofProgram());
    }

    SurveyCommand(Composition composition, Stops stops) {
        this.composition = composition;
        this.stops = stops;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<String> unwritable = Optional.ofNullable(output)
                .flatMap(file -> new OutputFile(file, composition.texts()).fault());
        if (unwritable.isPresent()) {
            terminal.complain(unwritable.get());
            return ExitCode.USAGE;
        }
        CountDownLatch printed = new CountDownLatch(1);
        Runnable end = stops.listen(() -> {
            cancellation.cancel();
            await(printed);
        });
        try {
            return surveyed();
        } finally {
            printed.countDown();
            end.run();
        }
    }

    private static void await(CountDownLatch printed) {
        try {
            if (!printed.await(PRINTING_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt(); // it ends without
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private int surveyed() throws IOException, InterruptedException {
        List<Survey.State> states = new ArrayList<>();
        boolean opened = true;
        try (AwsAccounts accounts = composition.accounts(new TerminalMfa(terminal.errors()))) {
            for (Place.Account account : places(accounts)) {
                opened &= !cancellation.isCancelled() && survey(accounts, account, states);
            }
        }
        List<SurveyRow> rows = states.stream().flatMap(state -> state.rows().stream()).toList();
        print(rows, states);
        if (cancellation.isCancelled()) {
            states.stream().filter(state -> !state.complete())
                    .forEach(state -> terminal.complain(composition.texts().of(
                            "survey.interrupted", state.place().region(), state.read(), state.of())));
        }
        if (!opened || states.stream().anyMatch(state -> !state.complete())) {
            return ExitCode.COULD_NOT;
        }
        return rows.stream().anyMatch(row -> !row.risks().isEmpty()) ? ExitCode.PROBLEMS : ExitCode.GOOD;
    }

    private List<Place.Account> places(AwsAccounts accounts) {
        URI at = endpoint == null ? Place.Account.NO_ENDPOINT : endpoint;
        List<Place.Account> places = new ArrayList<>();
        for (String profile : profiles.isEmpty() ? List.of("") : profiles) {
            for (String region : regions.isEmpty() ? List.of("") : regions) {
                places.add(composition.account(accounts, profile, region, at));
            }
        }
        return places;
    }

    private boolean survey(AwsAccounts accounts, Place.Account account, List<Survey.State> states)
            throws IOException, InterruptedException {
        return switch (new AccountAccess(accounts).open(account)) {
            case AccountAccess.Opened.Failed failed -> {
                String why = AccountAccess.say(failed.state(), account, composition.texts());
                if (refusals.add(why)) { // a profile that is not there is not there in every Region
                    terminal.complain(why);
                }
                yield false;
            }
            case AccountAccess.Opened.Ready ready -> {
                try (SdkClients _ = ready.clients()) {
                    Connection connection = composition.connection(account, ready);
                    states.add(survey(connection, account));
                }
                yield true;
            }
        };
    }

    private Survey.State survey(Connection connection, Place.Account account) throws IOException, InterruptedException {
        SurveyPlace place = new SurveyPlace(connection.label(), connection.identity().account(), connection.region());
        Survey survey = new Survey(connection.reader(), place, composition.clock());
        SurveyJournal journal = new SurveyJournal(composition.state(), place, account.endpoint(),
                composition.texts());
        if (resume) {
            survey.goOnFrom(journal.read(composition.clock().instant()));
        } else {
            journal.forget();
        }
        survey.tellWhole(kept -> keep(journal, kept));
        Runnable end = connection.reader() instanceof PacedReader paced
                ? paced.pace().listen(this::waiting)
                : () -> {
                };
        try {
            Survey.State state = survey.run(this::tell, cancellation);
            if (state.complete()) {
                journal.forget();
            }
            return state;
        } finally {
            end.run();
        }
    }

    /** A survey goes on without its journal; it can then not be gone on from. */
    private void keep(SurveyJournal journal, KeptApi kept) {
        try {
            journal.add(kept);
        } catch (IOException notWritten) {
            LOG.warn("What a survey has read could not be kept", notWritten);
        }
    }

    /** Now and then, where it is long enough to be noticed. */
    private void waiting(Duration time) {
        Instant now = composition.clock().instant();
        Instant said = Objects.requireNonNull(waitingSaid.get());
        if (time.compareTo(NOTICED) >= 0 && now.isAfter(said.plus(AGAIN)) && waitingSaid.compareAndSet(said, now)) {
            terminal.complain(composition.texts().of("survey.waiting", time));
        }
    }

    /** Progress, on the terminal's other channel. */
    private void tell(Survey.State state) {
        terminal.complain(composition.texts().of("survey.progress", state.place().region(), state.read(), state.of()));
    }

    private void print(List<SurveyRow> rows, List<Survey.State> states) {
        Texts texts = composition.texts();
        String text = switch (format) {
            case TEXT -> new SurveyTable(texts).of(states, all);
            case CSV -> new SurveyCsv(texts).of(rows);
        };
        Optional<String> notWritten = Optional.ofNullable(output)
                .flatMap(file -> new OutputFile(file, texts).write(text));
        notWritten.ifPresent(terminal::complain);
        if (output == null || notWritten.isPresent()) { // what took minutes to read is never lost
            terminal.print(text);
        }
    }
}
