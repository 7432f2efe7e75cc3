package dev.timeoutdoctor.lab.network;

/** A subnet: one zone and a block of addresses. */
public record Subnet(String id, String zone, String cidr) {

    /** An address in the subnet, as its load balancer node or network interface has it. */
    public String address(int host) {
        String network = cidr.substring(0, cidr.indexOf('/'));
        return network.substring(0, network.lastIndexOf('.') + 1) + host;
    }
}
