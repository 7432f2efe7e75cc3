package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/**
 * What a check found.
 *
 * @param cause id of the cause
 * @param certainty whether the evidence proves it
 * @param title the row's title when it is bad, in a few words
 * @param statement what was found here, with the numbers
 * @param measure now and allowed
 * @param evidence what proves it
 * @param cures ids of the kinds of change that may cure it: {@code integration-timeout}, {@code deployment},
 *     {@code function-memory}, {@code function-timeout}; empty where only a person can
 */
public record Finding(String cause, Certainty certainty, Message title, Message statement, Measure measure,
        Set<EvidenceKey<?>> evidence, List<String> cures) {

    public Finding {
        evidence = Set.copyOf(evidence);
        cures = List.copyOf(cures);
    }

    /** How sure a finding is. */
    public enum Certainty {
        /** The evidence proves it. */
        FOUND,
        /** It fits; others fit too, or the samples are few. */
        LIKELY
    }
}
