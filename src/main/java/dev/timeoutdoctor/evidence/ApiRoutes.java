package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Optional;

/** The routes of an HTTP or WebSocket API as last edited, from apigatewayv2's GetRoutes. */
public record ApiRoutes(List<ApiRoute> routes) {

    public ApiRoutes {
        routes = List.copyOf(routes);
    }

    /** Whether a WebSocket API's route answers with a frame; empty where there is no such route. */
    public Optional<Boolean> answers(String key) {
        return routes.stream().filter(route -> route.key().equals(key)).map(ApiRoute::answers).findFirst();
    }

    /**
     * One route. Texts that AWS did not give are empty.
     *
     * @param key for example {@code POST /orders}, {@code $default} or {@code sendMessage}
     * @param integrationId the integration that the route's target names
     * @param answers whether a WebSocket API sends the integration's answer back as a frame: the route has a
     *     RouteResponseSelectionExpression (AWS: set up route responses)
     * @param authorizationType {@code NONE}, {@code AWS_IAM}, {@code CUSTOM} or {@code JWT}
     */
    public record ApiRoute(String id, String key, String integrationId, String authorizationType, String authorizerId,
            boolean apiKeyRequired, boolean answers) {}
}
