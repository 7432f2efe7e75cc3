package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A change as the change log tells it.
 *
 * @param at when its first call was about to be made
 * @param change what was sent; of its targets only what it changes
 * @param states how far each of its calls came
 * @param settled whether somebody looked at what is true and closed the matter
 */
public record LoggedChange(String id, Instant at, Change change, List<State> states, boolean settled) {

    public LoggedChange {
        states = List.copyOf(states);
    }

    /** How far a call came. */
    public enum State {
        /** The log does not say that it was about to be made. */
        NOT_SENT,
        /** It was about to be made; the program ended before it could say more. */
        SENT,
        /** AWS took it. */
        DONE,
        /** AWS refused it, or it never left. */
        REFUSED,
        /** The answer was lost. */
        UNKNOWN
    }

    /** Whether it is not known, or only partly, that this change is in effect. */
    public boolean unfinished() {
        if (settled) {
            return false;
        }
        boolean open = states.contains(State.SENT) || states.contains(State.UNKNOWN);
        boolean partly = states.contains(State.DONE) && states.stream().anyMatch(state -> state != State.DONE);
        return open || partly;
    }

    /** Whether it is unfinished, or may wait for a deployment. */
    boolean open() {
        return unfinished() || undeployed();
    }

    /** Whether AWS took every call and callers notice nothing of it before a deployment, of which this entry says nothing. */
    boolean undeployed() {
        return !settled && complete() && change.needsDeployment();
    }

    /** The same with another title. */
    public LoggedChange titled(Message title) {
        return new LoggedChange(id, at, change.titled(title), states, settled);
    }

    /** Whether AWS took every call. */
    public boolean complete() {
        return states.stream().allMatch(state -> state == State.DONE);
    }

    LoggedChange with(int index, State state) {
        List<State> next = new ArrayList<>(states);
        next.set(index, state);
        return new LoggedChange(id, at, change, next, settled);
    }

    LoggedChange becoming(int index, ChangeStep became) {
        List<ChangeStep> steps = new ArrayList<>(change.steps());
        steps.set(index, became);
        return new LoggedChange(id, at, change.with(steps).orElseThrow(), states, settled);
    }

    LoggedChange close() {
        return new LoggedChange(id, at, change, states, true);
    }
}
