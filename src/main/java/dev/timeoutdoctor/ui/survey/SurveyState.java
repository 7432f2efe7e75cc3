package dev.timeoutdoctor.ui.survey;

import dev.timeoutdoctor.text.Message;
import java.util.List;

/** How the surveys of the window stand. */
sealed interface SurveyState {

    /** Nothing was asked yet. */
    record Idle() implements SurveyState {}

    /**
     * Reading.
     *
     * @param read APIs, of all places together
     * @param of those known so far
     */
    record Reading(int read, int of) implements SurveyState {}

    /**
     * At rest.
     *
     * @param whole whether everything was read, else somebody stopped it or a place could not be read
     * @param troubles a sentence for each place that could not be read
     */
    record Rest(int read, int of, boolean whole, List<Message> troubles) implements SurveyState {

        public Rest {
            troubles = List.copyOf(troubles);
        }
    }
}
