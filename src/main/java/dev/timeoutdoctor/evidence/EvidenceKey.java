package dev.timeoutdoctor.evidence;

/**
 * Names one piece of evidence and its type.
 *
 * @param id kebab-case, unique
 * @param type the record that holds it
 */
public record EvidenceKey<T>(String id, Class<T> type) {

    @Override
    public String toString() {
        return id;
    }
}
