package dev.timeoutdoctor.evidence;

/** What a custom domain name routes by (AWS: routing modes of custom domain names). */
public enum RoutingMode {

    /** Base path or API mappings alone. */
    MAPPINGS,
    /** Routing rules, and where none of them fits the mappings. */
    RULES_THEN_MAPPINGS,
    /** Routing rules alone. */
    RULES;

    /** Either service's word; none stands for mappings, which all domains had before there were rules. */
    public static RoutingMode of(String text) {
        return switch (text) {
            case "ROUTING_RULE_ONLY" -> RULES;
            case "ROUTING_RULE_THEN_API_MAPPING", "ROUTING_RULE_THEN_BASE_PATH_MAPPING" -> RULES_THEN_MAPPINGS;
            case "", "API_MAPPING_ONLY", "BASE_PATH_MAPPING_ONLY" -> MAPPINGS;
            default -> throw new IllegalArgumentException("RoutingMode: a routing mode is expected, not " + text);
        };
    }
}
