package dev.timeoutdoctor.evidence;

import java.util.Map;

/** A load balancer's attributes by AWS's key, for example {@code load_balancing.cross_zone.enabled}. */
public record LoadBalancerAttributes(Map<String, String> values) {

    public LoadBalancerAttributes {
        values = Map.copyOf(values);
    }

    /** An attribute's value, or an empty text. */
    public String get(String key) {
        return values.getOrDefault(key, "");
    }
}
