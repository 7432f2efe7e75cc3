package dev.timeoutdoctor.check.front;

import dev.timeoutdoctor.check.fact.Caller;
import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the client stop waiting before the gateway does? It then has no answer at all, and the gateway's log may show a good one. A
 * client that waited for less than a second did not wait: it could not connect.
 */
public final class ClientGivesUpFirstCheck implements Check {

    private static final String ID = "client-gives-up-first";
    private static final Duration CONNECTING = Duration.ofSeconds(1);
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.FRONT, Caller.NEEDS,
            Reads.all(Caller.READS, Set.of(EvidenceKeys.REST_API)), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Caller caller = Caller.of(view);
        return switch (caller.signature().kind()) {
            case NOBODY -> nobody(view, caller);
            case UNTOLD -> Verdicts.cannotTell(caller.signature().statement());
            case GATEWAY_TIMEOUT, GATEWAY_NETWORK_ERROR, GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR,
                    GATEWAY_THROTTLED, GATEWAY_NO_SUCH_METHOD, HTTP_API_UNAVAILABLE, HTTP_API_FUNCTION_ERROR,
                    GATEWAY_AUTHORIZER_ERROR, GATEWAY_UNEXPLAINED, GATEWAY_OTHER_ERROR,
                    THROUGH_GATEWAY, PASSED_THROUGH, ANSWERED, CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP ->
                new Verdict.Good(caller.signature().statement(),
                        Figures.measure(caller.elapsed(), Message.of("check.client-gives-up-first.allowed")),
                        Set.of(ID));
        };
    }

    private static Verdict nobody(EvidenceView view, Caller caller) {
        Duration elapsed = caller.elapsed();
        if (elapsed.compareTo(CONNECTING) < 0) {
            return Verdicts.cannotTell(Message.of("check.answer-not-from-api-gateway.no-connection", elapsed));
        }
        Optional<AccessLogEntry> later = caller.answeredLater();
        if (later.isPresent()) {
            Duration latency = later.get().millis("responseLatency").orElse(elapsed);
            return proof(caller, latency, Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.ACCESS_LOG))
                    .problem(Message.of("check.client-gives-up-first.answered-later", elapsed,
                            String.valueOf(later.get().status()), latency));
        }
        if (caller.answeredInTime().isPresent()) {
            return Verdicts.cannotTell(Message.of("check.client-gives-up-first.answered-in-time", elapsed,
                    String.valueOf(caller.answeredInTime().get().status())));
        }
        if (caller.timeout().isEmpty() || !caller.stoppedBeforeTimeout()) {
            return Verdicts.cannotTell(Message.of("check.answer-not-from-api-gateway.nobody", elapsed));
        }
        Verdicts.Proof proof = proof(caller, caller.timeout().get(),
                Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.DEPLOYED_SNAPSHOT));
        Message statement = Message.of("check.client-gives-up-first.before-timeout", elapsed, caller.timeout().get());
        // a private API that cannot be reached looks the same
        boolean isPrivate = view.look(EvidenceKeys.REST_API).seen()
                .filter(api -> api.endpointType() == EndpointType.PRIVATE).isPresent();
        return isPrivate ? proof.likely(statement) : proof.problem(statement);
    }

    private static Verdicts.Proof proof(Caller caller, Duration needed, Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, Figures.measure(caller.elapsed(), Figures.atLeast(needed)), evidence,
                List.of());
    }
}
