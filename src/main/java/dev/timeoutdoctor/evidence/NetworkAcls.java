package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Optional;

/** The network ACLs of a VPC: those of the function's, or of the load balancer's. */
public record NetworkAcls(List<NetworkAcl> acls) {

    public NetworkAcls {
        acls = List.copyOf(acls);
    }

    /** The ACL of a subnet: its own, else the VPC's default one (AWS: network ACLs, one for each subnet). */
    public Optional<NetworkAcl> of(String subnetId) {
        return acls.stream().filter(acl -> acl.subnetIds().contains(subnetId)).findFirst()
                .or(() -> acls.stream().filter(NetworkAcl::isDefault).findFirst());
    }

    /** One network ACL. It keeps no state: what comes back needs an entry of its own. */
    public record NetworkAcl(String id, boolean isDefault, List<String> subnetIds, List<Entry> entries) {

        public NetworkAcl {
            subnetIds = List.copyOf(subnetIds);
            entries = List.copyOf(entries);
        }
    }

    /**
     * One entry; of those that fit the one with the lowest number decides.
     *
     * @param outbound for what leaves the subnet, else for what enters it
     * @param protocol a number, 6 for TCP; {@code -1} for all
     * @param cidr the other end's addresses, version 4 or 6
     * @param fromPort the first destination port; 0 where the entry has none
     * @param toPort the last destination port; 65,535 where the entry has none
     */
    public record Entry(int number, boolean outbound, boolean allow, String protocol, String cidr, int fromPort,
            int toPort) {

        /** Whether it speaks of TCP to a port (AWS: ports do not count where an entry is for all protocols). */
        public boolean coversTcp(int port) {
            return protocol.equals("-1") || (protocol.equals("6") && fromPort <= port && port <= toPort);
        }
    }
}
