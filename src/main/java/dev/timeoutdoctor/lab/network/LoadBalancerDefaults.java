package dev.timeoutdoctor.lab.network;

import java.util.Map;
import java.util.TreeMap;

/** Attributes that AWS sets where the owner did not (AWS: ELBv2, LoadBalancerAttribute, ListenerAttribute). */
public final class LoadBalancerDefaults {

    private LoadBalancerDefaults() {}

    /** All attributes of the balancer, its own on top. Cross-zone is always on for application load balancers. */
    public static Map<String, String> attributes(LoadBalancer balancer) {
        Map<String, String> all = new TreeMap<>(balancer(balancer.type()));
        all.putAll(balancer.attributes());
        return all;
    }

    static Map<String, String> balancer(String type) {
        Map<String, String> all = new TreeMap<>(Map.of("deletion_protection.enabled", "false",
                "access_logs.s3.enabled", "false", "access_logs.s3.bucket", "", "access_logs.s3.prefix", ""));
        if (type.equals("network")) {
            all.put("load_balancing.cross_zone.enabled", "false");
            all.put("dns_record.client_routing_policy", "any_availability_zone");
        } else {
            all.put("load_balancing.cross_zone.enabled", "true");
            all.put("idle_timeout.timeout_seconds", "60");
            all.put("client_keep_alive.seconds", "3600");
            all.put("routing.http2.enabled", "true");
            all.put("routing.http.drop_invalid_header_fields.enabled", "false");
        }
        return all;
    }

    /** The idle timeout of TCP listeners can be set; other listeners have none of these attributes here. */
    public static Map<String, String> listener(Listener listener) {
        return listener.protocol().equals("TCP") ? Map.of("tcp.idle_timeout.seconds", "350") : Map.of();
    }

    /** All attributes of the group, its own on top. */
    public static Map<String, String> targetGroup(TargetGroup group) {
        Map<String, String> all = new TreeMap<>(targetGroup(group.protocol()));
        all.putAll(group.attributes());
        return all;
    }

    /** What is set to the default is as if it were not set. */
    static Map<String, String> differing(Map<String, String> attributes, Map<String, String> defaults) {
        Map<String, String> all = new TreeMap<>(attributes);
        all.entrySet().removeAll(defaults.entrySet());
        return Map.copyOf(all);
    }

    static Map<String, String> targetGroup(String protocol) {
        Map<String, String> all = new TreeMap<>(Map.of("deregistration_delay.timeout_seconds", "300",
                "stickiness.enabled", "false", "load_balancing.cross_zone.enabled",
                "use_load_balancer_configuration"));
        if (protocol.startsWith("HTTP")) {
            all.put("slow_start.duration_seconds", "0");
            all.put("load_balancing.algorithm.type", "round_robin");
        } else {
            all.put("preserve_client_ip.enabled", "false");
            all.put("proxy_protocol_v2.enabled", "false");
            all.put("deregistration_delay.connection_termination.enabled", "false");
        }
        return all;
    }
}
