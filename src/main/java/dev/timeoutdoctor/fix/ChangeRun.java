package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way of one change from its editing to its undoing, as a state. Each state offers only the steps that are possible from it; each
 * step gives the next state.
 */
public sealed interface ChangeRun {

    /** What requests were answered last; empty where nobody has measured. */
    default Series measured() {
        return this instanceof Verified verified ? verified.verification().after() : Series.NONE;
    }

    /** The start. */
    static Editing start() {
        return new Editing(List.of());
    }

    /** A state from which everything that was done so far can be taken back. */
    sealed interface Undoable extends ChangeRun {

        /** What is, or may be, in effect, in the order in which it was made; empty where nothing was done. */
        List<Change> done();

        /** On to the next change; what was done so far can still be taken back. */
        default Editing edit() {
            return new Editing(done());
        }

        /** Shows what would take it back. */
        default UndoPreview previewUndo(UndoResult.Ready ready) {
            return new UndoPreview(this, ready);
        }
    }

    /** The draft is being edited; nothing of it is sent. */
    record Editing(List<Change> done) implements Undoable {

        public Editing {
            done = List.copyOf(done);
        }

        /** Sends a change; with it ends the matter of those that were to lead to the same, and whose end was not seen. */
        public Applying applying(Change change) {
            Stream<String> same = done.stream().filter(change::leadsToTheSameAs).map(one -> one.entry().id());
            Stream<String> others = change.entry().closes().stream();
            return new Applying(done, change.at(LogEntry.closing(Stream.concat(others, same))), false);
        }
    }

    /**
     * The change is on its way.
     *
     * @param earlier what was done before it
     * @param rest whether it is what is left of a change that stopped on its way; its first part is among the earlier ones
     */
    record Applying(List<Change> earlier, Change change, boolean rest) implements ChangeRun {

        public Applying {
            earlier = List.copyOf(earlier);
        }

        /** What came of it. What is already so because it was sent before, with an end that was not seen, is applied. */
        public ChangeRun ended(ApplyResult result) {
            Optional<Change> own = earlier.stream().filter(change::leadsToTheSameAs).findFirst();
            if (result instanceof ApplyResult.AlreadySo && own.isPresent()) {
                return new Applied(earlier.stream().filter(one -> !one.equals(own.get())).toList(), own.get(),
                        List.of());
            }
            return result instanceof ApplyResult.Applied applied
                    ? new Applied(earlier, applied.done(), applied.members())
                    : new ApplyFailed(earlier, change, rest, result);
        }
    }

    /**
     * The change was not made, not wholly, or it is not known.
     *
     * @param earlier what was done before it
     * @param rest whether it was what is left of a change that stopped on its way
     */
    record ApplyFailed(List<Change> earlier, Change change, boolean rest, ApplyResult why) implements Undoable {

        public ApplyFailed {
            earlier = List.copyOf(earlier);
        }

        @Override
        public List<Change> done() {
            return more(earlier, why.inEffect());
        }

        /** What a later look at what is true says. */
        public ChangeRun looked(ApplyResult now) {
            return new Applying(earlier, change, rest).ended(now);
        }

        /** What would finish the change that stopped on its way; empty where that is not known. */
        public Optional<Change> left() {
            return why.left().or(() -> rest && why.again() ? Optional.of(change) : Optional.empty());
        }

        /** Whether some of its calls are known to be in effect and others are not: nothing may be built on that. */
        public boolean halfMade() {
            return rest || why.halfMade();
        }

        /** Sends what is left of it, which must be known. */
        public Applying finishing() {
            return new Applying(done(), left().orElseThrow(), true);
        }
    }

    /**
     * The change is made and read back.
     *
     * @param earlier what was done before it
     * @param change with what its targets have become
     * @param members what it touched, as it was read back; empty where a look at what is true has found it made
     */
    record Applied(List<Change> earlier, Change change, List<ReadBack> members) implements Undoable {

        public Applied {
            earlier = List.copyOf(earlier);
            members = List.copyOf(members);
        }

        @Override
        public List<Change> done() {
            return more(earlier, Optional.of(change));
        }

        /** Shows what a deployment would publish; the change must need one. */
        public DeployPreview previewDeployment(DeploymentDraft draft) {
            if (!change.needsDeployment()) {
                throw new IllegalStateException(change.target() + " needs no deployment");
            }
            return new DeployPreview(this, draft);
        }

        /**
         * Sends requests to compare with earlier ones.
         *
         * @throws IllegalStateException where callers notice nothing before a deployment
         */
        public Verifying verifying(Series before) {
            if (change.needsDeployment()) {
                throw new IllegalStateException(change.target() + " is not deployed");
            }
            return new Verifying(this, before);
        }
    }

    /** What a deployment would publish is shown. */
    record DeployPreview(Applied applied, DeploymentDraft draft) implements ChangeRun {

        public DeployPreview edited(DeploymentDraft next) {
            return new DeployPreview(applied, next);
        }

        /** Publishes it; the draft must be without errors. */
        public Deploying deploying() {
            return new Deploying(applied, draft.change().orElseThrow());
        }
    }

    /** The deployment is on its way. */
    record Deploying(Applied applied, Change deployment) implements ChangeRun {

        public ChangeRun ended(DeployResult result) {
            return switch (result) {
                case DeployResult.Deployed deployed -> new Deployed(applied, deployed);
                case DeployResult.NotDeployed not -> new DeployFailed(applied, deployment, not);
            };
        }
    }

    /** The deployment was not made, or it is not known; the change before it stands. */
    record DeployFailed(Applied applied, Change deployment, DeployResult.NotDeployed why) implements Undoable {

        @Override
        public List<Change> done() {
            return more(applied.done(), why.why().inEffect());
        }

        /**
         * Back to the change before it.
         *
         * @throws IllegalStateException where the stage may serve the deployment: an undo must not forget it
         */
        public Applied back() {
            if (why.why().maybeInEffect()) {
                throw new IllegalStateException(deployment.target() + " may be deployed");
            }
            return applied;
        }

        /** What a later look at what is true says. */
        public ChangeRun looked(DeployResult now) {
            return new Deploying(applied, deployment).ended(now);
        }
    }

    /** The stage serves the change. */
    record Deployed(Applied applied, DeployResult.Deployed result) implements Undoable {

        @Override
        public List<Change> done() {
            return more(applied.done(), Optional.of(result.done()));
        }

        public Verifying verifying(Series before) {
            return new Verifying(this, before);
        }
    }

    /** A request is on its way. */
    record Verifying(ChangeRun from, Series before) implements ChangeRun {

        /** What the requests were answered; at least one was. */
        public Verified answered(Series after) {
            return new Verified(from,
                    from instanceof Undone ? Verification.ofUndo(before, after) : Verification.of(before, after));
        }

        public VerifyFailed failed(Message why) {
            return new VerifyFailed(from, before, why);
        }
    }

    /** Before and after stand side by side. */
    record Verified(ChangeRun from, Verification verification) implements Undoable {

        @Override
        public List<Change> done() {
            return from instanceof Undoable undoable ? undoable.done() : List.of();
        }
    }

    /** The request got no answer, or none that tells; the change stands. */
    record VerifyFailed(ChangeRun from, Series before, Message why) implements Undoable {

        @Override
        public List<Change> done() {
            return from instanceof Undoable undoable ? undoable.done() : List.of();
        }
    }

    /** What would take it back is shown. */
    record UndoPreview(Undoable from, UndoResult.Ready ready) implements ChangeRun {

        public Undoing undoing() {
            return new Undoing(from, ready.undo());
        }
    }

    /** The undo is on its way. */
    record Undoing(Undoable from, Change undo) implements ChangeRun {

        public ChangeRun ended(ApplyResult result) {
            if (result instanceof ApplyResult.Applied applied) {
                return new Undone(from.measured(), applied.members());
            }
            return result instanceof ApplyResult.AlreadySo
                    ? new Undone(from.measured(), List.of())
                    : new UndoFailed(from, result);
        }
    }

    /** The undo was not made, not wholly, or it is not known. */
    record UndoFailed(Undoable from, ApplyResult why) implements ChangeRun {}

    /**
     * Everything is as it was.
     *
     * @param with what requests were answered while the change was in effect; empty where nobody looked
     * @param members what went back, as it was read back; empty where it had gone back already
     */
    record Undone(Series with, List<ReadBack> members) implements ChangeRun {

        /** Sends requests to compare with those that met the change. */
        public Verifying verifying() {
            return new Verifying(this, with);
        }

        public Editing edit() {
            return start();
        }
    }

    private static List<Change> more(List<Change> done, Optional<Change> last) {
        return Stream.concat(done.stream(), last.stream()).toList();
    }
}
