package dev.timeoutdoctor.evidence;

import java.util.Collection;
import java.util.List;

/** Security groups: those of the function, or all of the load balancer's VPC. */
public record SecurityGroups(List<SecurityGroup> groups) {

    public SecurityGroups {
        groups = List.copyOf(groups);
    }

    /** The groups with these ids; fewer where some were not read. */
    public List<SecurityGroup> of(Collection<String> ids) {
        return groups.stream().filter(group -> ids.contains(group.id())).toList();
    }

    /** One group: what it lets in and out. What no rule allows is refused. */
    public record SecurityGroup(String id, String name, String vpcId, List<Rule> inbound, List<Rule> outbound) {

        public SecurityGroup {
            inbound = List.copyOf(inbound);
            outbound = List.copyOf(outbound);
        }
    }

    /**
     * One rule.
     *
     * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code -1} for all, or a number
     * @param fromPort the first port; 0 where the rule has none
     * @param toPort the last port; 65,535 where the rule has none
     * @param cidrs address ranges, version 4 and 6
     * @param groups ids of security groups
     * @param prefixLists ids of lists of address ranges, which are not read
     */
    public record Rule(String protocol, int fromPort, int toPort, List<String> cidrs, List<String> groups,
            List<String> prefixLists) {

        public Rule {
            cidrs = List.copyOf(cidrs);
            groups = List.copyOf(groups);
            prefixLists = List.copyOf(prefixLists);
        }

        /** Whether it speaks of TCP on a port (AWS: {@code -1} and 6 stand for all protocols and for TCP). */
        public boolean coversTcp(int port) {
            boolean tcp = protocol.equals("tcp") || protocol.equals("6");
            return protocol.equals("-1") || (tcp && fromPort <= port && port <= toPort);
        }
    }
}
