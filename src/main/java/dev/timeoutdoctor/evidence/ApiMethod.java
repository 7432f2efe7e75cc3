package dev.timeoutdoctor.evidence;

/**
 * One method of a resource, or one route of an HTTP or WebSocket API.
 *
 * @param resourceId the resource's id, or the route's; empty where it comes from an export, which names none
 * @param path the resource's path, for example {@code /orders/{id}}; of a route without a path its whole key: {@code $default},
 *     {@code $connect}, {@code sendMessage}
 * @param httpMethod {@code GET}, …, or {@code ANY}; empty for a WebSocket API's route
 * @param authorizationType {@code NONE}, {@code AWS_IAM}, …; empty where it comes from an export, which does not say
 * @param authorizerId empty where there is none
 */
public record ApiMethod(String resourceId, String path, String httpMethod, String authorizationType,
        String authorizerId, boolean apiKeyRequired, Integration integration) {

    /** The method as people say it, and a route's key: {@code POST /orders}, {@code $default}, {@code sendMessage}. */
    public String label() {
        return Route.key(httpMethod, path);
    }
}
