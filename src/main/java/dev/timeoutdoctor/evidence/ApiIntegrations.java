package dev.timeoutdoctor.evidence;

import java.util.Map;

/** The integrations of an HTTP or WebSocket API as last edited, by id, from apigatewayv2's GetIntegrations. */
public record ApiIntegrations(Map<String, Integration> byId) {

    public ApiIntegrations {
        byId = Map.copyOf(byId);
    }
}
