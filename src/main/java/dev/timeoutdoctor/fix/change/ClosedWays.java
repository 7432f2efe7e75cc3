package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AddressRange;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.NetworkInterfaces.NetworkInterface;
import dev.timeoutdoctor.evidence.Passage;
import dev.timeoutdoctor.evidence.Passage.Peer;
import dev.timeoutdoctor.evidence.SecurityGroups;
import dev.timeoutdoctor.evidence.Subnets;
import dev.timeoutdoctor.evidence.TargetGroups.TargetGroup;
import dev.timeoutdoctor.evidence.TargetHealth.Target;
import dev.timeoutdoctor.evidence.VpcLink;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where inbound rules refuse what the method needs: the VPC link at the load balancer, and the load balancer at targets that are not
 * healthy.
 *
 * @param openings the rules that would let it through
 * @param unsure whether there are hops of which the rules do not tell
 */
record ClosedWays(List<Opening> openings, boolean unsure) {

    ClosedWays {
        openings = List.copyOf(openings);
    }

    static ClosedWays of(Reading reading, BackendReference backend, LoadBalancer balancer, SecurityGroups groups) {
        return new Search(reading, backend, balancer, groups).result();
    }

    /** Goes from hop to hop. */
    private static final class Search {

        private final Reading reading;
        private final BackendReference backend;
        private final LoadBalancer balancer;
        private final SecurityGroups groups;
        private final Set<Opening> found = new LinkedHashSet<>();
        private boolean unsure;

        Search(Reading reading, BackendReference backend, LoadBalancer balancer, SecurityGroups groups) {
            this.reading = reading;
            this.backend = backend;
            this.balancer = balancer;
            this.groups = groups;
        }

        ClosedWays result() {
            if (backend.newerLink()) {
                toBalancer();
            }
            toTargets();
            return new ClosedWays(List.copyOf(found), unsure);
        }

        private void toBalancer() {
            int port = Called.port(reading);
            Optional<VpcLink> link = reading.evidence().get(EvidenceKeys.VPC_LINK).seen();
            if (balancer.securityGroups().isEmpty()) {
                return;
            }
            if (link.isEmpty() || port == 0) {
                unsure = true;
                return;
            }
            judge(balancer.securityGroups(), port, link.get().securityGroupIds(), cidrs(link.get().subnetIds()));
        }

        private void toTargets() {
            List<String> cidrs = cidrs(balancer.zones().stream().map(LoadBalancer.Zone::subnetId).toList());
            for (Asked asked : failing()) {
                List<String> theirs = reading.evidence().get(EvidenceKeys.NETWORK_INTERFACES).seen()
                        .map(all -> all.of(asked.target().id())).orElse(List.of()).stream()
                        .map(NetworkInterface::securityGroups).flatMap(List::stream).distinct().toList();
                asked.ports().forEach(port -> judge(theirs, port, balancer.securityGroups(), cidrs));
            }
        }

        /** A target that does not pass, and the ports on which the load balancer needs it. */
        private record Asked(Target target, List<Integer> ports) {

            Asked {
                ports = List.copyOf(ports);
            }
        }

        private List<Asked> failing() {
            List<Asked> asked = new ArrayList<>();
            List<TargetGroup> known = reading.evidence().get(EvidenceKeys.TARGET_GROUPS).seen()
                    .map(all -> Called.groups(reading, all.groups())).orElse(List.of());
            unsure = unsure || known.isEmpty() || reading.evidence().get(EvidenceKeys.TARGET_HEALTH).seen().isEmpty();
            for (TargetGroup group : known) {
                reading.evidence().get(EvidenceKeys.TARGET_HEALTH).seen().flatMap(all -> all.group(group.arn()))
                        .map(health -> health.targets()).orElse(List.of()).stream()
                        .filter(target -> !target.healthy())
                        .forEach(target -> asked.add(new Asked(target, ports(group, target))));
            }
            return asked;
        }

        private static List<Integer> ports(TargetGroup group, Target target) {
            IntStream ports = group.healthCheckPort().matches("\\d{1,5}")
                    ? IntStream.of(target.port(), Integer.parseInt(group.healthCheckPort()))
                    : IntStream.of(target.port());
            return ports.distinct().boxed().toList();
        }

        private void judge(List<String> ids, int port, List<String> from, List<String> cidrs) {
            List<SecurityGroups.SecurityGroup> rules = groups.of(ids);
            if (ids.isEmpty() || rules.size() < ids.size() || (from.isEmpty() && cidrs.isEmpty())) {
                unsure = true;
                return;
            }
            Peer peer = new Peer(from, cidrs.stream().flatMap(cidr -> AddressRange.of(cidr).stream()).toList());
            switch (Passage.in(rules, port, peer)) {
                case CLOSED -> found.add(Opening.of(ids.getFirst(), port, from, cidrs));
                case UNSURE -> unsure = true;
                case OPEN -> {
                    // nothing is lacking
                }
            }
        }

        private List<String> cidrs(List<String> subnetIds) {
            return reading.evidence().get(EvidenceKeys.SUBNETS).seen().map(all -> all.of(subnetIds)).orElse(List.of())
                    .stream().map(Subnets.Subnet::cidr).filter(cidr -> !cidr.isEmpty()).distinct().toList();
        }
    }
}
