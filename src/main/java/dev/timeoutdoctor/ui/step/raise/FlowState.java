package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/** How far a change is, with what is being looked at beside it. */
public sealed interface FlowState {

    /** The state of the change itself. */
    ChangeRun run();

    /** Whether what is previewed, on its way or in effect is a deployment of nothing but the working copy. */
    default boolean deploymentAlone() {
        return this instanceof DeployOnly || alone(run());
    }

    private static boolean alone(ChangeRun run) {
        return switch (run) {
            case ChangeRun.Applying applying -> isDeployment(applying.change());
            case ChangeRun.ApplyFailed failed -> isDeployment(failed.change());
            case ChangeRun.Applied applied -> isDeployment(applied.change());
            case ChangeRun.Verifying verifying -> alone(verifying.from());
            case ChangeRun.Verified verified -> alone(verified.from());
            case ChangeRun.VerifyFailed failed -> alone(failed.from());
            case ChangeRun.UndoPreview preview -> alone(preview.from());
            case ChangeRun.Undoing undoing -> alone(undoing.from());
            case ChangeRun.UndoFailed failed -> alone(failed.from());
            case ChangeRun.Editing _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.DeployFailed _,ChangeRun.Deployed _,ChangeRun.Undone _ ->
                false;
        };
    }

    /** Whether something was sent of which it is not known what became of it. */
    default boolean unsettled() {
        return switch (run()) {
            case ChangeRun.Applying _,ChangeRun.Deploying _,ChangeRun.Undoing _ -> true;
            case ChangeRun.ApplyFailed failed -> failed.why().maybeInEffect() || failed.left().isPresent();
            case ChangeRun.DeployFailed failed -> failed.why().why().maybeInEffect();
            case ChangeRun.UndoFailed failed -> failed.why().maybeInEffect();
            case ChangeRun.Undoable _,ChangeRun.DeployPreview _,ChangeRun.Verifying _,ChangeRun.UndoPreview _,ChangeRun.Undone _ ->
                false;
        };
    }

    private static boolean isDeployment(Change change) {
        return change.kind().isDeployment();
    }

    /** Nothing is under way; something may be to be said. */
    record At(ChangeRun run, Notice notice) implements FlowState {}

    /** AWS is being asked something that the next step needs; nothing is sent. */
    record Looking(ChangeRun run, Message what) implements FlowState {}

    /** What a deployment of the working copy as it is would publish; nothing was edited here. */
    record DeployOnly(ChangeRun run, DeploymentDraft draft) implements FlowState {}

    /** Something to say that is no state of the change. */
    sealed interface Notice {

        /** Nothing. */
        record None() implements Notice {}

        /**
         * Somebody changed the same thing since, which an undo would overwrite.
         *
         * @param difference as the change left it on the left, as it is now on the right
         */
        record Conflict(List<DiffLine> difference) implements Notice {

            public Conflict {
                difference = List.copyOf(difference);
            }
        }

        /**
         * A look did not go as wished.
         *
         * @param difference as it was expected on the left, as it is now on the right; empty where that is not the point
         */
        record Problem(Message what, List<DiffLine> difference) implements Notice {

            public Problem {
                difference = List.copyOf(difference);
            }
        }
    }
}
