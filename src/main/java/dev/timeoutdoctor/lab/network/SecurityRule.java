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

    boolean isFor(int port) {
        return protocol.equals("-1") || (protocol.equals("tcp") && fromPort <= port && port <= toPort);
    }
}
