package dev.timeoutdoctor.ui.changes;

import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.raise.FlowState;
import java.util.List;

/** What is known of the changes that were made. */
public sealed interface ChangesState {

    /** There is no account whose changes could be listed. */
    record NoPlace(Message why) implements ChangesState {}

    /** The log is being read. */
    record Reading() implements ChangesState {}

    /** The log is there and cannot be read. */
    record Unreadable(String reason) implements ChangesState {}

    /**
     * The newest of them.
     *
     * @param lead where they were made
     * @param older how many more there are
     * @param gaps what of the log is not told, in sentences
     */
    record Listed(Message lead, List<MadeChange> newest, int older, List<Message> gaps) implements ChangesState {

        public Listed {
            newest = List.copyOf(newest);
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * One of them, on its way back.
     *
     * @param flow how far its undo is
     * @param said what there is to say beside that; empty where it says itself
     * @param waits whether a stage still serves what was taken back in the working copy
     * @param deployable whether that can be deployed here
     */
    record One(MadeChange made, FlowState flow, Said said, boolean changesAllowed, boolean waits,
            boolean deployable) implements ChangesState {}

    /** What a look at one of them came to. */
    sealed interface Said {

        /** AWS is being asked what is true of it. */
        record Looking() implements Said {}

        /** Its way back is what its flow says. */
        record Flow() implements Said {}

        /** It cannot go back; why. */
        record Not(Message why) implements Said {}
    }
}
