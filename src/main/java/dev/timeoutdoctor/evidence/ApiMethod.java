package dev.timeoutdoctor.evidence;

import java.util.Map;

/**
 * One method of a resource, or one route of an HTTP or WebSocket API.
 *
 * @param resourceId the resource's id, or the route's; empty where it comes from an export, which names none
 * @param path the resource's path, for example {@code /orders/{id}}; of a route without a path its whole key: {@code $default},
 *     {@code $connect}, {@code sendMessage}
 * @param httpMethod {@code GET}, …, or {@code ANY}; empty for a WebSocket API's route
 * @param authorizationType {@code NONE}, {@code AWS_IAM}, …; empty where it comes from an export, which does not say
 * @param authorizerId empty where there is none
 * @param settings further settings by AWS's member name, as far as they can be compared between a working copy and an export; empty
 *     for WebSocket APIs
 */
public record ApiMethod(String resourceId, String path, String httpMethod, String authorizationType,
        String authorizerId, boolean apiKeyRequired, Integration integration, Map<String, String> settings) {

    public ApiMethod {
        settings = Map.copyOf(settings);
    }

    /** A method of which no further settings are known. */
    public ApiMethod(String resourceId, String path, String httpMethod, String authorizationType, String authorizerId,
            boolean apiKeyRequired, Integration integration) {
        this(resourceId, path, httpMethod, authorizationType, authorizerId, apiKeyRequired, integration, Map.of());
    }

    /** The method as people say it, and a route's key: {@code POST /orders}, {@code $default}, {@code sendMessage}. */
    public String label() {
        return Route.key(httpMethod, path);
    }
}
