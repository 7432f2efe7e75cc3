package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.text.Message;

/** Whether "Apply" can be pressed. */
public sealed interface Gate {

    /** It can. */
    record Open() implements Gate {}

    /** Changes are not allowed yet. */
    record ReadOnly() implements Gate {}

    /** Something else prevents it. */
    record Closed(Message why) implements Gate {}
}
