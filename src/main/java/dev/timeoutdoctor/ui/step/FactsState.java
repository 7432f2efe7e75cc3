package dev.timeoutdoctor.ui.step;

import dev.timeoutdoctor.text.Message;
import java.util.List;

/** What a step of guidance knows about this API. */
public sealed interface FactsState {

    /** Nothing was examined yet. */
    record NotExamined() implements FactsState {}

    /** The step does not apply, and why. */
    record NotHere(Message why, List<Fact> facts) implements FactsState {

        public NotHere {
            facts = List.copyOf(facts);
        }
    }

    /**
     * What bears on the step.
     *
     * @param notes what all of it together says
     */
    record Known(List<Message> notes, List<Fact> facts) implements FactsState {

        public Known {
            notes = List.copyOf(notes);
            facts = List.copyOf(facts);
        }

        /** Facts that stand for themselves. */
        public Known(List<Fact> facts) {
            this(List.of(), facts);
        }
    }
}
