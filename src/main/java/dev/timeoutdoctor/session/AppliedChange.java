package dev.timeoutdoctor.session;

import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * A change that was made in this session, for the report.
 *
 * @param what what was changed, from what to what
 * @param outcome how far it went: applied, deployed, verified, undone, stopped
 * @param template what is still to be edited in the files of whoever owns what was changed; empty where nobody is known to
 */
public record AppliedChange(Instant at, Message what, Message outcome, String command,
        Optional<TemplateEdit> template) {

    /** A change of what no template describes. */
    public AppliedChange(Instant at, Message what, Message outcome, String command) {
        this(at, what, outcome, command, Optional.empty());
    }

    /** The same change, live since a deployment that says so; others than those that waited for one stay as they are. */
    AppliedChange published(Message deployment) {
        return outcome.key().equals("raise.outcome.not-deployed")
                ? new AppliedChange(at, what, Message.of("session.live", deployment), command, template)
                : this;
    }

    /** The same change, taken back. */
    AppliedChange takenBack(Instant when) {
        return gone()
                ? this
                : new AppliedChange(at, what, Message.of("session.undone", outcome, when), command,
                        template);
    }

    /** Whether nothing of it is in effect: it was taken back, or takes another one back. */
    public boolean gone() {
        return outcome.key().equals("session.undone") || outcome.key().equals("raise.outcome.undone");
    }

    /** What is still to be edited in a template while the change is in effect. */
    public Optional<TemplateEdit> stillToDo() {
        return gone() ? Optional.empty() : template;
    }

    /** The same change with what a measurement said of it, in the place of an earlier measurement. */
    AppliedChange proved(Message measured) {
        Message first = outcome.key().equals("session.proved") && outcome.arguments().getFirst() instanceof Message one
                ? one
                : outcome;
        return new AppliedChange(at, what, Message.of("session.proved", first, measured), command, template);
    }
}
