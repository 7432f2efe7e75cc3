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

    /** What bears on the step. */
    record Known(List<Fact> facts) implements FactsState {

        public Known {
            facts = List.copyOf(facts);
        }
    }
}
