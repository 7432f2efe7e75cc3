package dev.timeoutdoctor.check.load;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.LoggedFailures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.KnownErrors;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is the answer too large rather than too late? Lambda passes on 6 MB, API Gateway 10 MB (AWS: Lambda quotas; REST API quotas). The
 * function's log or the execution log says so in its own words; the caller gets 502 or 500 at once and never a timeout.
 */
public final class PayloadTooLargeCheck implements Check {

    private static final String ID = "payload-too-large";
    private static final int SEVERAL = 3;
    private static final String LARGER = "larger than allowed maximum";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LOAD,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT),
            Reads.all(LoggedFailures.READS,
                    Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.FUNCTION_ERRORS, EvidenceKeys.FUNCTION_REPORTS)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiMethod> served = RouteSettings.in(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), route);
        if (served.isEmpty()) {
            return Verdicts.notServed(route);
        }
        if (!RouteSettings.callsBackend(served.get())) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.backend"));
        }
        Optional<Kind> answer = view.look(EvidenceKeys.SYMPTOM).seen().map(AnswerSignature::of)
                .map(AnswerSignature::kind);
        return byFunctionLog(view, answer).or(() -> byExecutionLog(view))
                .orElseGet(() -> nothingSaid(view, served.get(), answer));
    }

    private static Optional<Verdict> byFunctionLog(EvidenceView view, Optional<Kind> answer) {
        return view.look(EvidenceKeys.FUNCTION_ERRORS).seen().flatMap(log -> {
            long lines = log.lines().stream().filter(
                    line -> KnownErrors.in(line.message()).filter(KnownErrors.ANSWER_TOO_LARGE::equals).isPresent())
                    .count();
            if (lines == 0) {
                return Optional.empty();
            }
            Message statement = Message.of("check.payload-too-large.function", lines, log.window().length());
            Verdicts.Proof proof = proof(Set.of(EvidenceKeys.FUNCTION_ERRORS));
            boolean fits = answer.filter(
                    kind -> kind == Kind.GATEWAY_BAD_GATEWAY || kind == Kind.GATEWAY_INTERNAL_ERROR
                            || kind == Kind.HTTP_API_FUNCTION_ERROR)
                    .isPresent();
            return Optional.of(fits || (answer.isEmpty() && lines >= SEVERAL)
                    ? proof.problem(statement)
                    : proof.likely(statement));
        });
    }

    private static Optional<Verdict> byExecutionLog(EvidenceView view) {
        return LoggedFailures.of(view, LARGER).filter(LoggedFailures::any).map(failures -> {
            Message statement = Message.of("check.payload-too-large.gateway", failures.requests(),
                    failures.window().length());
            Verdicts.Proof proof = proof(Set.of(EvidenceKeys.EXECUTION_LOG));
            return failures.own() > 0 ? proof.problem(statement) : proof.likely(statement);
        });
    }

    private static Verdict nothingSaid(EvidenceView view, ApiMethod served, Optional<Kind> answer) {
        if (answer.filter(PayloadTooLargeCheck::anotherMatter).isPresent()) {
            return good(Message.of("check.payload-too-large.other-answer"));
        }
        EvidenceKey<LogLines> key = FunctionReference.callsLambda(served.integration())
                ? EvidenceKeys.FUNCTION_ERRORS
                : EvidenceKeys.EXECUTION_LOG;
        return view.look(key).seen()
                .map(log -> written(view, served)
                        ? good(Message.of("check.payload-too-large.no-line", log.window().length(),
                                looked(view, served)))
                        : Verdicts.cannotTell(Message.of("check.no-runs")))
                .orElseGet(() -> MissingEvidence.unknown(view, key));
    }

    /** How many runs of the function, or lines of the execution log, would have told. */
    private static Message looked(EvidenceView view, ApiMethod served) {
        return FunctionReference.callsLambda(served.integration())
                ? Message.of("check.payload-too-large.runs",
                        view.look(EvidenceKeys.FUNCTION_REPORTS).seen().map(seen -> seen.reports().size()).orElse(0))
                : Message.of("check.payload-too-large.lines",
                        view.look(EvidenceKeys.EXECUTION_LOG).seen().map(seen -> seen.lines().size()).orElse(0));
    }

    /** A log without any line may be one that nobody writes to. */
    private static boolean written(EvidenceView view, ApiMethod served) {
        return FunctionReference.callsLambda(served.integration())
                ? view.look(EvidenceKeys.FUNCTION_REPORTS).seen().filter(seen -> !seen.reports().isEmpty()).isPresent()
                : view.look(EvidenceKeys.EXECUTION_LOG).seen().filter(seen -> !seen.lines().isEmpty()).isPresent();
    }

    /** Answers that a response of any size cannot lead to. */
    private static boolean anotherMatter(Kind kind) {
        return switch (kind) {
            case GATEWAY_TIMEOUT, GATEWAY_NETWORK_ERROR, GATEWAY_THROTTLED, GATEWAY_NO_SUCH_METHOD,
                    GATEWAY_AUTHORIZER_ERROR, PASSED_THROUGH, ANSWERED ->
                true;
            case GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR, HTTP_API_UNAVAILABLE, HTTP_API_FUNCTION_ERROR,
                    GATEWAY_UNEXPLAINED, GATEWAY_OTHER_ERROR, CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP, NOBODY, UNTOLD,
                    THROUGH_GATEWAY ->
                false;
        };
    }

    private static Verdict good(Message summary) {
        return new Verdict.Good(summary, proof(Set.of()).measure(), Set.of(ID));
    }

    private static Verdicts.Proof proof(Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, Figures.measure(Message.of("check.payload-too-large.now"),
                Message.of("check.payload-too-large.allowed")), evidence, List.of());
    }
}
