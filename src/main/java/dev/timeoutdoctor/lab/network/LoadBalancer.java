package dev.timeoutdoctor.lab.network;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A load balancer of ELBv2.
 *
 * @param type
 *            network or application
 * @param zones
 *            the subnet in each zone that it is enabled in
 * @param privateLinkRules
 *            on or off: whether its security groups also count for traffic from PrivateLink, which is how a REST API's
 *            first kind of VPC link comes in; empty where it has no security group
 * @param attributes
 *            what differs from {@link LoadBalancerDefaults}
 */
public record LoadBalancer(String arn, String name, String dnsName, String type, Map<String, String> zones,
        List<String> securityGroupIds, String privateLinkRules, Map<String, String> attributes,
        List<Listener> listeners, Instant created) {

    public LoadBalancer {
        zones = Map.copyOf(zones);
        securityGroupIds = List.copyOf(securityGroupIds);
        attributes = LoadBalancerDefaults.differing(attributes, LoadBalancerDefaults.balancer(type));
        listeners = List.copyOf(listeners);
    }

    public boolean isNetwork() {
        return type.equals("network");
    }

    /** The value of the metrics' dimension LoadBalancer, such as net/orders/50dc6c495c0c9188. */
    public String dimension() {
        return arn.substring(arn.indexOf(":loadbalancer/") + ":loadbalancer/".length());
    }

    public Optional<Listener> listener(int port) {
        return listeners.stream().filter(listener -> listener.port() == port).findFirst();
    }

    public boolean crossZone() {
        return "true".equals(LoadBalancerDefaults.attributes(this).get("load_balancing.cross_zone.enabled"));
    }

    public LoadBalancer withAttributes(Map<String, String> changed) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.putAll(changed);
        return new LoadBalancer(arn, name, dnsName, type, zones, securityGroupIds, privateLinkRules, all, listeners,
                created);
    }

    public LoadBalancer withSecurityGroups(List<String> changed, String changedPrivateLinkRules) {
        return new LoadBalancer(arn, name, dnsName, type, zones, changed, changedPrivateLinkRules, attributes,
                listeners, created);
    }
}
