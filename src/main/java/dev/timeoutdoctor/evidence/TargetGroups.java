package dev.timeoutdoctor.evidence;

import java.util.List;

/** The target groups that a load balancer uses. */
public record TargetGroups(List<TargetGroup> groups) {

    public TargetGroups {
        groups = List.copyOf(groups);
    }

    /**
     * One target group. Texts that AWS did not give are empty.
     *
     * @param targetType {@code instance}, {@code ip}, {@code lambda} or {@code alb}
     * @param healthCheckPort a port, or {@code traffic-port}
     */
    public record TargetGroup(String arn, String name, String protocol, int port, String targetType, String vpcId,
            String healthCheckProtocol, String healthCheckPort, String healthCheckPath, String matcher) {}
}
