package dev.timeoutdoctor.evidence;

import dev.timeoutdoctor.text.Message;

/**
 * Names one piece of evidence and its type.
 *
 * @param id kebab-case, unique
 * @param type the record that holds it
 */
public record EvidenceKey<T>(String id, Class<T> type) {

    /** What it is, as it stands in a sentence: {@code the stage's settings}. */
    public Message title() {
        return Message.of("evidence.title." + id);
    }

    @Override
    public String toString() {
        return id;
    }
}
