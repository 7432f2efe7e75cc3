package dev.timeoutdoctor.lab.network;

import java.util.Comparator;
import java.util.List;

/** A network ACL: numbered rules, the lowest that fits decides; the default one serves subnets without their own. */
public record NetworkAcl(String id, boolean isDefault, List<String> subnetIds, List<Entry> entries) {

    /** The last rule of every ACL denies what no other rule took. */
    public static final int LAST_RULE = 32_767;

    /**
     * One rule.
     *
     * @param protocol
     *            6 for TCP, -1 for all; with -1 the ports do not count
     * @param action
     *            allow or deny
     */
    public record Entry(int rule, boolean egress, String protocol, String action, String cidr, int fromPort,
            int toPort) {

        boolean isFor(int port) {
            return protocol.equals("-1") || (protocol.equals("6") && fromPort <= port && port <= toPort);
        }
    }

    public NetworkAcl {
        subnetIds = List.copyOf(subnetIds);
        entries = List.copyOf(entries);
    }

    /** Whether TCP to the port may leave for anywhere. */
    boolean letsOut(int port) {
        return entries.stream().filter(Entry::egress).sorted(Comparator.comparingInt(Entry::rule))
                .filter(entry -> entry.isFor(port) && entry.cidr().equals("0.0.0.0/0")).findFirst()
                .filter(entry -> entry.action().equals("allow")).isPresent();
    }
}
