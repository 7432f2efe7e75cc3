package dev.timeoutdoctor.lab.network;

import java.util.List;

/**
 * A rule of a security group (AWS: IpPermission).
 *
 * @param protocol
 *            tcp, udp, icmp, or -1 for all; with -1 the ports do not count
 * @param cidrs
 *            blocks that the rule is for
 * @param groups
 *            security groups that the rule is for
 */
public record SecurityRule(String protocol, int fromPort, int toPort, List<String> cidrs, List<String> groups) {

    public SecurityRule {
        cidrs = List.copyOf(cidrs);
        groups = List.copyOf(groups);
    }

    private boolean hasPortsOf(SecurityRule other) {
        return protocol.equals(other.protocol) && fromPort == other.fromPort && toPort == other.toPort;
    }

    /** Whether it lets in something that the other rule lets in, on the same ports. */
    boolean shares(SecurityRule other) {
        return hasPortsOf(other)
                && (cidrs.stream().anyMatch(other.cidrs::contains) || groups.stream().anyMatch(other.groups::contains));
    }

    /** The same without whatever the other rule is for. */
    SecurityRule without(SecurityRule other) {
        return hasPortsOf(other)
                ? new SecurityRule(protocol, fromPort, toPort,
                        cidrs.stream().filter(cidr -> !other.cidrs.contains(cidr)).toList(),
                        groups.stream().filter(id -> !other.groups.contains(id)).toList())
                : this;
    }

    boolean isForNobody() {
        return cidrs.isEmpty() && groups.isEmpty();
    }

    boolean isFor(int port) {
        return protocol.equals("-1") || (protocol.equals("tcp") && fromPort <= port && port <= toPort);
    }
}
