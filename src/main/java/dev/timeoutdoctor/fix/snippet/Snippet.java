package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;

/** A change in one tool's language. */
public sealed interface Snippet {

    Tool tool();

    /**
     * An edit: what to set on resources that stand in the reader's files already, and what to add to them.
     *
     * @param text the code, with the unit beside every number that has one
     * @param notes where it goes, and what to look at
     */
    record Code(Tool tool, String text, List<Message> notes) implements Snippet {

        public Code {
            notes = List.copyOf(notes);
        }
    }

    /** The tool has no form for this change. */
    record NoForm(Tool tool, Message reason) implements Snippet {}
}
