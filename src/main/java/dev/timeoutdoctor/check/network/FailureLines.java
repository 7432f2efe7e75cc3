package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/** Failures that the execution log reports. A certificate that is refused gives 500, not 504. */
final class FailureLines {

    /** What a check must also declare for this. */
    static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.SYMPTOM);

    private FailureLines() {}

    /** Lines that say why an execution failed. */
    static List<LogLine> failures(EvidenceView view) {
        return view.need(EvidenceKeys.EXECUTION_LOG).lines().stream()
                .filter(line -> line.message().contains("Execution failed")).toList();
    }

    /**
     * The verdict where neither an answer nor the execution log tells: a log that was not read is missing, and one that the API does
     * not have cannot tell.
     *
     * @param read what to say of a log that was read
     */
    static Verdict.Unknown untold(EvidenceView view, Message read) {
        return switch (view.look(EvidenceKeys.EXECUTION_LOG)) {
            case Observed.Seen<?> _ -> Verdicts.cannotTell(read);
            case Observed.NotHere<?> notHere ->
                Verdicts.cannotTell(Message.of("check.failures.no-log", notHere.why()));
            case Observed.Absent<?> _,Observed.Denied<?> _,Observed.Failed<?> _,Observed.NotAsked<?> _ ->
                MissingEvidence.unknown(view, EvidenceKeys.SYMPTOM, EvidenceKeys.EXECUTION_LOG);
        };
    }

    /** Whether the backend is called by TLS at all. */
    static boolean callsHttps(NetworkPath path) {
        return path.reference().scheme().equals("https");
    }

    /** Whether the answer that the caller saw may come of it. */
    static boolean fitsAnswer(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen().map(AnswerSignature::of)
                .map(signature -> switch (signature.kind()) {
                    case GATEWAY_INTERNAL_ERROR, GATEWAY_UNEXPLAINED, GATEWAY_OTHER_ERROR, UNTOLD,
                            HTTP_API_UNAVAILABLE, HTTP_API_FUNCTION_ERROR, GATEWAY_BAD_GATEWAY, THROUGH_GATEWAY ->
                        true;
                    case GATEWAY_TIMEOUT, GATEWAY_NETWORK_ERROR, GATEWAY_THROTTLED, GATEWAY_NO_SUCH_METHOD,
                            GATEWAY_AUTHORIZER_ERROR, PASSED_THROUGH, ANSWERED, CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP,
                            NOBODY ->
                        false;
                }).orElse(true);
    }
}
