package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Is the function in another Region than the API? Legal, and a round trip slower (AWS: set up a method in the console). */
public final class FunctionCrossRegionCheck implements Check {

    private static final String ID = "function-cross-region";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT), Set.of(EvidenceKeys.STAGE), List.of(ID));

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
        if (!FunctionReference.callsLambda(served.get().integration())) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.function"));
        }
        Map<String, String> variables = view.look(EvidenceKeys.STAGE).seen().map(Stage::variables).orElse(Map.of());
        return FunctionReference.of(served.get().integration(), variables)
                .map(function -> judge(route, function))
                .orElseGet(() -> Verdicts.cannotTell(Message.of("check.function-cross-region.unresolved",
                        served.get().integration().uri())));
    }

    private static Verdict judge(Route route, FunctionReference function) {
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, Figures.measure(function.region(), route.region()),
                Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT), List.of());
        return function.region().equals(route.region())
                ? new Verdict.Good(Message.of("check.function-cross-region.good", route.region()), proof.measure(),
                        Set.of(ID))
                : proof.warning(Message.of("check.function-cross-region.found", function.region(), route.region()));
    }
}
