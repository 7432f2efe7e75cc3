package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.CalledGroups;
import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Zones;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does each zone of the load balancer have a healthy target? Without cross-zone balancing, the default of network load balancers, a
 * zone serves from its own targets only, so that a share of the calls hangs.
 */
public final class ZoneWithoutHealthyTargetCheck implements Check {

    private static final String ID = "zone-without-healthy-target";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.LOAD_BALANCER, EvidenceKeys.LOAD_BALANCER_ATTRIBUTES,
                    EvidenceKeys.TARGET_HEALTH),
            Reads.all(NetworkPath.READS, CalledGroups.READS, Zones.Placement.READS,
                    Set.of(EvidenceKeys.TARGET_GROUP_ATTRIBUTES)),
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
        CalledGroups called = CalledGroups.of(view, path.get());
        if (called.groups().isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.targets-unhealthy.no-group"));
        }
        return judge(view, path.get(), called, Zones.of(view.need(EvidenceKeys.LOAD_BALANCER),
                view.need(EvidenceKeys.LOAD_BALANCER_ATTRIBUTES),
                view.look(EvidenceKeys.TARGET_GROUP_ATTRIBUTES).seen(),
                called, Zones.Placement.of(view)));
    }

    private static Verdict judge(EvidenceView view, NetworkPath path, CalledGroups called, Zones zones) {
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(Message.of("check.zone-without-healthy-target.now", zones.served(), zones.all()),
                        Message.of("check.zone-without-healthy-target.allowed", zones.all())),
                Set.of(EvidenceKeys.LOAD_BALANCER, EvidenceKeys.LOAD_BALANCER_ATTRIBUTES, EvidenceKeys.TARGET_HEALTH),
                List.of());
        if (called.noneHealthy()) {
            return new Verdict.Good(Message.of("check.zone-without-healthy-target.nowhere"), proof.measure(),
                    Set.of(ID));
        }
        return switch (zones.crossing()) {
            case ON -> new Verdict.Good(Message.of("check.zone-without-healthy-target.crossing"), proof.measure(),
                    Set.of(ID));
            case OFF, MIXED -> zones.unplaced()
                    ? Verdicts.cannotTell(Message.of("check.zone-without-healthy-target.unplaced"))
                    : zones.starved().isEmpty() ? good(zones, proof) : starved(view, path, called, zones, proof);
        };
    }

    private static Verdict good(Zones zones, Verdicts.Proof proof) {
        return new Verdict.Good(Message.of("check.zone-without-healthy-target.good", zones.all()), proof.measure(),
                Set.of(ID));
    }

    /** Through the internet, the load balancer's name leads to zones with healthy targets only. */
    private static Verdict starved(EvidenceView view, NetworkPath path, CalledGroups called, Zones zones,
            Verdicts.Proof proof) {
        Message statement = Message.of("check.zone-without-healthy-target.found", zones.starved(), zones.all());
        boolean proven = path.reference().isPrivate() && called.sure() && zones.crossing() == Zones.Crossing.OFF
                && view.look(EvidenceKeys.TARGET_GROUP_ATTRIBUTES).seen().isPresent();
        return proven ? proof.problem(statement) : proof.likely(statement);
    }
}
