package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.fix.FunctionDraft;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.raise.FlowState;
import dev.timeoutdoctor.ui.step.raise.Gate;
import java.util.List;

/** What the step shows. */
sealed interface LambdaState {

    /** Nothing was examined yet. */
    record NotExamined() implements LambdaState {}

    /** The examined method calls no function. */
    record NotLambda(Message why) implements LambdaState {}

    /** What was measured, and the function is being read as it is now. */
    record Reading(List<Fact> facts) implements LambdaState {

        public Reading {
            facts = List.copyOf(facts);
        }
    }

    /**
     * What was measured; the function itself could not be read, so nothing can be changed.
     *
     * @param detail AWS's own words
     */
    record CouldNotRead(List<Fact> facts, Message what, String detail) implements LambdaState {

        public CouldNotRead {
            facts = List.copyOf(facts);
        }
    }

    /** What was measured, a draft to edit, and how far its change is. */
    record Ready(List<Fact> facts, FunctionDraft draft, FlowState flow, Gate gate, List<Suggestion> suggestions)
            implements
                LambdaState {

        public Ready {
            facts = List.copyOf(facts);
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * What was measured; a version is called by an alias or its number, and is changed by a new one.
     *
     * @param how the function and by what it is called
     */
    record ByVersion(List<Fact> facts, Message how, List<Suggestion> suggestions) implements LambdaState {

        public ByVersion {
            facts = List.copyOf(facts);
            suggestions = List.copyOf(suggestions);
        }
    }

    /**
     * A value worth trying.
     *
     * @param id {@code memory} or {@code timeout}
     * @param label of the button that takes it over
     */
    record Suggestion(String id, int value, Message why, Message label) {}
}
