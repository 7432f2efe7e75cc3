package dev.timeoutdoctor.evidence;

import java.util.List;

/** The network interfaces of the load balancer's VPC. */
public record NetworkInterfaces(List<NetworkInterface> interfaces) {

    public NetworkInterfaces {
        interfaces = List.copyOf(interfaces);
    }

    /** The interfaces of a target: an instance's id or an IP address. */
    public List<NetworkInterface> of(String target) {
        return interfaces.stream()
                .filter(each -> each.instanceId().equals(target) || each.addresses().contains(target)).toList();
    }

    /**
     * One interface.
     *
     * @param type {@code interface}, {@code lambda}, {@code network_load_balancer}, …
     * @param instanceId empty where it belongs to no instance
     * @param addresses private IPv4 and IPv6 addresses
     */
    public record NetworkInterface(String id, String type, String subnetId, String instanceId, List<String> addresses,
            List<String> securityGroups) {

        public NetworkInterface {
            addresses = List.copyOf(addresses);
            securityGroups = List.copyOf(securityGroups);
        }
    }
}
