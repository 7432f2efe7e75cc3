package dev.timeoutdoctor.evidence;

import java.util.List;

/** The routes of an HTTP or WebSocket API as last edited, from apigatewayv2's GetRoutes. */
public record ApiRoutes(List<ApiRoute> routes) {

    public ApiRoutes {
        routes = List.copyOf(routes);
    }

    /**
     * One route. Texts that AWS did not give are empty.
     *
     * @param key for example {@code POST /orders}, {@code $default} or {@code sendMessage}
     * @param integrationId the integration that the route's target names
     * @param authorizationType {@code NONE}, {@code AWS_IAM}, {@code CUSTOM} or {@code JWT}
     */
    public record ApiRoute(String id, String key, String integrationId, String authorizationType, String authorizerId,
            boolean apiKeyRequired) {}
}
