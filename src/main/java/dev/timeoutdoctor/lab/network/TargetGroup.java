package dev.timeoutdoctor.lab.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A target group of ELBv2.
 *
 * @param attributes
 *            what differs from {@link LoadBalancerDefaults}
 * @param backend
 *            what its targets serve: the address of a backend of the lab
 */
public record TargetGroup(String arn, String name, String protocol, int port, HealthCheck healthCheck,
        List<Target> targets, Map<String, String> attributes, String backend) {

    public TargetGroup {
        targets = List.copyOf(targets);
        attributes = LoadBalancerDefaults.differing(attributes, LoadBalancerDefaults.targetGroup(protocol));
    }

    /** The value of the metrics' dimension TargetGroup, such as targetgroup/orders/73e2d6bc24d8a067. */
    public String dimension() {
        return arn.substring(arn.lastIndexOf(":targetgroup/") + 1);
    }

    public TargetGroup withHealthCheck(HealthCheck changed) {
        return new TargetGroup(arn, name, protocol, port, changed, targets, attributes, backend);
    }

    public TargetGroup withAttributes(Map<String, String> changed) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(changed);
        return new TargetGroup(arn, name, protocol, port, healthCheck, targets, all, backend);
    }

    /** The group's own word on cross-zone, or that of its balancer. */
    public boolean crossZone(LoadBalancer balancer) {
        String own = attributes.getOrDefault("load_balancing.cross_zone.enabled", "");
        return own.isEmpty() ? balancer.crossZone() : own.equals("true");
    }

    public TargetGroup withTarget(Target added) {
        List<Target> all = new ArrayList<>(targets);
        all.removeIf(target -> target.id().equals(added.id()) && target.port() == added.port());
        all.add(added);
        return new TargetGroup(arn, name, protocol, port, healthCheck, all, attributes, backend);
    }

    public TargetGroup without(String targetId, int targetPort) {
        List<Target> all = new ArrayList<>(targets);
        all.removeIf(target -> target.id().equals(targetId) && target.port() == targetPort);
        return new TargetGroup(arn, name, protocol, port, healthCheck, all, attributes, backend);
    }
}
