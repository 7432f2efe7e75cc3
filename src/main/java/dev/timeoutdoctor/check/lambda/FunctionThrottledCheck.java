package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Did Lambda refuse invocations since all concurrency was in use? The caller of a REST API then gets 500 and not 504, and Lambda
 * counts the refusals of all callers. So they are proven to fail this method's calls only where they are as many as its errors,
 * and those calls did not last until the timeout.
 */
public final class FunctionThrottledCheck implements Check {

    private static final String ID = "function-throttled";
    /** Fewer than one refusal in so many runs explains no failure by itself. */
    private static final int RARE = 100;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.FUNCTION_METRICS), Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.GATEWAY_METRICS,
                    EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.LAMBDA_ACCOUNT),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        FunctionMetrics metrics = view.need(EvidenceKeys.FUNCTION_METRICS);
        if (metrics.invocations() + metrics.throttles() == 0) {
            return Verdicts.cannotTell(Message.of("check.no-runs"));
        }
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, Figures.measure(metrics.throttles(), 0),
                Set.of(EvidenceKeys.FUNCTION_METRICS), List.of());
        Message figures = Message.of("check.function-throttled.figures", metrics.throttles(),
                metrics.invocations(), metrics.window().length(), metrics.maxConcurrency());
        Message statement = view.look(EvidenceKeys.LAMBDA_ACCOUNT).seen()
                .map(account -> Message.of("check.function-throttled.account", figures,
                        account.concurrentExecutions(), account.unreservedExecutions()))
                .orElse(figures);
        if (metrics.throttles() == 0) {
            return new Verdict.Good(statement, proof.measure(), Set.of(ID));
        }
        Optional<Kind> answer = view.look(EvidenceKeys.SYMPTOM).seen().filter(symptom -> symptom.status() > 0)
                .map(FunctionThrottledCheck::kind);
        boolean fits = answer
                .filter(kind -> kind != Kind.GATEWAY_INTERNAL_ERROR && kind != Kind.HTTP_API_FUNCTION_ERROR).isEmpty();
        boolean many = answer.isPresent() && metrics.throttles() * RARE >= metrics.invocations();
        return fits && !cutOff(view) && (many || asManyAsErrors(view, metrics))
                ? proof.problem(statement)
                : proof.likely(statement);
    }

    private static boolean asManyAsErrors(EvidenceView view, FunctionMetrics metrics) {
        return view.look(EvidenceKeys.GATEWAY_METRICS).seen().map(GatewayMetrics::serverErrors)
                .filter(errors -> errors > 0 && metrics.throttles() * 2 >= errors).isPresent();
    }

    /** A refused invocation is answered at once; calls that last until the timeout were not refused. */
    private static boolean cutOff(EvidenceView view) {
        Optional<Duration> timeout = view.look(EvidenceKeys.ROUTE).seen()
                .flatMap(route -> view.look(EvidenceKeys.DEPLOYED_SNAPSHOT).seen()
                        .flatMap(definition -> RouteSettings.in(definition, route)))
                .map(method -> method.integration().timeout());
        return view.look(EvidenceKeys.GATEWAY_METRICS).seen()
                .filter(metrics -> timeout.filter(limit -> TimeoutHits.flatTop(metrics, limit)).isPresent())
                .isPresent();
    }

    /** A bare 500 that somebody entered is as good as API Gateway's own. */
    private static Kind kind(Symptom symptom) {
        Kind kind = AnswerSignature.of(symptom).kind();
        boolean untold = kind == Kind.UNTOLD || kind == Kind.THROUGH_GATEWAY || kind == Kind.GATEWAY_UNEXPLAINED;
        return untold && symptom.status() == 500 ? Kind.GATEWAY_INTERNAL_ERROR : kind;
    }
}
