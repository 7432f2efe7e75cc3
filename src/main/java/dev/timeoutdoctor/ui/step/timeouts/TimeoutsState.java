package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the step shows. */
public sealed interface TimeoutsState {

    /** No request is chosen yet, so there is nothing to examine. */
    record NoRequest() implements TimeoutsState {}

    /** Nothing was examined yet. */
    record NotExamined() implements TimeoutsState {}

    /** Evidence is being read for the first time. */
    record Reading(Message what, double progress) implements TimeoutsState {}

    /** Evidence is there. */
    record Done(Report report) implements TimeoutsState {}

    /** Evidence is there, and parts of it may not be looked at. */
    record PartlyDenied(Report report, List<String> iamActions) implements TimeoutsState {

        public PartlyDenied {
            iamActions = List.copyOf(iamActions);
        }
    }

    /**
     * What the diagnosis rests on could not be read.
     *
     * @param detail AWS's own words
     */
    record Failed(Report report, Message what, Message next, String detail) implements TimeoutsState {}

    /**
     * The ladder and the rows.
     *
     * @param destination where the route leads, where stage variables or a canary decide that
     * @param complete false where reading was cancelled
     */
    record Report(LadderModel ladder, Optional<Message> destination, List<CheckRow> rows, int calls, int denied,
            Duration elapsed, boolean complete) {

        public Report {
            rows = List.copyOf(rows);
        }
    }
}
