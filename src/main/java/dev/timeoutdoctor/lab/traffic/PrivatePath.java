package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.network.Listener;
import dev.timeoutdoctor.lab.network.LoadBalancer;
import dev.timeoutdoctor.lab.network.Network;
import dev.timeoutdoctor.lab.network.Subnet;
import dev.timeoutdoctor.lab.network.Target;
import dev.timeoutdoctor.lab.network.TargetGroup;
import dev.timeoutdoctor.lab.network.VpcLink;
import dev.timeoutdoctor.lab.traffic.Call.Fate;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Follows a call from its VPC link to a target (AWS: private integrations; Network Load Balancers). A load balancer whose
 * targets are all unhealthy sends to all of them; that this shows as a lost or refused connection is derived.
 */
final class PrivatePath {

    /** Traffic from PrivateLink comes from addresses that lie outside the owner's VPC. */
    private static final String PRIVATE_LINK_ADDRESS = "198.19.7.12";

    private final Network network;
    private final RandomGenerator chance;

    PrivatePath(Network network, RandomGenerator chance) {
        this.network = network;
        this.chance = chance;
    }

    /** Where the connection came to, and what became of it there. */
    record Way(LoadBalancer balancer, TargetGroup group, String zone, Fate fate) {}

    /** Empty where the gateway itself cannot send anything: the link, the balancer or the listener is not there. */
    Optional<Way> follow(Outgoing.Link named, String uri, Instant now) {
        Optional<VpcLink> link = network.vpcLink(named.id()).filter(it -> it.statusAt(now).equals("AVAILABLE"));
        Optional<LoadBalancer> balancer = link.flatMap(it -> balancer(it, named));
        Optional<Listener> listener = balancer.flatMap(it -> listener(it, named, uri));
        Optional<TargetGroup> group = listener.flatMap(it -> network.targetGroup(it.targetGroupArn()))
                .filter(it -> !it.targets().isEmpty());
        return group.map(it -> way(link.orElseThrow(), balancer.orElseThrow(), listener.orElseThrow(), it));
    }

    private Optional<LoadBalancer> balancer(VpcLink link, Outgoing.Link named) {
        if (link.version().equals("V1")) {
            return link.targetArns().stream().findFirst().flatMap(network::loadBalancer);
        }
        return network.loadBalancers().stream().filter(balancer -> balancer.arn().equals(named.target())
                || balancer.listeners().stream().anyMatch(listener -> listener.arn().equals(named.target())))
                .findFirst();
    }

    private static Optional<Listener> listener(LoadBalancer balancer, Outgoing.Link named, String uri) {
        return balancer.listeners().stream().filter(listener -> listener.arn().equals(named.target())).findFirst()
                .or(() -> balancer.listener(port(uri)));
    }

    /** The port in the address, or that of its scheme. */
    static int port(String uri) {
        try {
            URI address = URI.create(uri);
            return address.getPort() > 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private Way way(VpcLink link, LoadBalancer balancer, Listener listener, TargetGroup group) {
        List<String> zones = balancer.zones().keySet().stream().sorted().toList();
        String zone = zones.get(chance.nextInt(zones.size()));
        return new Way(balancer, group, zone,
                admits(link, balancer, listener.port()) ? fate(balancer, group, zone) : Fate.BLOCKED);
    }

    private boolean admits(VpcLink link, LoadBalancer balancer, int port) {
        if (link.version().equals("V1")) {
            return !balancer.privateLinkRules().equals("on")
                    || network.vpc().admits(balancer.securityGroupIds(), port, PRIVATE_LINK_ADDRESS, List.of());
        }
        return link.subnetIds().stream().flatMap(id -> network.vpc().subnet(id).stream())
                .anyMatch((Subnet subnet) -> network.vpc().admits(balancer.securityGroupIds(), port, subnet.address(20),
                        link.securityGroupIds()));
    }

    private Fate fate(LoadBalancer balancer, TargetGroup group, String zone) {
        boolean anyHealthy = group.targets().stream().anyMatch(target -> network.health(group, target).healthy());
        List<Target> reachable = group.targets().stream()
                .filter(target -> group.crossZone(balancer) || target.zone().equals(zone))
                .filter(target -> !anyHealthy || network.health(group, target).healthy()).toList();
        if (reachable.isEmpty()) {
            return Fate.LOST;
        }
        Target chosen = reachable.get(chance.nextInt(reachable.size()));
        return switch (network.reached(balancer, group, chosen, chosen.port()).reason()) {
            case "Target.FailedHealthChecks" -> Fate.REFUSED;
            case "Target.Timeout", "Target.NotInUse" -> Fate.LOST;
            default -> Fate.ANSWERED;
        };
    }
}
