package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * May the function run on after the gateway stopped waiting? It then works, and is billed, for an answer that nobody reads. That
 * is no cause of the timeout; it makes what follows worse.
 */
public final class FunctionOutlivesGatewayCheck implements Check {

    private static final String ID = "function-outlives-gateway";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.FUNCTION), FunctionRuns.READS,
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiMethod> served = RouteSettings.in(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), route);
        return served.map(method -> judge(view, method.integration().timeout()))
                .orElseGet(() -> Verdicts.notServed(route));
    }

    private static Verdict judge(EvidenceView view, Duration waits) {
        Duration may = view.need(EvidenceKeys.FUNCTION).timeout();
        Measure measure = Figures.measure(may, Figures.atMost(waits));
        if (may.compareTo(waits) <= 0) {
            return new Verdict.Good(Message.of("check.function-outlives-gateway.good", may, waits), measure,
                    Set.of(ID));
        }
        Optional<FunctionRuns> runs = FunctionRuns.of(view);
        Message fact = Message.of("check.function-outlives-gateway.found", may, waits);
        Message statement = runs.map(seen -> Message.of(seen.latency().max().compareTo(waits) > 0
                ? "check.function-outlives-gateway.happened"
                : "check.function-outlives-gateway.not-seen", fact, seen.latency().max(), seen.latency().samples(),
                seen.window())).orElse(fact);
        return new Verdicts.Proof(ID, ID, measure, Set.of(EvidenceKeys.FUNCTION, EvidenceKeys.DEPLOYED_SNAPSHOT),
                List.of("function-timeout")).warning(statement);
    }
}
