package dev.timeoutdoctor.ui.plan;

import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.Plan;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.raise.FlowState;
import java.util.Optional;

/** What is known of a plan that is being opened. */
public sealed interface PlanState {

    /** None was opened. */
    record None() implements PlanState {}

    /** The file cannot be read, or holds no plan that leads where it says. */
    record Refused(Message why) implements PlanState {}

    /** It is for an account and Region that nobody is connected to. */
    record Elsewhere(Plan plan) implements PlanState {}

    /**
     * It is for the place that is connected.
     *
     * @param flow how far its sending is
     */
    record Here(Plan plan, Check check, FlowState flow, boolean changesAllowed) implements PlanState {}

    /** Whether the plan's target still is as the plan shows it. */
    sealed interface Check {

        /** AWS is being asked. */
        record Looking() implements Check {}

        /**
         * It is.
         *
         * @param publishes what the plan publishes, where it is a deployment
         */
        record Holds(Optional<DeploymentDraft> publishes) implements Check {}

        /** It is not, or could not be read: the plan is refused. */
        record Fails(ApplyResult why) implements Check {}
    }
}
