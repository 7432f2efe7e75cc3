package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/** How far a change is, with what is being looked at beside it. */
public sealed interface FlowState {

    /** The state of the change itself. */
    ChangeRun run();

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
