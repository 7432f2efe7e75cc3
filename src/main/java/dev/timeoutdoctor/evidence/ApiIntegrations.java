package dev.timeoutdoctor.evidence;

import java.util.Map;

/**
 * The integrations of an HTTP or WebSocket API as last edited, by id, from apigatewayv2's GetIntegrations.
 *
 * @param settings their further settings ({@link ApiMethod#settings()}), by the same ids
 */
public record ApiIntegrations(Map<String, Integration> byId, Map<String, Map<String, String>> settings) {

    public ApiIntegrations {
        byId = Map.copyOf(byId);
        settings = Map.copyOf(settings);
    }

    /** Integrations of which no further settings are known. */
    public ApiIntegrations(Map<String, Integration> byId) {
        this(byId, Map.of());
    }
}
