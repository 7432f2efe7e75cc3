package dev.timeoutdoctor.check.timeout;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
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
 * Is the integration timeout a value that AWS never accepts? The shortest is 50 ms for every kind of API (AWS: API Gateway quotas),
 * so a shorter one stands only in an emulator or in an answer that somebody edited.
 */
public final class TimeoutZeroImpossibleCheck implements Check {

    private static final String ID = "timeout-zero-impossible";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.TIMEOUT,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT), Set.of(), List.of(ID));

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
        return RouteSettings.callsBackend(served.get())
                ? judge(served.get().integration().timeout())
                : new Verdict.NotApplicable(Message.of("diagnosis.not-here.backend"));
    }

    private static Verdict judge(Duration timeout) {
        Measure measure = Figures.measure(timeout, Figures.atLeast(TimeoutCeiling.FLOOR));
        if (timeout.compareTo(TimeoutCeiling.FLOOR) >= 0) {
            return new Verdict.Good(
                    Message.of("check.timeout-zero-impossible.good", timeout, TimeoutCeiling.FLOOR), measure,
                    Set.of(ID));
        }
        return new Verdicts.Proof(ID, ID, measure, Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT),
                List.of("integration-timeout"))
                .problem(Message.of("check.timeout-zero-impossible.found", timeout, TimeoutCeiling.FLOOR));
    }
}
