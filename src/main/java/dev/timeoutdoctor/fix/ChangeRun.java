package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The way of one change from its editing to its undoing, as a state. Each state offers only the steps that are possible from it; each
 * step gives the next state.
 */
public sealed interface ChangeRun {

    /** The start. */
    static Editing start() {
        return new Editing();
    }

    /** Something is in effect that can be taken back. */
    sealed interface Undoable extends ChangeRun {

        /** What is in effect, in the order in which it was made. */
        List<Change> done();

        /** Shows what would take it back. */
        default UndoPreview previewUndo(UndoResult.Ready ready) {
            return new UndoPreview(this, ready);
        }
    }

    /** Nothing is sent; the draft is being edited. */
    record Editing() implements ChangeRun {

        public Applying applying(Change change) {
            return new Applying(change);
        }
    }

    /** The change is on its way. */
    record Applying(Change change) implements ChangeRun {

        public ChangeRun ended(ApplyResult result) {
            return result instanceof ApplyResult.Applied applied
                    ? new Applied(applied.done(), applied.readBack())
                    : new ApplyFailed(change, result);
        }
    }

    /** The change was not made, not wholly, or it is not known. */
    record ApplyFailed(Change change, ApplyResult why) implements ChangeRun {

        public Editing edit() {
            return new Editing();
        }

        public Applying again() {
            return new Applying(change);
        }
    }

    /** The change is made and read back. */
    record Applied(Change change, JsonNode readBack) implements Undoable {

        @Override
        public List<Change> done() {
            return List.of(change);
        }

        /**
         * Shows what a deployment would publish.
         *
         * @throws IllegalStateException where the change needs no deployment
         */
        public DeployPreview previewDeployment(DeploymentDraft draft) {
            require(change.needsDeployment(), "needs no deployment");
            return new DeployPreview(this, draft);
        }

        /**
         * Sends a request to compare with an earlier one.
         *
         * @throws IllegalStateException where callers notice nothing before a deployment
         */
        public Verifying verifying(Symptom before) {
            require(!change.needsDeployment(), "is not deployed");
            return new Verifying(this, before);
        }

        private void require(boolean legal, String otherwise) {
            if (!legal) {
                throw new IllegalStateException(change.target() + " " + otherwise);
            }
        }
    }

    /** What a deployment would publish is shown. */
    record DeployPreview(Applied applied, DeploymentDraft draft) implements ChangeRun {

        public DeployPreview edited(DeploymentDraft next) {
            return new DeployPreview(applied, next);
        }

        public Deploying deploying() {
            return new Deploying(applied, draft.change());
        }

        public Applied back() {
            return applied;
        }
    }

    /** The deployment is on its way. */
    record Deploying(Applied applied, Change deployment) implements ChangeRun {

        public ChangeRun ended(DeployResult result) {
            return switch (result) {
                case DeployResult.Deployed deployed -> new Deployed(applied, deployed);
                case DeployResult.NotDeployed not -> new DeployFailed(applied, not);
            };
        }
    }

    /** The deployment was not made, or it is not known; the change before it stands. */
    record DeployFailed(Applied applied, DeployResult.NotDeployed why) implements Undoable {

        @Override
        public List<Change> done() {
            return applied.done();
        }

        public Applied back() {
            return applied;
        }
    }

    /** The stage serves the change. */
    record Deployed(Applied applied, DeployResult.Deployed result) implements Undoable {

        @Override
        public List<Change> done() {
            return List.of(applied.change(), result.done());
        }

        public Verifying verifying(Symptom before) {
            return new Verifying(this, before);
        }
    }

    /** A request is on its way. */
    record Verifying(Undoable from, Symptom before) implements ChangeRun {

        public Verified answered(Symptom after) {
            return new Verified(from, Verification.of(before, after));
        }

        public VerifyFailed failed(Message why) {
            return new VerifyFailed(from, before, why);
        }
    }

    /** Before and after stand side by side. */
    record Verified(Undoable from, Verification verification) implements Undoable {

        @Override
        public List<Change> done() {
            return from.done();
        }

        public Verifying again() {
            return new Verifying(from, verification.before());
        }
    }

    /** The request got no answer; the change stands. */
    record VerifyFailed(Undoable from, Symptom before, Message why) implements Undoable {

        @Override
        public List<Change> done() {
            return from.done();
        }

        public Verifying again() {
            return new Verifying(from, before);
        }
    }

    /** What would take it back is shown. */
    record UndoPreview(Undoable from, UndoResult.Ready ready) implements ChangeRun {

        public Undoing undoing() {
            return new Undoing(from, ready.undo());
        }

        public Undoable back() {
            return from;
        }
    }

    /** The undo is on its way. */
    record Undoing(Undoable from, Change undo) implements ChangeRun {

        public ChangeRun ended(ApplyResult result) {
            return switch (result) {
                case ApplyResult.Applied applied -> new Undone(applied.done());
                case ApplyResult.AlreadySo already -> new Undone(undo);
                case ApplyResult.TargetMoved moved -> new UndoFailed(from, moved);
                case ApplyResult.CouldNotRead unread -> new UndoFailed(from, unread);
                case ApplyResult.Stopped stopped -> new UndoFailed(from, stopped);
                case ApplyResult.ReadBackDiffers differs -> new UndoFailed(from, differs);
                case ApplyResult.StillInProgress progress -> new UndoFailed(from, progress);
                case ApplyResult.LogUnwritable unwritable -> new UndoFailed(from, unwritable);
            };
        }
    }

    /** The undo was not made, not wholly, or it is not known. */
    record UndoFailed(Undoable from, ApplyResult why) implements ChangeRun {

        public Undoable back() {
            return from;
        }
    }

    /** Everything is as it was. */
    record Undone(Change undo) implements ChangeRun {

        public Editing edit() {
            return new Editing();
        }
    }
}
