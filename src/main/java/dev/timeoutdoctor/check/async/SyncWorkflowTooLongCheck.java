package dev.timeoutdoctor.check.async;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does a synchronous workflow run longer than the route may take? StartSyncExecution answers when the Express workflow has ended, and
 * that may run for five minutes (AWS: Step Functions, Express workflows).
 */
public final class SyncWorkflowTooLongCheck implements Check {

    private static final String ID = "sync-workflow-too-long";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.ASYNC, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Optional<Waiting> waiting = Waiting.of(view);
        if (waiting.isEmpty()) {
            return Verdicts.notServed(view.need(EvidenceKeys.ROUTE));
        }
        if (!RouteSettings.startsSyncWorkflow(waiting.get().served())) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.sync-workflow"));
        }
        TimeoutHits hits = TimeoutHits.of(view, waiting.get());
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(waiting.get().timeout(), Figures.below(waiting.get().timeout())),
                Reads.all(hits.evidence(), Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT)), List.of());
        Message statement = Message.of("check.sync-workflow-too-long.found", waiting.get().timeout(), hits.because());
        return switch (hits.reach()) {
            case PROVEN -> proof.problem(statement);
            case SUGGESTED -> proof.likely(statement);
            case UNKNOWN -> Verdicts.cannotTell(
                    Message.of("check.sync-workflow-too-long.nothing-seen", hits.because()));
            case NONE -> new Verdict.Good(Message.of("check.sync-workflow-too-long.good", hits.because()),
                    proof.measure(), Set.of(ID));
        };
    }
}
