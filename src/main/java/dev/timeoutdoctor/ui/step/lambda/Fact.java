package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.text.Message;

/**
 * One thing that was measured or read of the function.
 *
 * @param id kebab-case, unique among the facts
 * @param value with its unit, or why it is not known
 * @param meaning what that says about the timeout
 * @param key the evidence that it comes from
 */
record Fact(String id, Mark mark, Message name, Message value, Message meaning, EvidenceKey<?> key) {

    /** How a fact stands. */
    enum Mark {
        BAD, FINE, PLAIN, UNKNOWN
    }
}
