package dev.timeoutdoctor.check.deployment;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.StageVariables;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Does the backend's address use a stage variable that the stage does not set (AWS: stage variables)? Where all are set, only calls
 * that succeed tell that they lead to the right place.
 */
public final class StageVariableWrongCheck implements Check {

    private static final String ID = "stage-variable-wrong";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.DEPLOYMENT,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.STAGE),
            Set.of(EvidenceKeys.GATEWAY_METRICS), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiMethod> served = RouteSettings.in(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), route);
        return served.map(method -> judge(view, method, view.need(EvidenceKeys.STAGE)))
                .orElseGet(() -> Verdicts.notServed(route));
    }

    private static Verdict judge(EvidenceView view, ApiMethod method, Stage stage) {
        Set<String> used = variables(method);
        if (used.isEmpty()) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.stage-variable"));
        }
        List<String> missing = used.stream().filter(name -> stage.variables().getOrDefault(name, "").isEmpty())
                .toList();
        List<String> set = used.stream().filter(name -> !missing.contains(name))
                .map(name -> name + " = " + stage.variables().get(name)).toList();
        if (missing.isEmpty()) {
            return allSet(view, Message.of("check.stage-variable-wrong.set", stage.name(), set), used.size());
        }
        return new Verdicts.Proof(ID, ID,
                Figures.measure(Message.of("check.stage-variable-wrong.missing", missing),
                        Message.of("check.stage-variable-wrong.all")),
                Set.of(EvidenceKeys.STAGE, EvidenceKeys.DEPLOYED_SNAPSHOT), List.of())
                .problem(Message.of("check.stage-variable-wrong.found", method.label(), stage.name(), missing));
    }

    private static Verdict allSet(EvidenceView view, Message set, int used) {
        Measure measure = Figures.measure(Message.of("check.stage-variable-wrong.count", used),
                Message.of("check.stage-variable-wrong.all"));
        Instant changed = view.need(EvidenceKeys.STAGE).updatedAt(); // a variable takes effect without a deployment
        return view.look(EvidenceKeys.GATEWAY_METRICS).seen().filter(GatewayMetrics::perMethod)
                .filter(metrics -> changed.isAfter(Instant.EPOCH) && !metrics.window().from().isBefore(changed))
                .filter(metrics -> metrics.requests() >= Verdicts.ENOUGH_SAMPLES && metrics.serverErrors() == 0)
                .map(metrics -> new Verdict.Good(Message.of("check.stage-variable-wrong.works", set,
                        metrics.requests(), metrics.window().length()), measure, Set.of(ID)))
                .orElseGet(() -> new Verdict.Good(Message.of("check.stage-variable-wrong.set-only", set), measure,
                        Set.of()));
    }

    private static Set<String> variables(ApiMethod method) {
        return new TreeSet<>(
                StageVariables.in(method.integration().uri() + " " + method.integration().connectionId()));
    }
}
