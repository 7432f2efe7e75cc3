package dev.timeoutdoctor.check.timeout;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Symptom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An answer that says that the gateway stopped waiting, where nothing was read of the API: the caller waited a little longer than the
 * integration timeout, so the answer's time is that timeout.
 *
 * @param signature whose answer it was
 */
record CutOffAnswer(Symptom symptom, AnswerSignature signature) {

    /** Any API can wait as long (AWS: 29 s for REST and WebSocket APIs, 30 s for HTTP APIs). */
    static final Duration EVERY_CEILING = Duration.ofMillis(29_000);
    private static final Duration HTTP_API = Duration.ofMillis(30_000);
    /** What an answer needs on its way. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(600);
    /** An HTTP API says the same, and sooner, of a backend that it cannot reach. */
    private static final Duration WAITING = Duration.ofSeconds(1);

    /** The caller's answer, where the gateway gave it since it stopped waiting, or seems to have. */
    static Optional<CutOffAnswer> of(EvidenceView view) {
        Symptom symptom = view.look(EvidenceKeys.SYMPTOM).seen().orElseThrow();
        AnswerSignature signature = AnswerSignature.of(symptom);
        return Optional.of(new CutOffAnswer(symptom, signature)).filter(CutOffAnswer::fits);
    }

    private boolean fits() {
        return switch (signature.kind()) {
            case GATEWAY_TIMEOUT -> true;
            case HTTP_API_UNAVAILABLE -> waited().compareTo(WAITING) >= 0;
            case GATEWAY_UNEXPLAINED, THROUGH_GATEWAY ->
                symptom.status() == 504 && (isAbout(EVERY_CEILING) || isAbout(HTTP_API));
            case UNTOLD -> symptom.status() == 504 && isAbout(EVERY_CEILING);
            case GATEWAY_NETWORK_ERROR, GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR, GATEWAY_THROTTLED,
                    GATEWAY_NO_SUCH_METHOD, HTTP_API_FUNCTION_ERROR, GATEWAY_AUTHORIZER_ERROR, GATEWAY_OTHER_ERROR,
                    PASSED_THROUGH, ANSWERED, CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP, NOBODY ->
                false;
        };
    }

    private boolean isAbout(Duration limit) {
        return waited().compareTo(limit) >= 0 && waited().compareTo(limit.plus(ON_THE_WAY)) <= 0;
    }

    /** How long the caller waited; zero where not known. */
    Duration waited() {
        return symptom.elapsed();
    }

    /** Whether the gateway stopped sooner than every API could. */
    boolean early() {
        return !waited().isZero() && waited().compareTo(EVERY_CEILING) < 0;
    }

    /** Whether the gateway waited as long as an API does that nobody granted more. */
    boolean late() {
        return waited().compareTo(EVERY_CEILING) >= 0;
    }

    /** Whether a WebSocket API, which sends a frame without a status, may have waited as long as it can. */
    boolean slowFrame() {
        return signature.kind() == Kind.GATEWAY_TIMEOUT && symptom.status() == 0 && !early();
    }

    Verdicts.Proof proof(String check) {
        return new Verdicts.Proof(check, check, Figures.measure(waited(), Figures.atMost(EVERY_CEILING)),
                Set.of(EvidenceKeys.SYMPTOM), List.of());
    }
}
