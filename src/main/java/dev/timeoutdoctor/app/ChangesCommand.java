package dev.timeoutdoctor.app;

import dev.timeoutdoctor.fix.ChangeHistory;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.fix.MadeChanges;
import dev.timeoutdoctor.report.MadeText;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code timeout-doctor changes}: what this program has changed, as its change log tells. Asks AWS nothing. */
@Command(name = "changes", description = "Lists what this program has changed, newest first, as its change log tells; asks AWS nothing.", mixinStandardHelpOptions = true, exitCodeListHeading = ExitCode.HEADING, exitCodeList = {
        "0:every change has an end", "1:some are open, or wait for a deployment", "2:wrong usage",
        "3:the change log, or some of its lines, cannot be read; the rest is printed"})
final class ChangesCommand implements Callable<Integer> {

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d");
    private static final Set<MadeChange.State> OPEN = Set.of(MadeChange.State.ON_ITS_WAY,
            MadeChange.State.NOT_DEPLOYED, MadeChange.State.PARTLY, MadeChange.State.UNKNOWN);

    private final Composition composition;

    @Mixin
    private Terminal terminal = new Terminal();

    @Option(names = "--account", paramLabel = "A", description = "Only those of one account.")
    private String account = "";

    @Option(names = "--region", paramLabel = "R", description = "Only those of one Region.")
    private String region = "";

    @Option(names = "--last", paramLabel = "N", description = "How many are listed (default: 20).")
    private int last = 20;

    @Option(names = "--practice", description = "Those of the window's own practice lab instead of those of accounts.")
    private boolean practice;

    ChangesCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        ChangeLog log = new ChangeLog(
                practice ? composition.state().practiceLog() : composition.state().changeLog(), () -> "");
        Texts texts = composition.texts();
        wrong(texts).ifPresent(why -> {
            throw terminal.wrongUsage(why);
        });
        try {
            ChangeHistory history = log.read();
            List<MadeChange> made = new MadeChanges(history, log.atWork(history)).where(this::wanted).stream()
                    .map(one -> one.with(one.logged().named(texts))).toList();
            MadeText text = new MadeText(texts);
            terminal.print(text.of(made, last));
            terminal.note(text.gaps(history, log.path().toString()));
            if (history.unknown() > 0) {
                return ExitCode.COULD_NOT;
            }
            return made.stream().anyMatch(one -> OPEN.contains(one.state())) ? ExitCode.PROBLEMS : ExitCode.GOOD;
        } catch (IOException unreadable) {
            terminal.complain(texts.of("changes.unreadable", unreadable.toString()));
            return ExitCode.COULD_NOT;
        }
    }

    /** Nothing was ever changed in an account or Region that cannot be. */
    private Optional<String> wrong(Texts texts) {
        if (last < 1) {
            return Optional.of(texts.of("app.changes.last", Integer.toString(last)));
        }
        if (!account.isEmpty() && !ACCOUNT.matcher(account).matches()) {
            return Optional.of(texts.of("app.changes.account", account));
        }
        return region.isEmpty() || REGION.matcher(region).matches()
                ? Optional.empty()
                : Optional.of(texts.of("app.changes.region", region));
    }

    private boolean wanted(LoggedChange one) {
        return (account.isEmpty() || one.change().account().equals(account))
                && (region.isEmpty() || one.change().region().equals(region));
    }
}
