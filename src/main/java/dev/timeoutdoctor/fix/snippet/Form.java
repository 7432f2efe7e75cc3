package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;

/** What one call of a change is in one tool. */
sealed interface Form {

    /**
     * Settings of resources.
     *
     * @param notes what to look at besides
     */
    record Edits(List<Resource> resources, List<Message> notes) implements Form {

        public Edits {
            resources = List.copyOf(resources);
            notes = List.copyOf(notes);
        }
    }

    /** Nothing, and why. */
    record None(Message reason) implements Form {}

    static Form none(String key, Object... arguments) {
        return new None(Message.of(key, arguments));
    }

    static Form of(Resource resource, Message... notes) {
        return new Edits(List.of(resource), List.of(notes));
    }

    static Form of(Resource resource, List<Message> notes) {
        return new Edits(List.of(resource), notes);
    }
}
