package dev.timeoutdoctor.check.load;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.LoggedRequests;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Retries;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Do callers repeat what timed out and so multiply the load? The access log tells, where its format has the caller's address: most
 * failed requests are followed by another one of the same caller within seconds, and others are not.
 */
public final class RetryStormCheck implements Check {

    private static final String ID = "retry-storm";
    private static final int FEW = 3;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LOAD, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS, LoggedRequests.READS), List.of(ID));

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
        if (!RouteSettings.callsBackend(waiting.get().served())) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.backend"));
        }
        Optional<LoggedRequests> log = LoggedRequests.of(view);
        Optional<Retries> retries = Retries.of(view);
        if (log.isPresent() && retries.isPresent()) {
            return judge(retries.get(), log.get());
        }
        TimeoutHits hits = TimeoutHits.of(view, waiting.get());
        if (hits.reach() == TimeoutHits.Reach.NONE) {
            return new Verdict.Good(Message.of("check.retry-storm.nothing-cut-off", hits.because()),
                    Figures.measure(0, Message.of("check.retry-storm.allowed")), Set.of(ID));
        }
        return log.isPresent()
                ? Verdicts.cannotTell(Message.of("check.retry-storm.no-address"))
                : view.look(EvidenceKeys.ACCESS_LOG).seen().isPresent()
                        ? Verdicts.cannotTell(Message.of("check.access-log-unreadable"))
                        : MissingEvidence.unknown(view, EvidenceKeys.ACCESS_LOG);
    }

    private static Verdict judge(Retries retries, LoggedRequests log) {
        Message statement = Message.of(
                log.ofRoute() ? "check.retry-storm.figures" : "check.retry-storm.figures-of-stage",
                retries.repeated(), retries.failed(), retries.window().length());
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(retries.repeated(), Message.of("check.retry-storm.allowed")),
                Set.of(EvidenceKeys.ACCESS_LOG), List.of());
        if (retries.usualHere()) {
            return retries.failed() >= Verdicts.ENOUGH_SAMPLES ? proof.warning(statement) : proof.likely(statement);
        }
        boolean enough = retries.failed() == 0 ? log.enough() : retries.failed() >= FEW;
        return enough
                ? new Verdict.Good(statement, proof.measure(), Set.of(ID))
                : Verdicts.cannotTell(statement);
    }
}
