package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Trouble;

/** What is going on in the reproduce step. What was answered before stays beside it. */
public sealed interface ReproduceState {

    /** Nothing is running. */
    record Idle() implements ReproduceState {}

    /** The request may change something: shall it be sent? */
    record Asking(RequestDraft draft) implements ReproduceState {}

    /** Sent, waiting. */
    record Sending(RequestDraft draft) implements ReproduceState {}

    /**
     * The examination is running.
     *
     * @param calls made so far
     * @param now the call that was begun last
     * @param done 0 to 1
     */
    record Examining(int calls, Message now, double done) implements ReproduceState {}

    /** The examination is done. */
    record Examined(Examination examination) implements ReproduceState {}

    /** It was not sent, or not examined. */
    record Failed(Trouble trouble) implements ReproduceState {}

    /** It was sent, and no answer came. */
    record Unanswered(Trouble trouble) implements ReproduceState {}

    /** It was sent, and a frame came of which it is not known whether it is the answer. */
    record Untold(Trouble trouble) implements ReproduceState {}

    /** The user stopped it. */
    record Stopped(Message what) implements ReproduceState {}
}
