package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.CalledGroups;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.AddressRange;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Listeners.Listener;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.NetworkInterfaces;
import dev.timeoutdoctor.evidence.NetworkInterfaces.NetworkInterface;
import dev.timeoutdoctor.evidence.Passage;
import dev.timeoutdoctor.evidence.Passage.Peer;
import dev.timeoutdoctor.evidence.SecurityGroups;
import dev.timeoutdoctor.evidence.SecurityGroups.SecurityGroup;
import dev.timeoutdoctor.evidence.Subnets;
import dev.timeoutdoctor.evidence.TargetHealth.Target;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.text.Message;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What security groups let through on the way: from the gateway to the load balancer's port, and from there to each target.
 *
 * @param port the load balancer's port that is called; 0 where it is not known
 * @param link the newer VPC link, whose interfaces have security groups of their own
 */
record Hops(LoadBalancer balancer, int port, boolean isPrivate, Optional<VpcLink> link, SecurityGroups groups,
        Optional<Subnets> subnets, Optional<NetworkInterfaces> interfaces) {

    /** What a check must also declare for this. */
    static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.SUBNETS, EvidenceKeys.NETWORK_INTERFACES,
            EvidenceKeys.VPC_LINK, EvidenceKeys.LISTENERS);

    static Hops of(EvidenceView view, NetworkPath path) {
        int port = view.look(EvidenceKeys.LISTENERS).seen().flatMap(path.reference()::listener).map(Listener::port)
                .orElse(path.reference().port());
        return new Hops(view.need(EvidenceKeys.LOAD_BALANCER), port, path.reference().isPrivate(),
                view.look(EvidenceKeys.VPC_LINK).seen().filter(VpcLink::newer),
                view.need(EvidenceKeys.SECURITY_GROUPS), view.look(EvidenceKeys.SUBNETS).seen(),
                view.look(EvidenceKeys.NETWORK_INTERFACES).seen());
    }

    /**
     * From the gateway to the load balancer. A network load balancer without security groups lets everything in, and so does one that
     * does not hold its rules against traffic through PrivateLink, as a link of version 1 sends it.
     */
    Passage toBalancer() {
        Passage in = balancer.securityGroups().isEmpty() || notEnforced()
                ? Passage.OPEN
                : own().size() < balancer.securityGroups().size()
                        ? Passage.UNSURE
                        : Passage.in(own(), port, gateway());
        return link.filter(found -> !found.securityGroupIds().isEmpty())
                .map(found -> groups.of(found.securityGroupIds())).filter(found -> !found.isEmpty())
                .map(found -> Passage.out(found, port,
                        new Peer(balancer.securityGroups(), ranges(balancerSubnets()))).and(in))
                .orElse(in);
    }

    private boolean notEnforced() {
        return isPrivate && link.isEmpty() && balancer.privateLinkInbound().equals("off");
    }

    private List<SecurityGroup> own() {
        return groups.of(balancer.securityGroups());
    }

    private Peer gateway() {
        return link.map(found -> new Peer(found.securityGroupIds(), ranges(found.subnetIds())))
                .orElse(Peer.STRANGER);
    }

    /** Targets that the load balancer cannot reach by the rules of their groups or of its own; healthy ones it does reach. */
    List<String> closedTargets(CalledGroups called) {
        return called.targets().stream().filter(target -> !target.healthy())
                .filter(target -> passage(target) == Passage.CLOSED).map(target -> target.id() + ":" + target.port())
                .toList();
    }

    /** Whether the rules surely let the load balancer through to every target that does not answer. */
    boolean targetsOpen(CalledGroups called) {
        return called.targets().stream().filter(target -> target.reason().equals("Target.Timeout"))
                .allMatch(target -> passage(target) == Passage.OPEN);
    }

    private Passage passage(Target target) {
        List<NetworkInterface> found = interfaces.map(all -> all.of(target.id())).orElse(List.of());
        List<String> ids = found.stream().flatMap(each -> each.securityGroups().stream()).distinct().toList();
        List<SecurityGroup> theirs = groups.of(ids);
        if (ids.isEmpty() || theirs.size() < ids.size()) {
            return Passage.UNSURE;
        }
        Passage in = Passage.in(theirs, target.port(),
                new Peer(balancer.securityGroups(), ranges(balancerSubnets())));
        List<AddressRange> addresses = found.stream().flatMap(each -> each.addresses().stream())
                .flatMap(address -> AddressRange.of(address).stream()).toList();
        return own().isEmpty() ? in : in.and(Passage.out(own(), target.port(), new Peer(ids, addresses)));
    }

    private List<String> balancerSubnets() {
        return balancer.zones().stream().map(LoadBalancer.Zone::subnetId).toList();
    }

    private List<AddressRange> ranges(Collection<String> subnetIds) {
        return subnets.map(all -> all.of(subnetIds)).orElse(List.of()).stream()
                .flatMap(subnet -> AddressRange.of(subnet.cidr()).stream()).toList();
    }

    /** What the rules refuse. */
    Message closed() {
        String text = String.valueOf(port);
        return isPrivate && link.isEmpty()
                ? Message.of("check.load-balancer-security-group-blocks.private-link", text, names())
                : link.isPresent()
                        ? Message.of("check.load-balancer-security-group-blocks.link", text,
                                link.get().securityGroupIds(), names())
                        : Message.of("check.load-balancer-security-group-blocks.internet", text, names());
    }

    /** What the rules leave open. */
    Message unsure() {
        return Message.of(link.isPresent()
                ? "check.load-balancer-security-group-blocks.some-of-link"
                : "check.load-balancer-security-group-blocks.some-addresses", String.valueOf(port), names());
    }

    /** Why nothing is refused. */
    Message open() {
        return balancer.securityGroups().isEmpty()
                ? Message.of("check.load-balancer-security-group-blocks.no-groups")
                : notEnforced()
                        ? Message.of("check.load-balancer-security-group-blocks.not-enforced")
                        : Message.of("check.load-balancer-security-group-blocks.good", String.valueOf(port), names());
    }

    private List<String> names() {
        return balancer.securityGroups().isEmpty() ? List.of("\u2013") : balancer.securityGroups();
    }
}
