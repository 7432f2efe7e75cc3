package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Listeners.Listener;
import dev.timeoutdoctor.evidence.LoadBalancerMetrics;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does a firewall drop the gateway's packets silently? To the gateway that looks like a backend that never answers. Where some calls
 * are answered in time it is not so; where a load balancer at that address counted no connection while the gateway's calls timed
 * out, it is.
 */
public final class BackendDropsGatewayTrafficCheck implements Check {

    private static final String ID = "backend-drops-gateway-traffic";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.GATEWAY_METRICS),
            Reads.all(NetworkPath.READS, BalancerAcls.READS,
                    Set.of(EvidenceKeys.LOAD_BALANCER_METRICS, EvidenceKeys.LISTENERS)),
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
        if (!path.get().isHttp()) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.http-backend"));
        }
        return path.get().reference().isPrivate()
                ? new Verdict.NotApplicable(Message.of("check.backend-drops-gateway-traffic.private"))
                : judge(view, path.get(), view.need(EvidenceKeys.GATEWAY_METRICS));
    }

    private static Verdict judge(EvidenceView view, NetworkPath path, GatewayMetrics gateway) {
        long calls = gateway.integrationLatency().samples();
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(gateway.integrationLatency().p50(),
                        Figures.below(path.integration().timeout())),
                Set.of(EvidenceKeys.GATEWAY_METRICS, EvidenceKeys.LOAD_BALANCER_METRICS), List.of());
        if (calls < Verdicts.ENOUGH_SAMPLES) {
            return Verdicts.cannotTell(Message.of("check.backend-drops-gateway-traffic.few", calls,
                    gateway.window().length()));
        }
        if (!TimeoutHits.reaches(gateway.integrationLatency().p50(), path.integration().timeout())) {
            return gateway.perMethod()
                    ? new Verdict.Good(Message.of("check.backend-drops-gateway-traffic.answered", calls,
                            gateway.window().length(), gateway.integrationLatency().p50()), proof.measure(),
                            Set.of(ID))
                    : Verdicts.cannotTell(Message.of("check.backend-drops-gateway-traffic.stage"));
        }
        Optional<Message> denied = denied(view, path);
        if (denied.isPresent()) {
            Message statement = Message.of("check.backend-drops-gateway-traffic.acl", denied.get(), calls,
                    gateway.window().length());
            Verdicts.Proof byAcl = proof.alsoBy(EvidenceKeys.NETWORK_ACLS);
            return gateway.perMethod() ? byAcl.problem(statement) : byAcl.likely(statement);
        }
        Optional<Long> arrived = view.look(EvidenceKeys.LOAD_BALANCER_METRICS).seen()
                .map(BackendDropsGatewayTrafficCheck::arrived);
        if (arrived.filter(count -> count == 0).isPresent()) {
            Message statement = Message.of("check.backend-drops-gateway-traffic.found", calls,
                    gateway.window().length());
            return gateway.perMethod() ? proof.problem(statement) : proof.likely(statement);
        }
        return Verdicts.cannotTell(Message.of("check.backend-drops-gateway-traffic.alike", calls,
                gateway.window().length()));
    }

    /** The ACLs that deny the internet the called port in every subnet of the load balancer at that address. */
    private static Optional<Message> denied(EvidenceView view, NetworkPath path) {
        int port = view.look(EvidenceKeys.LISTENERS).seen().flatMap(path.reference()::listener).map(Listener::port)
                .orElse(path.reference().port());
        return BalancerAcls.of(view).filter(acls -> port > 0 && !acls.balancerSubnets().isEmpty())
                .filter(acls -> acls.closedToInternet(port).equals(acls.balancerSubnets()))
                .map(acls -> Message.of("check.balancer-acls.internet", acls.balancerSubnets(), String.valueOf(port)));
    }

    private static long arrived(LoadBalancerMetrics metrics) {
        return metrics.total("NewFlowCount") + metrics.total("RequestCount");
    }
}
