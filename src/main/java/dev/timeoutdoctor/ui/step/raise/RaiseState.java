package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;

/** What the step shows. */
public sealed interface RaiseState {

    /** There is nothing to raise here yet, or at all. */
    record NotHere(Message why) implements RaiseState {}

    /** The integration is being read as it is now. */
    record Reading() implements RaiseState {}

    /**
     * It could not be read.
     *
     * @param detail AWS's own words
     */
    record CouldNotRead(Message what, Message next, String detail) implements RaiseState {}

    /**
     * A draft to edit, and how far its change is.
     *
     * @param gate whether it can be applied now
     * @param advice what the evidence says about raising at all
     */
    record Ready(IntegrationTimeoutDraft draft, FlowState flow, Gate gate, Advice advice) implements RaiseState {}

    /** What the evidence says about raising. */
    sealed interface Advice {

        /** Nothing against it. */
        record None() implements Advice {}

        /** The stage serves another value than was edited: deploying is the cure, without an edit. */
        record Deploy(Duration served, Duration edited) implements Advice {}

        /** More memory is the cure; waiting longer is not. */
        record Memory(Message because) implements Advice {}

        /** The value that fits what was measured is there already. */
        record Already(Message why) implements Advice {}

        /** A value that fits what was measured. */
        record Value(Duration timeout, Message why) implements Advice {}
    }
}
