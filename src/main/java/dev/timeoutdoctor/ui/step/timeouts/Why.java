package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.Locale;

/** Why something is not known, in a few words that fit into the place where the value would stand. */
public final class Why {

    private Why() {}

    /** The reason; a value that was seen has none to give, so callers look at that first. */
    public static Message unknown(Observed<?> observed) {
        return switch (observed) {
            case Observed.Seen<?> _ -> Message.of("timeouts.why.not-in-answer");
            case Observed.Absent<?> _ -> Message.of("timeouts.why.absent");
            case Observed.Denied<?> denied -> Message.of("timeouts.why.denied", denied.action());
            case Observed.Failed<?> failed -> failure(failed.kind());
            case Observed.NotAsked<?> notAsked -> notAsked.why();
            case Observed.NotHere<?> notHere -> notHere.why();
        };
    }

    /** What a failure comes to for the person who waits for an answer. */
    public static Message failure(FailureKind kind) {
        return Message.of("timeouts.failure." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
