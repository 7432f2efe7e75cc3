package dev.timeoutdoctor.evidence;

import java.util.Collection;
import java.util.List;

/** Subnets: those of the function, or all of the load balancer's VPC. */
public record Subnets(List<Subnet> subnets) {

    public Subnets {
        subnets = List.copyOf(subnets);
    }

    /** The subnets with these ids; fewer where some were not read. */
    public List<Subnet> of(Collection<String> ids) {
        return subnets.stream().filter(subnet -> ids.contains(subnet.id())).toList();
    }

    /**
     * One subnet.
     *
     * @param cidr its range of IPv4 addresses; empty where it has none
     * @param freeAddresses IPv4 addresses that are not used
     */
    public record Subnet(String id, String vpcId, String zone, String cidr, int freeAddresses) {}
}
