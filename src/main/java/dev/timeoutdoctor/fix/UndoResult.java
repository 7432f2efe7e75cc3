package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What came of preparing an undo. Nothing is sent yet. */
public sealed interface UndoResult {

    /**
     * Ready to be shown and applied like any other change.
     *
     * @param notes what else it does, in sentences
     */
    record Ready(Change undo, List<Message> notes) implements UndoResult {

        public Ready {
            notes = List.copyOf(notes);
        }
    }

    /** Everything already is as it was before. */
    record AlreadyUndone() implements UndoResult {}

    /**
     * None of it can be taken back by a call.
     *
     * @param why what stays, in sentences
     */
    record Permanent(List<Message> why) implements UndoResult {

        public Permanent {
            why = List.copyOf(why);
        }
    }

    /**
     * Somebody changed the same thing since.
     *
     * @param difference as the change left it on the left, as it is now on the right
     */
    record Conflict(AwsCall read, JsonNode now, List<DiffLine> difference) implements UndoResult {

        public Conflict {
            difference = List.copyOf(difference);
        }
    }

    /** The present state could not be read. */
    record CouldNotRead(AwsCall read, Observed<JsonNode> observed) implements UndoResult {}
}
