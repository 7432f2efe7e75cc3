package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.GatewayResponses;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether calls of the examined method last until the integration timeout: by the answer that the caller saw, by the execution log,
 * and by the flat top of the integration latency.
 *
 * @param because one sentence with the figures
 */
public record TimeoutHits(Reach reach, Message because, Set<EvidenceKey<?>> evidence) {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Reads.all(LoggedFailures.READS, Deployed.READS,
            Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.GATEWAY_RESPONSES, EvidenceKeys.GATEWAY_METRICS));

    /** How sure it is. */
    public enum Reach {
        /** Calls of this method were cut off at its timeout. */
        PROVEN,
        /** Calls seem to be cut off: few samples, or figures of the whole stage. */
        SUGGESTED,
        /** The calls that were looked at end before the timeout. */
        NONE,
        /** Too little was seen. */
        UNKNOWN
    }

    public TimeoutHits {
        evidence = Set.copyOf(evidence);
    }

    /** Reads the signs for the method as the stage serves it. */
    public static TimeoutHits of(EvidenceView view, Waiting waiting) {
        List<TimeoutHits> signs = Stream.of(bySymptom(view, waiting), byLog(view, waiting), byMetrics(view, waiting))
                .flatMap(Optional::stream).toList();
        return strongest(signs, Reach.PROVEN).or(() -> strongest(signs, Reach.SUGGESTED))
                .or(() -> strongest(signs, Reach.UNKNOWN)).or(() -> strongest(signs, Reach.NONE))
                .orElseGet(() -> new TimeoutHits(Reach.UNKNOWN, Message.of("check.hits.nothing-seen"), Set.of()));
    }

    /** Whether a duration is the timeout, give or take what a measurement adds. */
    public static boolean near(Duration duration, Duration timeout) {
        Duration most = timeout.plus(timeout.dividedBy(20)).plusMillis(500);
        return reaches(duration, timeout) && duration.compareTo(most) <= 0;
    }

    /** Whether a duration comes within 5 % of the timeout, or passes it. */
    public static boolean reaches(Duration duration, Duration timeout) {
        return duration.compareTo(timeout.minus(timeout.dividedBy(20))) >= 0;
    }

    private static Optional<TimeoutHits> strongest(List<TimeoutHits> signs, Reach reach) {
        return signs.stream().filter(sign -> sign.reach() == reach).findFirst();
    }

    private static Optional<TimeoutHits> bySymptom(EvidenceView view, Waiting waiting) {
        return view.look(EvidenceKeys.SYMPTOM).seen().filter(symptom -> ofNow(view, symptom)).flatMap(symptom -> {
            GatewayResponses rewritten = view.look(EvidenceKeys.GATEWAY_RESPONSES).seen()
                    .orElseGet(() -> new GatewayResponses(List.of()));
            AnswerSignature signature = AnswerSignature.of(symptom, rewritten);
            return bySymptom(symptom, signature, waiting.timeout())
                    .map(reach -> new TimeoutHits(reach, signature.statement(), Set.of(EvidenceKeys.SYMPTOM)));
        });
    }

    /** A call from before the deployment shows nothing of what the stage serves now. */
    private static boolean ofNow(EvidenceView view, Symptom symptom) {
        return Deployed.at(view).filter(symptom.at()::isBefore).isEmpty();
    }

    private static Optional<Reach> bySymptom(Symptom symptom, AnswerSignature signature, Duration timeout) {
        Duration elapsed = symptom.elapsed();
        boolean untimed = elapsed.isZero();
        return switch (signature.kind()) {
            // another duration than the timeout: a canary, or a stage that was deployed since
            case GATEWAY_TIMEOUT, HTTP_API_UNAVAILABLE ->
                Optional.of(untimed || reaches(elapsed, timeout) ? Reach.PROVEN : Reach.UNKNOWN);
            case GATEWAY_OTHER_ERROR, UNTOLD -> symptom.status() != 504
                    ? Optional.empty()
                    : Optional.of(untimed ? Reach.SUGGESTED : near(elapsed, timeout) ? Reach.PROVEN : Reach.UNKNOWN);
            case GATEWAY_NETWORK_ERROR, GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR, GATEWAY_THROTTLED,
                    GATEWAY_NO_SUCH_METHOD, PASSED_THROUGH, CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP ->
                untimed || reaches(elapsed, timeout) ? Optional.empty() : Optional.of(Reach.NONE);
            case ANSWERED, NOBODY -> Optional.empty();
        };
    }

    private static Optional<TimeoutHits> byLog(EvidenceView view, Waiting waiting) {
        return LoggedFailures.of(view, waiting.route(), waiting.others().isEmpty(),
                "Execution failed due to a timeout error").filter(LoggedFailures::any).map(failures -> {
                    Message because = Message.of("check.hits.log", failures.requests(), failures.window().length());
                    return new TimeoutHits(failures.own() > 0 ? Reach.PROVEN : Reach.SUGGESTED, because,
                            Set.of(EvidenceKeys.EXECUTION_LOG));
                });
    }

    private static Optional<TimeoutHits> byMetrics(EvidenceView view, Waiting waiting) {
        return view.look(EvidenceKeys.GATEWAY_METRICS).seen()
                .filter(metrics -> metrics.integrationLatency().samples() > 0)
                .flatMap(metrics -> byMetrics(view, metrics, waiting)
                        .map(reach -> new TimeoutHits(reach, because(metrics), Set.of(EvidenceKeys.GATEWAY_METRICS))));
    }

    private static Optional<Reach> byMetrics(EvidenceView view, GatewayMetrics metrics, Waiting waiting) {
        Latency latency = metrics.integrationLatency();
        boolean enough = latency.samples() >= Verdicts.ENOUGH_SAMPLES;
        if (!reaches(latency.max(), waiting.timeout())) {
            return enough ? Optional.of(Reach.NONE) : Optional.empty();
        }
        boolean flat = Stream.of(latency.max(), latency.p99(), latency.p90(), latency.p50())
                .anyMatch(value -> near(value, waiting.timeout()));
        if (!flat || metrics.serverErrors() == 0) {
            return Optional.of(Reach.UNKNOWN);
        }
        boolean own = metrics.perMethod() || waiting.others().stream()
                .noneMatch(other -> reaches(other.integration().timeout(), waiting.timeout()));
        boolean mixed = Deployed.within(view, metrics.window()).isPresent();
        return Optional.of(enough && own && !mixed ? Reach.PROVEN : Reach.SUGGESTED);
    }

    private static Message because(GatewayMetrics metrics) {
        return Message.of(metrics.perMethod() ? "check.hits.metrics" : "check.hits.metrics-of-stage",
                metrics.integrationLatency().max(), metrics.requests(), metrics.window().length(),
                metrics.serverErrors());
    }
}
