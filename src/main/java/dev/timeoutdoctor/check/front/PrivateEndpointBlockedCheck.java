package dev.timeoutdoctor.check.front;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Can a private API be reached from where the call is made? A security group or a name that leads elsewhere leaves the caller without
 * an answer and the API without a count; a policy that refuses is answered 403, never 504 (AWS: private REST APIs).
 */
public final class PrivateEndpointBlockedCheck implements Check {

    private static final String ID = "private-endpoint-blocked";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.FRONT,
            Set.of(EvidenceKeys.REST_API), Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.GATEWAY_METRICS), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        if (view.need(EvidenceKeys.REST_API).endpointType() != EndpointType.PRIVATE) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.private-endpoint"));
        }
        return view.look(EvidenceKeys.SYMPTOM).seen().map(symptom -> judge(view, symptom))
                .orElseGet(() -> Verdicts.cannotTell(Message.of("check.private-endpoint-blocked.nothing-seen")));
    }

    private static Verdict judge(EvidenceView view, Symptom symptom) {
        AnswerSignature signature = AnswerSignature.of(symptom);
        if (refused(symptom)) {
            return proof(Message.of("check.private-endpoint-blocked.refused-short"))
                    .problem(Message.of("check.private-endpoint-blocked.refused"));
        }
        return switch (signature.kind()) {
            case NOBODY -> unanswered(view, symptom);
            case GATEWAY_TIMEOUT, GATEWAY_NETWORK_ERROR, GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR, GATEWAY_THROTTLED,
                    GATEWAY_NO_SUCH_METHOD, HTTP_API_UNAVAILABLE, HTTP_API_FUNCTION_ERROR,
                    GATEWAY_AUTHORIZER_ERROR, GATEWAY_UNEXPLAINED, GATEWAY_OTHER_ERROR, THROUGH_GATEWAY,
                    PASSED_THROUGH, ANSWERED ->
                new Verdict.Good(Message.of("check.private-endpoint-blocked.reached", signature.statement()),
                        Figures.measure(Message.of("check.private-endpoint-blocked.answers"),
                                Message.of("check.private-endpoint-blocked.answers")),
                        Set.of(ID));
            case CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP, UNTOLD -> Verdicts.cannotTell(signature.statement());
        };
    }

    /** AWS's words for a resource policy or an endpoint policy that refuses. */
    private static boolean refused(Symptom symptom) {
        String body = symptom.body().toLowerCase(Locale.ROOT);
        return symptom.status() == 403 && (body.contains("is not authorized to perform: execute-api:invoke")
                || body.contains("\"forbidden\""));
    }

    /** Nothing reached the API in the same time: the call ended before it. */
    private static Verdict unanswered(EvidenceView view, Symptom symptom) {
        Optional<GatewayMetrics> metrics = view.look(EvidenceKeys.GATEWAY_METRICS).seen();
        Verdicts.Proof proof = proof(Message.of("check.private-endpoint-blocked.no-answer"));
        if (metrics.filter(seen -> seen.requests() == 0).isPresent()) {
            return proof.problem(Message.of("check.private-endpoint-blocked.nothing-counted", symptom.elapsed(),
                    metrics.get().window().length()));
        }
        return proof.likely(Message.of("check.private-endpoint-blocked.unanswered", symptom.elapsed()));
    }

    private static Verdicts.Proof proof(Message now) {
        return new Verdicts.Proof(ID, ID,
                Figures.measure(now, Message.of("check.private-endpoint-blocked.answers")),
                Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.REST_API), List.of());
    }
}
