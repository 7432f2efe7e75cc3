package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.Symptom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How long the gateway was seen to wait for its function, where the settings that the stage serves could not be read: until the
 * caller got the gateway's own timeout, or until most of the method's calls failed, all after the same time.
 */
public final class SeenWait {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.NAMED_FUNCTION,
            EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.WORKING_COPY, EvidenceKeys.SYMPTOM,
            EvidenceKeys.GATEWAY_METRICS);

    private SeenWait() {}

    /** Empty where the settings were read, no function is named, or nothing of the kind was seen. */
    public static Optional<Duration> of(EvidenceView view) {
        return isNeeded(view)
                ? view.look(EvidenceKeys.SYMPTOM).seen().flatMap(SeenWait::byCaller)
                        .or(() -> view.look(EvidenceKeys.GATEWAY_METRICS).seen().flatMap(SeenWait::byMetrics))
                : Optional.empty();
    }

    /** Whether the function is known by something else than what the stage serves: as last edited, or since a bundle names it. */
    public static boolean isNeeded(EvidenceView view) {
        return view.look(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().isEmpty()
                && (view.look(EvidenceKeys.WORKING_COPY).seen().isPresent()
                        || view.look(EvidenceKeys.NAMED_FUNCTION).seen().isPresent());
    }

    private static Optional<Duration> byCaller(Symptom symptom) {
        return AnswerSignature.of(symptom).kind() == Kind.GATEWAY_TIMEOUT && !symptom.elapsed().isZero()
                ? Optional.of(symptom.elapsed())
                : Optional.empty();
    }

    private static Optional<Duration> byMetrics(GatewayMetrics metrics) {
        Latency latency = metrics.integrationLatency();
        boolean most = metrics.perMethod() && latency.samples() >= Verdicts.ENOUGH_SAMPLES
                && metrics.serverErrors() * 2 >= metrics.requests();
        return most && TimeoutHits.near(latency.max(), latency.p50()) ? Optional.of(latency.p50()) : Optional.empty();
    }
}
