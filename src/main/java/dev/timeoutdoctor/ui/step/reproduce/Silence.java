package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Trouble;

/** What is said where no answer came, or none that surely is one. */
final class Silence {

    private Silence() {}

    /**
     * What happened and what to do next.
     *
     * @param frameAwaited whether a message to a WebSocket API went out and only its frame is missing
     */
    static Trouble trouble(Sent.NoAnswer none, boolean frameAwaited) {
        return frameAwaited
                ? Trouble.of(Message.of("reproduce.no-frame", none.elapsed()), Message.of("reproduce.no-frame.next"),
                        none.detail())
                : Trouble.of(what(none), Message.of("reproduce.no-answer.next"), none.detail());
    }

    /** What happened and what to do next where a frame came that may be no answer; it stands below. */
    static Trouble trouble(Sent.Untold untold) {
        return Trouble.of(Message.of("reproduce.untold", untold.before()),
                Message.of("reproduce.untold.next", untold.elapsed(), untold.listened()), untold.frame());
    }

    private static Message what(Sent.NoAnswer none) {
        return switch (none.kind()) {
            case TIMED_OUT -> Message.of("reproduce.no-answer.timed-out", none.elapsed());
            case UNREACHABLE -> Message.of("reproduce.no-answer.unreachable");
            case THROTTLED, CANCELLED, CREDENTIALS, NOT_SUPPORTED, REFUSED, CONFLICT, SERVICE_ERROR, UNREADABLE ->
                Message.of("reproduce.no-answer.other");
        };
    }
}
