package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.text.Message;

/** What "Next" comes to. */
public sealed interface Advance {

    /** On to the next step. */
    record Go() implements Advance {}

    /** Not yet, and why. */
    record Stay(Message problem) implements Advance {}

    /** On, past this step, since it does not apply. */
    record Skip(Message reason) implements Advance {}
}
