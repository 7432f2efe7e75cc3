package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.CalledGroups;
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
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Do security groups let the gateway's traffic through to the load balancer, and the load balancer's to its targets? The rules
 * decide; what CloudWatch counted as blocked proves what the rules leave open.
 */
public final class LoadBalancerSecurityGroupBlocksCheck implements Check {

    private static final String ID = "load-balancer-security-group-blocks";
    private static final String BLOCKED = "SecurityGroupBlockedFlowCount_Inbound_TCP";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.LOAD_BALANCER, EvidenceKeys.TARGET_HEALTH,
                    EvidenceKeys.SECURITY_GROUPS),
            Reads.all(NetworkPath.READS, CalledGroups.READS, Hops.READS,
                    Set.of(EvidenceKeys.VPC_LINK, EvidenceKeys.LOAD_BALANCER_METRICS)),
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
        if (path.get().reference().isPrivate() && view.look(EvidenceKeys.VPC_LINK).seen().isEmpty()) {
            return MissingEvidence.unknown(view, EvidenceKeys.VPC_LINK); // its kind decides which rules hold
        }
        CalledGroups called = CalledGroups.of(view, path.get());
        Hops hops = Hops.of(view, path.get());
        int port = hops.port();
        if (port == 0) {
            return MissingEvidence.unknown(view, EvidenceKeys.LISTENERS);
        }
        return switch (hops.toBalancer()) {
            case CLOSED -> proof(port).problem(hops.closed());
            case UNSURE -> unsure(view, port, hops);
            case OPEN -> toTargets(view, hops, called, port);
        };
    }

    /** Rules that name addresses do not let in the gateway, whose addresses nobody should rely on (AWS: set up a network load balancer for VPC links). */
    private static Verdict unsure(EvidenceView view, int port, Hops hops) {
        Optional<LoadBalancerMetrics> metrics = view.look(EvidenceKeys.LOAD_BALANCER_METRICS).seen();
        long blocked = metrics.map(seen -> seen.total(BLOCKED)).orElse(0L);
        if (metrics.isPresent() && blocked > 0) {
            Message figures = Message.of("check.load-balancer-security-group-blocks.blocked", hops.unsure(), blocked,
                    metrics.get().window().length());
            return blocked >= Verdicts.ENOUGH_SAMPLES ? proof(port).problem(figures) : proof(port).likely(figures);
        }
        return proof(port).likely(hops.unsure());
    }

    private static Verdict toTargets(EvidenceView view, Hops hops, CalledGroups called, int port) {
        List<String> closed = hops.closedTargets(called);
        if (!closed.isEmpty()) {
            Message statement = Message.of("check.load-balancer-security-group-blocks.targets", closed,
                    called.targets().size());
            return called.allServe() ? proof(port).likely(statement) : proof(port).problem(statement);
        }
        boolean silent = called.targets().stream().anyMatch(target -> target.reason().equals("Target.Timeout"));
        if (silent && !hops.targetsOpen(called)) {
            return view.look(EvidenceKeys.NETWORK_INTERFACES).seen().isEmpty()
                    ? MissingEvidence.unknown(view, EvidenceKeys.NETWORK_INTERFACES)
                    : Verdicts.cannotTell(Message.of("check.load-balancer-security-group-blocks.unsure-targets"));
        }
        return new Verdict.Good(hops.open(), proof(port).measure(), Set.of(ID));
    }

    private static Verdicts.Proof proof(int port) {
        return new Verdicts.Proof(ID, ID,
                Figures.measure(Message.of("check.load-balancer-security-group-blocks.now", String.valueOf(port)),
                        Message.of("check.load-balancer-security-group-blocks.allowed")),
                Set.of(EvidenceKeys.LOAD_BALANCER, EvidenceKeys.SECURITY_GROUPS), List.of());
    }
}
