package dev.timeoutdoctor.lab.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A target group of ELBv2.
 *
 * @param backend
 *            what its targets serve: the address of a backend of the lab
 */
public record TargetGroup(String arn, String name, String protocol, int port, HealthCheck healthCheck,
        List<Target> targets, String backend) {

    /** How targets are checked: TCP, or HTTP on a path, where 200 is expected. */
    public record HealthCheck(String protocol, String path) {}

    public TargetGroup {
        targets = List.copyOf(targets);
    }

    /** The value of the metrics' dimension TargetGroup, such as targetgroup/orders/73e2d6bc24d8a067. */
    public String dimension() {
        return arn.substring(arn.lastIndexOf(":targetgroup/") + 1);
    }

    public TargetGroup withHealthCheck(HealthCheck changed) {
        return new TargetGroup(arn, name, protocol, port, changed, targets, backend);
    }

    public TargetGroup withTarget(Target added) {
        List<Target> all = new ArrayList<>(targets);
        all.removeIf(target -> target.id().equals(added.id()) && target.port() == added.port());
        all.add(added);
        return new TargetGroup(arn, name, protocol, port, healthCheck, all, backend);
    }

    public TargetGroup without(String targetId, int targetPort) {
        List<Target> all = new ArrayList<>(targets);
        all.removeIf(target -> target.id().equals(targetId) && target.port() == targetPort);
        return new TargetGroup(arn, name, protocol, port, healthCheck, all, backend);
    }
}
