package dev.timeoutdoctor.ui.step.mistakes;

import dev.timeoutdoctor.diagnosis.CauseStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the step shows. */
public sealed interface MistakesState {

    /** Nothing was examined yet. */
    record NotExamined() implements MistakesState {}

    /**
     * The table.
     *
     * @param rows those that the search and the filters let through
     * @param counts of all rows, by status
     * @param filters the statuses that are shown; none means all
     */
    record Listed(List<MistakeRow> rows, Map<CauseStatus, Integer> counts, Set<CauseStatus> filters)
            implements
                MistakesState {

        public Listed {
            rows = List.copyOf(rows);
            counts = Map.copyOf(counts);
            filters = Set.copyOf(filters);
        }
    }
}
