package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.AclPassage;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.AddressRange;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.NetworkAcls;
import dev.timeoutdoctor.evidence.NetworkInterfaces;
import dev.timeoutdoctor.evidence.NetworkInterfaces.NetworkInterface;
import dev.timeoutdoctor.evidence.Passage;
import dev.timeoutdoctor.evidence.Subnets;
import dev.timeoutdoctor.evidence.Subnets.Subnet;
import dev.timeoutdoctor.evidence.TargetHealth.Target;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the network ACLs around a load balancer surely deny; nothing where they, or the subnets, were not read. */
record BalancerAcls(LoadBalancer balancer, NetworkAcls acls, Optional<Subnets> subnets,
        Optional<NetworkInterfaces> interfaces) {

    /** What a check must declare for this. */
    static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.LOAD_BALANCER, EvidenceKeys.NETWORK_ACLS,
            EvidenceKeys.SUBNETS, EvidenceKeys.NETWORK_INTERFACES);

    static Optional<BalancerAcls> of(EvidenceView view) {
        return view.look(EvidenceKeys.LOAD_BALANCER).seen()
                .flatMap(balancer -> view.look(EvidenceKeys.NETWORK_ACLS).seen()
                        .map(acls -> new BalancerAcls(balancer, acls, view.look(EvidenceKeys.SUBNETS).seen(),
                                view.look(EvidenceKeys.NETWORK_INTERFACES).seen())));
    }

    /** The subnets of the load balancer whose ACL denies everybody on the internet the port, or the answers to them. */
    List<String> closedToInternet(int port) {
        return balancerSubnets().stream().filter(subnet -> acls.of(subnet)
                .filter(acl -> AclPassage.called(acl, port, AclPassage.INTERNET) == Passage.CLOSED).isPresent())
                .toList();
    }

    /** All subnets that the load balancer stands in. */
    List<String> balancerSubnets() {
        return balancer.zones().stream().map(LoadBalancer.Zone::subnetId).toList();
    }

    /** The first ACL that keeps the load balancer from a target that does not reply. */
    Optional<Message> beforeTargets(List<Target> targets) {
        return targets.stream().filter(target -> target.reason().equals("Target.Timeout"))
                .flatMap(target -> subnets(subnetsOf(target)).flatMap(theirs -> subnets(balancerSubnets())
                        .filter(own -> !own.id().equals(theirs.id()))
                        .flatMap(own -> between(own, theirs, target.port()))))
                .findFirst();
    }

    private Stream<Message> between(Subnet own, Subnet theirs, int port) {
        Optional<AddressRange> from = AddressRange.of(own.cidr());
        Optional<AddressRange> to = AddressRange.of(theirs.cidr());
        if (from.isEmpty() || to.isEmpty()) {
            return Stream.empty();
        }
        return Stream.concat(
                acls.of(own.id()).stream()
                        .filter(acl -> AclPassage.calling(acl, port, to.get()) == Passage.CLOSED)
                        .map(acl -> denies(acl.id(), own.id(), port)),
                acls.of(theirs.id()).stream()
                        .filter(acl -> AclPassage.called(acl, port, from.get()) == Passage.CLOSED)
                        .map(acl -> denies(acl.id(), theirs.id(), port)));
    }

    private static Message denies(String acl, String subnet, int port) {
        return Message.of("check.balancer-acls.targets", acl, subnet, String.valueOf(port));
    }

    private List<String> subnetsOf(Target target) {
        return interfaces.map(all -> all.of(target.id())).orElse(List.of()).stream().map(NetworkInterface::subnetId)
                .distinct().toList();
    }

    private Stream<Subnet> subnets(List<String> ids) {
        return subnets.map(all -> all.of(ids)).orElse(List.of()).stream();
    }
}
