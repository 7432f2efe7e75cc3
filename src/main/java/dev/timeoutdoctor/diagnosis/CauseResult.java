package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/**
 * A cause and what is known of it here.
 *
 * @param because why it has this status, with the numbers
 * @param evidence what it rests on
 * @param cures ids of the kinds of change that may cure it
 */
public record CauseResult(Cause cause, CauseStatus status, Message because, Set<EvidenceKey<?>> evidence,
        List<String> cures) {

    public CauseResult {
        evidence = Set.copyOf(evidence);
        cures = List.copyOf(cures);
    }
}
