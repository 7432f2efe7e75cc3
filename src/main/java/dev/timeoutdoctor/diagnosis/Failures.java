package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.evidence.Symptom;
import java.util.Optional;

/** Whether there is anything to explain at all, since the stage serves what it serves now. */
final class Failures {

    private Failures() {}

    /** Whether calls were looked at and none of them failed in a way that this program explains. */
    static boolean none(EvidenceSet evidence) {
        ServedSince since = ServedSince.of(evidence);
        Optional<Symptom> symptom = evidence.get(EvidenceKeys.SYMPTOM).seen().filter(seen -> since.covers(seen.at()));
        Optional<GatewayMetrics> metrics = evidence.get(EvidenceKeys.GATEWAY_METRICS).seen();
        boolean timedOut = evidence.get(EvidenceKeys.EXECUTION_LOG).seen().stream()
                .flatMap(log -> log.lines().stream()).filter(line -> since.covers(line.at()))
                .anyMatch(line -> line.message().contains("Execution failed"));
        if (timedOut || symptom.filter(Failures::failed).isPresent()
                || metrics.filter(m -> m.serverErrors() > 0).isPresent()) {
            return false;
        }
        return symptom.isPresent() || metrics.filter(m -> m.requests() > 0).isPresent();
    }

    private static boolean failed(Symptom symptom) {
        int status = symptom.status();
        return symptom.failed() || status == 403 || status == 429 || (symptom.isFrame() && symptom.refused());
    }
}
