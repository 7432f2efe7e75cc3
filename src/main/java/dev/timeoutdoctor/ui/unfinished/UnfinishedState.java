package dev.timeoutdoctor.ui.unfinished;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.Recovery;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.raise.FlowState;
import java.util.Optional;

/** What is known of changes whose end is not in the change log. */
public sealed interface UnfinishedState {

    /** Every change that began has an end. */
    record Nothing() implements UnfinishedState {}

    /** The change log is there and cannot be read. */
    record Unreadable(String reason) implements UnfinishedState {}

    /**
     * Every change that could be read has an end, but not every line could be read.
     *
     * @param lines how many could not
     * @param log where the change log is
     */
    record Unknown(int lines, String log) implements UnfinishedState {}

    /**
     * A change is on its way at this moment, in another window of this program or in this one: it is neither finished nor taken back.
     *
     * @param more how many others are
     */
    record InHand(LoggedChange change, int more) implements UnfinishedState {}

    /**
     * A change began in an account and Region that nobody is connected to.
     *
     * @param changes how many there are, in all places
     */
    record Elsewhere(LoggedChange first, int changes) implements UnfinishedState {}

    /**
     * A change began in the account and Region that is connected, or waits there for a deployment.
     *
     * @param more how many others began here
     * @param flow how far its finishing or undoing is
     * @param changesAllowed whether anything may be sent
     */
    record Here(LoggedChange change, int more, Truth truth, FlowState flow,
            boolean changesAllowed) implements UnfinishedState {

        /** What would finish it; empty where nothing would, or that is not known. */
        public Optional<Change> finishing() {
            return truth instanceof Truth.Known known
                    ? switch (known.recovery()) {
                        case Recovery.NotInEffect not -> not.again();
                        case Recovery.Partly partly -> partly.rest();
                        case Recovery.InEffect _,Recovery.Moved _,Recovery.CouldNotRead _ -> Optional.empty();
                    }
                    : Optional.empty();
        }
    }

    /**
     * The last one was closed, and no other is left.
     *
     * @param how what became of it
     */
    record Closed(Message how) implements UnfinishedState {}

    /** What is true of a change now. */
    sealed interface Truth {

        /** AWS is being asked. */
        record Looking() implements Truth {}

        /** This program failed to look. */
        record Broken() implements Truth {}

        /** What AWS says. */
        record Known(Recovery recovery) implements Truth {}
    }
}
