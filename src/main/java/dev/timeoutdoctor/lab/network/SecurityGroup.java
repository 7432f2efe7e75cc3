package dev.timeoutdoctor.lab.network;

import java.util.ArrayList;
import java.util.List;

/** A security group: what may come in, and what may go out. */
public record SecurityGroup(String id, String name, String description, List<SecurityRule> inbound,
        List<SecurityRule> outbound) {

    public SecurityGroup {
        inbound = List.copyOf(inbound);
        outbound = List.copyOf(outbound);
    }

    /** Whether TCP may come in on the port from an address, or from something in one of the groups. */
    public boolean admits(int port, String address, List<String> groups) {
        return inbound.stream().filter(rule -> rule.isFor(port))
                .anyMatch(rule -> rule.groups().stream().anyMatch(groups::contains)
                        || rule.cidrs().stream().anyMatch(block -> Cidr.of(block).holds(address)));
    }

    /** Whether TCP may go out on the port to somewhere. */
    public boolean letsOut(int port) {
        return outbound.stream().anyMatch(rule -> rule.isFor(port));
    }

    /** Whether a rule lets in something that the given one lets in. */
    public boolean has(SecurityRule rule) {
        return inbound.stream().anyMatch(each -> each.shares(rule));
    }

    public SecurityGroup withoutInbound(SecurityRule gone) {
        return new SecurityGroup(id, name, description,
                inbound.stream().map(rule -> rule.without(gone)).filter(rule -> !rule.isForNobody()).toList(),
                outbound);
    }

    public SecurityGroup withInbound(SecurityRule added) {
        List<SecurityRule> all = new ArrayList<>(inbound);
        all.add(added);
        return new SecurityGroup(id, name, description, all, outbound);
    }
}
