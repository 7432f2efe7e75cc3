package dev.timeoutdoctor.check.front;

import dev.timeoutdoctor.check.fact.Caller;
import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does a CloudFront distribution of one's own stop waiting before the gateway does? It answers 504 by itself then, after 30 s unless
 * its origin says otherwise, and sends GET and HEAD again (AWS: CloudFront, origin response timeout).
 */
public final class CloudfrontGivesUpFirstCheck implements Check {

    private static final String ID = "cloudfront-gives-up-first";
    private static final Duration CONNECTING = Duration.ofSeconds(1);
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.FRONT, Caller.NEEDS, Caller.READS,
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Caller caller = Caller.of(view);
        return switch (caller.signature().kind()) {
            case CLOUDFRONT -> cloudFront(caller);
            case NOBODY, GATEWAY_TIMEOUT, GATEWAY_NETWORK_ERROR, GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR,
                    GATEWAY_THROTTLED, GATEWAY_NO_SUCH_METHOD, HTTP_API_UNAVAILABLE, HTTP_API_FUNCTION_ERROR,
                    GATEWAY_AUTHORIZER_ERROR, GATEWAY_UNEXPLAINED, GATEWAY_OTHER_ERROR,
                    THROUGH_GATEWAY, PASSED_THROUGH, ANSWERED ->
                good(caller);
            case LOAD_BALANCER, ANOTHER_HOP, UNTOLD -> Verdicts.cannotTell(caller.signature().statement());
        };
    }

    private static Verdict cloudFront(Caller caller) {
        if (caller.symptom().status() != 504) {
            return good(caller);
        }
        Message answer = caller.signature().statement();
        Optional<AccessLogEntry> later = caller.answeredLater();
        if (later.isPresent()) {
            Duration latency = later.get().millis("responseLatency").orElse(caller.elapsed());
            return proof(caller).problem(Message.of("check.cloudfront-gives-up-first.answered-later", answer,
                    String.valueOf(later.get().status()), latency));
        }
        boolean waited = caller.elapsed().compareTo(CONNECTING) >= 0 && caller.stoppedBeforeTimeout();
        boolean whole = caller.symptom().measured() || !caller.symptom().body().isEmpty();
        if (!waited || !whole) {
            return proof(caller).likely(Message.of("check.cloudfront-gives-up-first.answered", answer));
        }
        return proof(caller).problem(Message.of("check.cloudfront-gives-up-first.before-timeout", answer,
                caller.timeout().orElse(caller.elapsed())));
    }

    private static Verdict good(Caller caller) {
        return new Verdict.Good(caller.signature().statement(), proof(caller).measure(), Set.of(ID));
    }

    private static Verdicts.Proof proof(Caller caller) {
        return new Verdicts.Proof(ID, ID,
                Figures.measure(caller.elapsed(), Message.of("check.cloudfront-gives-up-first.allowed")),
                Set.of(EvidenceKeys.SYMPTOM), List.of());
    }
}
