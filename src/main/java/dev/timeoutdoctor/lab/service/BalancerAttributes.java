package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Refusal;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The attributes that a call sets on a load balancer or target group (AWS: ELBv2, LoadBalancerAttribute, TargetGroupAttribute). */
final class BalancerAttributes {

    /** The lowest and the highest value by key. */
    private static final Map<String, int[]> RANGES = Map.of("idle_timeout.timeout_seconds", new int[]{1, 4_000},
            "client_keep_alive.seconds", new int[]{60, 604_800}, "deregistration_delay.timeout_seconds",
            new int[]{0, 3_600}, "slow_start.duration_seconds", new int[]{0, 900});

    private BalancerAttributes() {}

    /** What the form sets, each of which must be among those known and in its range. */
    static Map<String, String> given(JsonNode form, Map<String, String> known, String owner) {
        Map<String, String> given = new TreeMap<>();
        for (JsonNode attribute : form.path("Attributes")) {
            String key = attribute.path("Key").asString("");
            String value = attribute.path("Value").asString("");
            if (!known.containsKey(key)) {
                throw invalid(owner + " attribute key '" + key + "' is not recognized");
            }
            if (!fits(key, value, owner)) {
                throw invalid(owner + " attribute value '" + value + "' is not valid for the key '" + key + "'");
            }
            given.put(key, value);
        }
        if (given.isEmpty()) {
            throw invalid("Attributes must be given");
        }
        return given;
    }

    private static boolean fits(String key, String value, String owner) {
        int[] range = RANGES.get(key);
        if (range != null) {
            return value.matches("\\d{1,6}") && Integer.parseInt(value) >= range[0]
                    && Integer.parseInt(value) <= range[1];
        }
        boolean inherits = owner.equals("Target group") && key.equals("load_balancing.cross_zone.enabled")
                && value.equals("use_load_balancer_configuration");
        return inherits || !key.endsWith(".enabled") || value.equals("true") || value.equals("false");
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "ValidationError", text);
    }
}
