package dev.timeoutdoctor.check.timeout;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does the API need more than the 29 s at which an edge-optimized endpoint ends for good (AWS: REST API quotas)? */
public final class EdgeEndpointCannotRaiseCheck implements Check {

    private static final String ID = "edge-endpoint-cannot-raise";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.TIMEOUT, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS, FunctionRuns.READS), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Optional<Waiting> found = Waiting.of(view);
        if (found.isEmpty()) {
            return Verdicts.notServed(view.need(EvidenceKeys.ROUTE));
        }
        Waiting waiting = found.get();
        if (!RouteSettings.callsBackend(waiting.served())) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.backend"));
        }
        if (waiting.ceiling().filter(ceiling -> ceiling.kind() == TimeoutCeiling.Kind.EDGE).isEmpty()) {
            return new Verdict.NotApplicable(Message.of("check.edge-endpoint-cannot-raise.another-ceiling"));
        }
        return judge(waiting, CeilingDemand.of(view, waiting));
    }

    private static Verdict judge(Waiting waiting, CeilingDemand demand) {
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(demand.figure(), Figures.atMost(waiting.allowed())),
                Reads.all(demand.evidence(), Set.of(EvidenceKeys.REST_API)), List.of());
        Message statement = Message.of("check.edge-endpoint-cannot-raise.found", waiting.allowed(), demand.because());
        return switch (demand.certainty()) {
            case PROVEN -> proof.problem(statement);
            case SUGGESTED -> proof.likely(statement);
            case NONE -> new Verdict.Good(
                    Message.of("check.edge-endpoint-cannot-raise.not-needed", waiting.allowed(), demand.because()),
                    proof.measure(), Set.of(ID));
            case UNKNOWN -> Verdicts.cannotTell(demand.because());
        };
    }
}
