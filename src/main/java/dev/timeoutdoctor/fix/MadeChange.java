package dev.timeoutdoctor.fix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change in the list of those that were made, with what became of it.
 *
 * @param end when it was taken back, or found not to be made; empty otherwise
 * @param done what an undo of it takes back, in the order in which it was made: with it what finished it later, and its own deployment;
 *     empty where there is nothing to take back
 * @param deployedTo the stages to which this program has deployed its API since, where it needs a deployment
 */
public record MadeChange(LoggedChange logged, State state, Optional<Instant> end, List<Change> done,
        List<String> deployedTo) {

    public MadeChange {
        done = List.copyOf(done);
        deployedTo = List.copyOf(deployedTo);
    }

    /** What became of a change, as far as the change log tells. */
    public enum State {
        /** A running program is at work on it. */
        ON_ITS_WAY,
        /** AWS took every call, and it was not taken back since. */
        LIVE,
        /** The same, in a working copy that this program has not deployed to its stage since. */
        NOT_DEPLOYED,
        /** AWS took some of its calls. */
        PARTLY,
        /** It was taken back, or found to be as before. */
        UNDONE,
        /** Nothing of it took effect. */
        NOT_MADE,
        /** The log does not tell whether it is in effect. */
        UNKNOWN
    }

    /** Whether the log does not tell for which stage it was made, while it needs a deployment: an older version wrote it. */
    public boolean stageUnknown() {
        return logged.change().needsDeployment() && logged.change().stages().isEmpty();
    }

    /** Whether something may have to be taken back. */
    public boolean undoable() {
        return !done.isEmpty();
    }

    /** The same with other words for its title. */
    public MadeChange with(LoggedChange renamed) {
        return new MadeChange(renamed, state, end, done, deployedTo);
    }
}
