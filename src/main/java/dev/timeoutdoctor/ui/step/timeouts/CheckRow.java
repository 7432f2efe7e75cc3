package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One row of the table of checks.
 *
 * @param id the check's id, with the cause's where one check found several things
 * @param title the few words of the row
 * @param statement what was seen here
 * @param evidence what it rests on, in the order in which evidence is shown
 */
public record CheckRow(String id, RowVerdict verdict, Message title, Message statement, Message now, Message allowed,
        List<EvidenceKey<?>> evidence, Action action) {

    /** Stands where a row has no figure. */
    public static final Message NO_FIGURE = Message.of("timeouts.no-figure");

    public CheckRow {
        evidence = List.copyOf(evidence);
    }

    /** What a person can do about a row. */
    public sealed interface Action {

        /** Nothing here. */
        record None() implements Action {}

        /** Another step can cure it. */
        record Fix(StepId step) implements Action {}

        /** An administrator can allow the look. */
        record Permission(List<String> iamActions) implements Action {

            public Permission {
                iamActions = List.copyOf(iamActions);
            }
        }
    }

    /** The keys in the order in which evidence is shown. */
    static List<EvidenceKey<?>> ordered(Set<EvidenceKey<?>> keys) {
        List<EvidenceKey<?>> ordered = new ArrayList<>(EvidenceKeys.all());
        ordered.retainAll(keys);
        return ordered;
    }
}
