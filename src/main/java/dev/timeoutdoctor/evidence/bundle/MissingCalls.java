package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import java.util.List;
import java.util.Optional;

/** What a bundle leaves open, as the {@code aws} commands that whoever collected it can still run. */
public final class MissingCalls {

    private MissingCalls() {}

    /** The command that would read what is not known; empty for what is known and for what nothing can be asked about yet. */
    public static Optional<String> command(Observed<?> observed) {
        return switch (observed) {
            case Observed.NotAsked<?> notAsked -> BundledAccount.missingCommand(notAsked);
            case Observed.Denied<?> denied -> Optional.of(CliCommand.of(denied.source().call()));
            case Observed.Failed<?> failed -> Optional.of(CliCommand.of(failed.source().call()));
            case Observed.Seen<?> _,Observed.Absent<?> _,Observed.NotHere<?> _ -> Optional.empty();
        };
    }

    /** Every such command once, in the order in which evidence is shown. */
    public static List<String> commands(EvidenceSet evidence) {
        return evidence.keys().stream().flatMap(key -> command(evidence.get(key)).stream()).distinct().toList();
    }

    /** All of them as one text, ready to send. */
    public static String text(EvidenceSet evidence) {
        return String.join("\n\n", commands(evidence));
    }
}
