package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.LoadBalancerAttributes;
import dev.timeoutdoctor.evidence.NetworkInterfaces;
import dev.timeoutdoctor.evidence.NetworkInterfaces.NetworkInterface;
import dev.timeoutdoctor.evidence.Subnets;
import dev.timeoutdoctor.evidence.Subnets.Subnet;
import dev.timeoutdoctor.evidence.TargetGroupAttributes;
import dev.timeoutdoctor.evidence.TargetHealth.GroupHealth;
import dev.timeoutdoctor.evidence.TargetHealth.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a load balancer's zones are served.
 *
 * @param all how many zones it has
 * @param starved the zones without a healthy target in one of the called groups
 * @param unplaced whether AWS does not say in which zone a healthy target is
 */
public record Zones(Crossing crossing, int all, List<String> starved, boolean unplaced) {

    private static final String KEY = "load_balancing.cross_zone.enabled";
    /** AWS's word for targets outside the VPC, which every zone reaches. */
    private static final String OUTSIDE = "all";

    /** Whether a zone may send to targets of other zones. */
    public enum Crossing {
        ON, OFF, MIXED
    }

    public Zones {
        starved = List.copyOf(starved);
    }

    /** In which zone a target is: AWS names it for addresses, and for instances their network interface does. */
    public record Placement(Optional<NetworkInterfaces> interfaces, Optional<Subnets> subnets) {

        /** What a check must also declare for this. */
        public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.NETWORK_INTERFACES, EvidenceKeys.SUBNETS);

        /** As far as it was read. */
        public static Placement of(EvidenceView view) {
            return new Placement(view.look(EvidenceKeys.NETWORK_INTERFACES).seen(),
                    view.look(EvidenceKeys.SUBNETS).seen());
        }

        String zone(Target target) {
            return target.zone().isEmpty() ? byInterface(target) : target.zone();
        }

        private String byInterface(Target target) {
            List<String> subnetIds = interfaces.map(all -> all.of(target.id())).orElse(List.of()).stream()
                    .map(NetworkInterface::subnetId).toList();
            return subnets.map(all -> all.of(subnetIds)).orElse(List.of()).stream().map(Subnet::zone).findFirst()
                    .orElse("");
        }
    }

    /** Reads the zones; a target group's own setting, where it was read, counts for more than the load balancer's. */
    public static Zones of(LoadBalancer balancer, LoadBalancerAttributes attributes,
            Optional<TargetGroupAttributes> ofGroups, CalledGroups called, Placement placement) {
        List<String> zones = balancer.zones().stream().map(LoadBalancer.Zone::name).toList();
        Set<Crossing> crossings = called.groups().stream()
                .map(group -> crossing(balancer, attributes, ofGroups, group)).collect(Collectors.toSet());
        Crossing crossing = crossings.size() == 1 ? crossings.iterator().next() : Crossing.MIXED;
        List<String> starved = zones.stream()
                .filter(zone -> called.groups().stream().anyMatch(group -> !serves(group, zone, placement))).toList();
        boolean unplaced = called.groups().stream().flatMap(group -> group.healthy().stream())
                .anyMatch(target -> placement.zone(target).isEmpty());
        return new Zones(crossing, zones.size(), starved, unplaced);
    }

    private static boolean serves(GroupHealth group, String zone, Placement placement) {
        return group.healthy().stream().map(placement::zone)
                .anyMatch(own -> own.equals(zone) || own.equals(OUTSIDE));
    }

    private static Crossing crossing(LoadBalancer balancer, LoadBalancerAttributes attributes,
            Optional<TargetGroupAttributes> ofGroups, GroupHealth group) {
        String own = ofGroups.map(all -> all.get(group.groupArn(), KEY)).orElse("");
        return switch (own) {
            case "true" -> Crossing.ON;
            case "false" -> Crossing.OFF;
            default -> balancer.isNetwork() && !attributes.get(KEY).equals("true") ? Crossing.OFF : Crossing.ON;
        };
    }

    /** How many zones have a healthy target in each called group. */
    public int served() {
        return all - starved.size();
    }
}
