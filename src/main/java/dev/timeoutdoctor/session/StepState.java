package dev.timeoutdoctor.session;

import dev.timeoutdoctor.text.Message;

/**
 * How a step stands in the list of steps.
 *
 * @param badge a few letters on the right ({@code 2}, {@code 3 found}, {@code n/a}); {@link #NO_BADGE} where there is nothing to say
 */
public record StepState(Status status, Message badge) {

    /** Nothing to say. */
    public static final Message NO_BADGE = Message.of("step.badge.none");

    /** The four states of a step. */
    public enum Status {
        OPEN, DONE, ATTENTION, NOT_APPLICABLE
    }
}
