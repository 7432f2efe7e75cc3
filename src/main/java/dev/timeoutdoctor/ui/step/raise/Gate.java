package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.text.Message;

/** Whether "Apply" can be pressed. */
public sealed interface Gate {

    /** It can. */
    record Open() implements Gate {}

    /** Changes are not allowed yet. */
    record ReadOnly() implements Gate {}

    /** What is looked at is a record of the past: nothing in it can ever be changed. */
    record Recorded() implements Gate {}

    /** Something else prevents it. */
    record Closed(Message why) implements Gate {}
}
