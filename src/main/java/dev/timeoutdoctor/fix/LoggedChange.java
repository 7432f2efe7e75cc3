package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;

/**
 * A change as the change log tells it.
 *
 * @param at when its first call was about to be made
 * @param by the program that made it
 * @param change what was sent; of its targets only what it changes
 * @param states how far each of its calls came
 * @param settlement how its matter ended; empty where it did not, or went as it should without another word
 */
public record LoggedChange(String id, Instant at, Program by, Change change, List<State> states,
        Optional<Settlement> settlement) {

    public LoggedChange {
        states = List.copyOf(states);
    }

    /** How far a call came. */
    public enum State {
        /** The log does not say that it was about to be made. */
        NOT_SENT,
        /** It was about to be made; the program ended before it could say more. */
        SENT,
        /** AWS took it, which ends the change; whether it has its effect was not read back yet. */
        TAKEN,
        /** AWS took it, and where it ends the change its effect was read back. */
        DONE,
        /** AWS refused it, or it never left. */
        REFUSED,
        /** The answer was lost. */
        UNKNOWN
    }

    /** Whether it is not known, or only partly, that this change is in effect. */
    public boolean unfinished() {
        if (settlement.isPresent()) {
            return false;
        }
        boolean partly = states.contains(State.DONE) && states.stream().anyMatch(state -> state != State.DONE);
        return unseen() || partly;
    }

    /** Whether it is not known of some call what came of it. */
    boolean unseen() {
        return states.stream().anyMatch(EnumSet.of(State.SENT, State.TAKEN, State.UNKNOWN)::contains);
    }

    /** Whether nothing of it can be in effect: AWS refused every call that was made. */
    public boolean refused() {
        return states.stream().allMatch(state -> state == State.REFUSED || state == State.NOT_SENT);
    }

    /** Whether it is unfinished, or may wait for a deployment. */
    boolean open() {
        return unfinished() || undeployed();
    }

    /**
     * Whether it is made, as its calls tell or a look at what is true, and callers notice nothing of it before a deployment, of which
     * this entry says nothing.
     */
    public boolean undeployed() {
        return change.needsDeployment()
                && settlement.map(end -> end.how() == Settlement.How.MADE && !end.byAChange()).orElse(complete());
    }

    /** The same under a title that this version has words for: another version of this program may have written it. */
    public LoggedChange named(Texts texts) {
        Message other = Message.of("unfinished.unnamed", change.target());
        return said(texts, change.title())
                ? this
                : new LoggedChange(id, at, by, change.titled(other), states, settlement);
    }

    private static boolean said(Texts texts, Message title) {
        try {
            return !texts.of(title).isEmpty();
        } catch (MissingResourceException | IllegalArgumentException e) {
            return false; // no such text, or other arguments than it has places for
        }
    }

    /** How many of its calls came so far. */
    public int calls(State state) {
        return (int) states.stream().filter(state::equals).count();
    }

    /** Whether AWS took every call, and the last one reads back. */
    public boolean complete() {
        return states.stream().allMatch(state -> state == State.DONE);
    }

    LoggedChange with(int index, State state) {
        List<State> next = new ArrayList<>(states);
        next.set(index, state);
        return new LoggedChange(id, at, by, change, next, settlement);
    }

    /** The same with what a call has made, which later calls may name. */
    LoggedChange becoming(int index, ChangeStep became) {
        Placeholders known = new Placeholders();
        known.learn(became);
        List<ChangeStep> steps = new ArrayList<>(change.steps());
        steps.set(index, became);
        steps.subList(index + 1, steps.size()).replaceAll(known::fill);
        return new LoggedChange(id, at, by, change.with(steps).orElseThrow(), states, settlement);
    }

    /** How a change ends the matter of this one: what is left of an undo finishes that undo, any other undo takes it back. */
    Settlement.How endedBy(Change ending) {
        List<String> own = change.entry().closes();
        boolean finishes = change.kind() == ChangeKind.UNDO && !own.isEmpty()
                && ending.entry().closes().containsAll(own);
        return ending.kind() == ChangeKind.UNDO && !finishes ? Settlement.How.UNDONE : Settlement.How.MADE;
    }

    /** Whether it is in effect as far as the log tells, unless another change has taken it back since. */
    boolean made() {
        return settlement.map(end -> end.how() == Settlement.How.MADE).orElse(false) || complete();
    }

    /** The same, ended. What a change has ended stays so whatever a look says afterwards; another change may end it otherwise. */
    LoggedChange settled(Settlement end) {
        boolean stays = settlement.filter(Settlement::byAChange).isPresent() && !end.byAChange();
        return stays ? this : new LoggedChange(id, at, by, change, states, Optional.of(end));
    }
}
