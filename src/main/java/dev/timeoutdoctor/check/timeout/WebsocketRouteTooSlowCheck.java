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
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does a WebSocket API's route need longer than the 29 s that every route may take at most, {@code $connect} included (AWS: WebSocket
 * API quotas)? Nothing can raise that.
 */
public final class WebsocketRouteTooSlowCheck implements Check {

    private static final String ID = "websocket-route-too-slow";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.TIMEOUT, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS, FunctionRuns.READS), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        if (view.need(EvidenceKeys.ROUTE).apiType() != ApiType.WEBSOCKET) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.websocket-api"));
        }
        Optional<Waiting> waiting = Waiting.of(view);
        if (waiting.isEmpty()) {
            return Verdicts.notServed(view.need(EvidenceKeys.ROUTE));
        }
        return RouteSettings.callsBackend(waiting.get().served())
                ? judge(view, waiting.get())
                : new Verdict.NotApplicable(Message.of("diagnosis.not-here.backend"));
    }

    @Override
    public Optional<Verdict> byAnswerAlone(EvidenceView view) {
        return CutOffAnswer.of(view).filter(CutOffAnswer::slowFrame).map(answer -> answer.proof(ID)
                .likely(Message.of("check.websocket-route-too-slow.answer-alone", answer.signature().statement())));
    }

    private static Verdict judge(EvidenceView view, Waiting waiting) {
        CeilingDemand demand = CeilingDemand.of(view, waiting);
        TimeoutHits hits = TimeoutHits.of(view, waiting);
        boolean cutAtCeiling = !waiting.canWaitLonger() && hits.reach() == TimeoutHits.Reach.PROVEN;
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(demand.figure(), Figures.atMost(waiting.allowed())),
                Reads.all(demand.evidence(), hits.evidence(), Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT)), List.of());
        Message statement = Message.of("check.websocket-route-too-slow.found", waiting.route().routeKey(),
                waiting.allowed(), demand.because());
        return switch (demand.certainty()) {
            case PROVEN -> proof.problem(statement);
            case SUGGESTED -> cutAtCeiling ? proof.problem(statement) : proof.likely(statement);
            case NONE -> new Verdict.Good(Message.of("check.websocket-route-too-slow.good",
                    waiting.route().routeKey(), waiting.allowed(), demand.because()), proof.measure(), Set.of(ID));
            case UNKNOWN -> Verdicts.cannotTell(demand.because());
        };
    }
}
