package dev.timeoutdoctor.ui.step.mistakes;

import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/**
 * One mistake and what is known of it here.
 *
 * @param id the cause's id
 * @param fromGuide {@code G1} to {@code G5}, or empty
 * @param mistake what people do
 * @param here what we found, with the numbers
 * @param evidence what it rests on, in the order in which evidence is shown
 * @param advice what to do about it
 */
public record MistakeRow(String id, CauseStatus status, String fromGuide, Message mistake, Message here,
        List<EvidenceKey<?>> evidence, Message advice, Action action) {

    public MistakeRow {
        evidence = List.copyOf(evidence);
    }

    /** What a person can do about it. */
    public sealed interface Action {

        /** Nothing here. */
        record None() implements Action {}

        /**
         * A step can cure it.
         *
         * @param label the cure in two words
         */
        record Fix(StepId step, Message label) implements Action {}

        /** An administrator can allow the look. */
        record Permission(List<String> iamActions) implements Action {

            public Permission {
                iamActions = List.copyOf(iamActions);
            }
        }
    }
}
