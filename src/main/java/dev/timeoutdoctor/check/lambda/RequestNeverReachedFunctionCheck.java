package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Did the function run at all? Requests that were cut off and have no run in the function's log prove it. Without logs other callers
 * count too, so only two things speak: a method with many requests whose function never ran, and runs that lasted as long as the
 * gateway waited.
 */
public final class RequestNeverReachedFunctionCheck implements Check {

    private static final String ID = "request-never-reached-function";
    private static final int SEVERAL = 3;
    /** A stage's cache may answer these (AWS: enabling API caching; GET unless set otherwise). */
    private static final Set<String> CACHED = Set.of("GET", "HEAD", "OPTIONS");
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.FUNCTION_METRICS,
                    EvidenceKeys.GATEWAY_METRICS),
            Reads.all(CutOffRequests.READS, ServedSince.READS, Set.of(EvidenceKeys.SYMPTOM)), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiMethod> served = RouteSettings.in(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), route);
        return served.map(method -> CutOffRequests.of(view, method.integration().timeout())
                .filter(requests -> requests.missed() > 0 || requests.reached() >= SEVERAL)
                .map(RequestNeverReachedFunctionCheck::joined)
                .or(() -> answered(view, method))
                .orElseGet(() -> judge(method, view.need(EvidenceKeys.GATEWAY_METRICS),
                        view.need(EvidenceKeys.FUNCTION_METRICS))))
                .orElseGet(() -> Verdicts.notServed(route));
    }

    /** A request without a run is proof; others may still call the function, so runs without a request are none. */
    private static Verdict joined(CutOffRequests requests) {
        int all = requests.reached() + requests.missed();
        Message statement = Message.of("check.request-never-reached-function.joined", requests.missed(), all,
                requests.window());
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(Message.of("check.request-never-reached-function.runs", requests.reached()),
                        Message.of("check.request-never-reached-function.requests", all)),
                Set.of(EvidenceKeys.ACCESS_LOG, EvidenceKeys.FAILED_REQUESTS, EvidenceKeys.FUNCTION_REPORTS),
                List.of());
        if (requests.missed() == 0) {
            return new Verdict.Good(statement, proof.measure(), Set.of(ID));
        }
        return requests.missed() >= SEVERAL && requests.reached() == 0 && requests.ofStage()
                ? proof.problem(statement)
                : proof.likely(statement);
    }

    /** A good answer to a request that no cache may answer: the function gave it. */
    private static Optional<Verdict> answered(EvidenceView view, ApiMethod method) {
        return view.look(EvidenceKeys.SYMPTOM).seen()
                .filter(seen -> seen.status() >= 200 && seen.status() < 300 && !CACHED.contains(seen.method()))
                .filter(seen -> TimeoutHits.since(view).covers(seen.at()))
                .filter(_ -> FunctionReference.callsLambda(method.integration()))
                .map(seen -> new Verdict.Good(Message.of("check.request-never-reached-function.answered",
                        seen.method(), seen.at(), Integer.toString(seen.status())),
                        Figures.measure(Message.of("check.request-never-reached-function.runs", 1),
                                Message.of("check.request-never-reached-function.requests", 1)),
                        Set.of(ID)));
    }

    private static Verdict judge(ApiMethod method, GatewayMetrics gateway, FunctionMetrics function) {
        Message figures = Message.of("check.request-never-reached-function.figures", gateway.requests(),
                gateway.window().length(), function.invocations(), function.window().length());
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(Message.of("check.request-never-reached-function.runs", function.invocations()),
                        Message.of("check.request-never-reached-function.requests", gateway.requests())),
                Set.of(EvidenceKeys.GATEWAY_METRICS, EvidenceKeys.FUNCTION_METRICS), List.of());
        boolean covered = function.window().length().compareTo(gateway.window().length()) >= 0;
        boolean many = covered && gateway.perMethod() && gateway.requests() >= Verdicts.ENOUGH_SAMPLES;
        if (many && gateway.serverErrors() > 0 && function.invocations() + function.throttles() == 0) {
            return proof.likely(figures);
        }
        if (TimeoutHits.reaches(function.duration().max(), method.integration().timeout())) {
            return new Verdict.Good(Message.of("check.request-never-reached-function.reached", figures,
                    function.duration().max()), proof.measure(), Set.of(ID));
        }
        return Verdicts.cannotTell(Message.of("check.request-never-reached-function.others", figures));
    }
}
