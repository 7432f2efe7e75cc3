package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.change.Draft;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/** What a change's card shows. */
public sealed interface OfferState {

    /** Nothing was examined, or nobody looked whether the change can be made. */
    record Waiting() implements OfferState {}

    /** AWS is asked how what it touches is now. */
    record Looking() implements OfferState {}

    /** It cannot be made here. */
    record Not(Message why) implements OfferState {}

    /** What it would bring is there. */
    record Already(Message what) implements OfferState {}

    /** What it touches could not be read. */
    record CouldNotRead(Message what) implements OfferState {}

    /** Commands to copy, and those that take them back. */
    record ByHand(Message title, List<Message> notes, String commands, String back) implements OfferState {

        public ByHand {
            notes = List.copyOf(notes);
        }
    }

    /**
     * It was made, and cannot be made again as things are; what was made can be taken back.
     *
     * @param why why there is nothing to edit
     */
    record Made(Message why, FlowState flow) implements OfferState {}

    /** A draft to edit, and how far its change is. */
    record Ready(Draft draft, FlowState flow, Gate gate) implements OfferState {}
}
