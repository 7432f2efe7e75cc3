package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.network.LoadBalancer;
import dev.timeoutdoctor.lab.network.Network;
import dev.timeoutdoctor.lab.network.TargetGroup;
import dev.timeoutdoctor.lab.service.Samples.Point;
import dev.timeoutdoctor.lab.traffic.Call;
import dev.timeoutdoctor.lab.traffic.Call.Fate;
import dev.timeoutdoctor.lab.traffic.Call.Hop;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The samples of load balancers: counts of healthy targets each minute, and what flows met (AWS: NLB, ALB metrics). */
final class BalancerSamples {

    static final String NETWORK = "AWS/NetworkELB";
    static final String APPLICATION = "AWS/ApplicationELB";

    private BalancerSamples() {}

    static Stream<Point> of(String namespace, Network network, List<Call> calls, Instant from, Instant until) {
        String prefix = namespace.equals(NETWORK) ? "net/" : "app/";
        Stream<Point> health = network.targetGroups().stream().flatMap(group -> network.balancerOf(group).stream()
                .filter(balancer -> balancer.dimension().startsWith(prefix))
                .flatMap(balancer -> health(network, balancer, group, from, until)));
        Stream<Point> flows = calls.stream().flatMap(call -> call.hop().stream()
                .filter(hop -> hop.balancer().startsWith(prefix))
                .flatMap(hop -> flow(namespace, call, hop)));
        return Stream.concat(health, flows);
    }

    /** The past is taken to have been as the present is: nothing in a scenario changes a target's health before it starts. */
    private static Stream<Point> health(Network network, LoadBalancer balancer, TargetGroup group, Instant from,
            Instant until) {
        List<Point> points = new ArrayList<>();
        long healthy = group.targets().stream().filter(target -> network.health(group, target).healthy()).count();
        Map<String, String> dimensions = Map.of("LoadBalancer", balancer.dimension(), "TargetGroup",
                group.dimension());
        for (Instant at = from.truncatedTo(ChronoUnit.MINUTES); at
                .isBefore(until); at = at.plus(Duration.ofMinutes(1))) {
            if (!at.isBefore(from)) {
                points.add(new Point("HealthyHostCount", dimensions, at, healthy));
                points.add(new Point("UnHealthyHostCount", dimensions, at, group.targets().size() - healthy));
                zones(network, group, dimensions, at).forEach(points::add);
            }
        }
        return points.stream();
    }

    private static Stream<Point> zones(Network network, TargetGroup group, Map<String, String> dimensions, Instant at) {
        return network.balancerOf(group).orElseThrow().zones().keySet().stream().flatMap(zone -> {
            Map<String, String> inZone = new HashMap<>(dimensions);
            inZone.put("AvailabilityZone", zone);
            long healthy = group.targets().stream().filter(target -> target.zone().equals(zone))
                    .filter(target -> network.health(group, target).healthy()).count();
            long all = group.targets().stream().filter(target -> target.zone().equals(zone)).count();
            return Stream.of(new Point("HealthyHostCount", inZone, at, healthy),
                    new Point("UnHealthyHostCount", inZone, at, all - healthy));
        });
    }

    private static Stream<Point> flow(String namespace, Call call, Hop hop) {
        Map<String, Double> values = namespace.equals(NETWORK) ? network(hop) : application(call, hop);
        Map<String, String> balancer = Map.of("LoadBalancer", hop.balancer());
        Map<String, String> zone = Map.of("LoadBalancer", hop.balancer(), "AvailabilityZone", hop.zone());
        return Stream.of(balancer, zone).flatMap(dimensions -> values.entrySet().stream()
                .map(value -> new Point(value.getKey(), dimensions, call.start(), value.getValue())));
    }

    /** What a security group refuses is in its own metric only, in none of those on flows. */
    private static Map<String, Double> network(Hop hop) {
        if (hop.fate() == Fate.BLOCKED) {
            return Map.of("SecurityGroupBlockedFlowCount_Inbound_TCP", 1.0);
        }
        return Map.of("NewFlowCount", 1.0, "NewFlowCount_TCP", 1.0, "TCP_Target_Reset_Count",
                hop.fate() == Fate.REFUSED ? 1.0 : 0.0, "TCP_ELB_Reset_Count", 0.0, "TCP_Client_Reset_Count",
                hop.fate() == Fate.LOST ? 1.0 : 0.0, "SecurityGroupBlockedFlowCount_Inbound_TCP", 0.0);
    }

    private static Map<String, Double> application(Call call, Hop hop) {
        if (hop.fate() == Fate.BLOCKED) {
            return Map.of();
        }
        Map<String, Double> values = new HashMap<>(Map.of("RequestCount", 1.0, "HTTPCode_ELB_502_Count",
                hop.fate() == Fate.REFUSED ? 1.0 : 0.0, "HTTPCode_ELB_504_Count", hop.fate() == Fate.LOST ? 1.0 : 0.0,
                "TargetConnectionErrorCount", hop.fate() == Fate.ANSWERED ? 0.0 : 1.0));
        if (hop.fate() == Fate.ANSWERED) {
            values.put("TargetResponseTime", hop.targetTime().toMillis() / 1000.0);
            values.put("HTTPCode_Target_5XX_Count", call.answer().status() >= 500 ? 1.0 : 0.0);
        }
        return values;
    }
}
