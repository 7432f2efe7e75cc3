package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Symptom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the caller saw, beside what the gateway did with the same request.
 *
 * @param signature whose answer it was
 * @param timeout how long the stage waits for the backend, where that is known
 * @param logged the request's line in the access log, where it has one
 */
public record Caller(Symptom symptom, AnswerSignature signature, Optional<Duration> timeout,
        Optional<AccessLogEntry> logged) {

    /** What a check must need for this. */
    public static final Set<EvidenceKey<?>> NEEDS = Set.of(EvidenceKeys.SYMPTOM);
    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Reads.all(LoggedRequests.READS,
            Set.of(EvidenceKeys.GATEWAY_RESPONSES, EvidenceKeys.DEPLOYED_SNAPSHOT));

    /** How much the caller's clock and AWS's may differ. */
    private static final Duration CLOCKS = Duration.ofSeconds(5);
    /** An answer needs its time on the way. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

    /** Joins the two. */
    public static Caller of(EvidenceView view) {
        Symptom symptom = view.need(EvidenceKeys.SYMPTOM);
        AnswerSignature signature = AnswerSignature.of(symptom, view.look(EvidenceKeys.GATEWAY_RESPONSES));
        Optional<Duration> timeout = view.look(EvidenceKeys.ROUTE).seen().flatMap(route -> view
                .look(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().flatMap(served -> RouteSettings.in(served, route))
                .map(method -> method.integration().timeout()));
        Optional<AccessLogEntry> logged = LoggedRequests.of(view).filter(LoggedRequests::ofRoute)
                .flatMap(log -> log.at(symptom.at(), CLOCKS));
        return new Caller(symptom, signature, timeout, logged);
    }

    /** How long the caller waited. */
    public Duration elapsed() {
        return symptom.elapsed();
    }

    /** Whether the caller stopped waiting before the gateway would have. */
    public boolean stoppedBeforeTimeout() {
        return timeout.filter(limit -> !TimeoutHits.reaches(elapsed(), limit)).isPresent();
    }

    /** The gateway's answer to the same request, where it came after the caller had stopped waiting. */
    public Optional<AccessLogEntry> answeredLater() {
        return logged.filter(entry -> entry.millis("responseLatency")
                .filter(latency -> latency.compareTo(elapsed()) > 0).isPresent());
    }

    /** The gateway's answer to the same request, where it was there while the caller still waited. */
    public Optional<AccessLogEntry> answeredInTime() {
        return logged.filter(entry -> entry.millis("responseLatency")
                .filter(latency -> latency.plus(ON_THE_WAY).compareTo(elapsed()) < 0).isPresent());
    }
}
