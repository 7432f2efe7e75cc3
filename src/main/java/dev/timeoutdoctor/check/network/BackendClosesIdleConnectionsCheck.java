package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LoadBalancerMetrics;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the backend close connections that the gateway still uses? Its calls then fail at once, in bursts, with 504 and "Network error
 * communicating with endpoint". The log line proves it where the load balancer counted resets by its targets.
 */
public final class BackendClosesIdleConnectionsCheck implements Check {

    private static final String ID = "backend-closes-idle-connections";
    private static final String CLOSED = "Connection is closed";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.EXECUTION_LOG),
            Reads.all(NetworkPath.READS, BackendContact.READS, Set.of(EvidenceKeys.LOAD_BALANCER_METRICS)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Optional<NetworkPath> path = NetworkPath.of(view);
        if (path.isEmpty()) {
            return MissingEvidence.unknown(view, EvidenceKeys.DEPLOYED_SNAPSHOT);
        }
        return path.get().isHttp()
                ? judge(view)
                : new Verdict.NotApplicable(Message.of("diagnosis.not-here.http-backend"));
    }

    private static Verdict judge(EvidenceView view) {
        List<LogLine> failures = FailureLines.failures(view);
        long closed = failures.stream().filter(line -> line.message().contains(CLOSED)).count();
        Message window = Message.of("check.failures", failures.size(),
                view.need(EvidenceKeys.EXECUTION_LOG).window().length());
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, Figures.measure(closed, 0),
                Set.of(EvidenceKeys.EXECUTION_LOG, EvidenceKeys.LOAD_BALANCER_METRICS), List.of());
        if (closed > 0) {
            long resets = view.look(EvidenceKeys.LOAD_BALANCER_METRICS).seen()
                    .map(BackendClosesIdleConnectionsCheck::resets)
                    .orElse(0L);
            return resets > 0
                    ? proof.problem(Message.of("check.backend-closes-idle-connections.resets", closed, window, resets))
                    : proof.likely(Message.of("check.backend-closes-idle-connections.closed", closed, window));
        }
        if (failures.isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.failures.none"));
        }
        return BackendContact.of(view)
                .<Verdict>map(contact -> new Verdict.Good(
                        Message.of("check.backend-closes-idle-connections.good", window, contact), proof.measure(),
                        Set.of(ID)))
                .orElseGet(() -> Verdicts.cannotTell(Message.of("check.contact.none", window)));
    }

    private static long resets(LoadBalancerMetrics metrics) {
        return metrics.total("TCP_Target_Reset_Count") + metrics.total("TargetConnectionErrorCount");
    }
}
