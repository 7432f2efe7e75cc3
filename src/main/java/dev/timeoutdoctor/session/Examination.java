package dev.timeoutdoctor.session;

import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.EvidenceSet;
import java.time.Duration;
import java.util.List;

/**
 * One look at everything, and what it says.
 *
 * @param calls how many calls were made
 * @param denied IAM actions that were refused
 * @param failed operations that failed, as {@code service:Operation}
 * @param complete false where it was cancelled
 */
public record Examination(EvidenceSet evidence, Diagnosis diagnosis, int calls, List<String> denied,
        List<String> failed,
        Duration elapsed, boolean complete) {

    public Examination {
        denied = List.copyOf(denied);
        failed = List.copyOf(failed);
    }
}
