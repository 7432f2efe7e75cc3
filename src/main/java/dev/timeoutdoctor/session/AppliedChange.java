package dev.timeoutdoctor.session;

import dev.timeoutdoctor.text.Message;
import java.time.Instant;

/**
 * A change that was made in this session, for the report.
 *
 * @param what what was changed, from what to what
 * @param outcome how far it went: applied, deployed, verified, undone, stopped
 */
public record AppliedChange(Instant at, Message what, Message outcome, String command) {

    /** The same change, live since a deployment that says so; others than those that waited for one stay as they are. */
    AppliedChange published(Message deployment) {
        return outcome.key().equals("raise.outcome.not-deployed")
                ? new AppliedChange(at, what, Message.of("session.live", deployment), command)
                : this;
    }

    /** The same change, taken back. */
    AppliedChange takenBack(Instant when) {
        return gone() ? this : new AppliedChange(at, what, Message.of("session.undone", outcome, when), command);
    }

    /** Whether nothing of it is in effect: it was taken back, or takes another one back. */
    public boolean gone() {
        return outcome.key().equals("session.undone") || outcome.key().equals("raise.outcome.undone");
    }

    /** The same change with what a measurement said of it, in the place of an earlier measurement. */
    AppliedChange proved(Message measured) {
        Message first = outcome.key().equals("session.proved") && outcome.arguments().getFirst() instanceof Message one
                ? one
                : outcome;
        return new AppliedChange(at, what, Message.of("session.proved", first, measured), command);
    }
}
