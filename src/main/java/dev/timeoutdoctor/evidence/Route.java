package dev.timeoutdoctor.evidence;

/**
 * The method or route of a stage of an API that is examined.
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account the 12-digit account, or empty where not known
 * @param httpMethod the request's method, for example {@code POST}; empty for a WebSocket API
 * @param resourceId the resource's id, for example {@code x9y8z7}, or the route's
 * @param resourcePath the resource's path with its parameters, for example {@code /orders/{id}}; of a route without a path its
 *     whole key: {@code $default}, {@code sendMessage}
 * @param methodKey the method as the API defines it: the request's method or {@code ANY}; empty for a WebSocket API
 */
public record Route(ApiType apiType, String partition, String region, String account, String apiId, String stage,
        String httpMethod, String resourceId, String resourcePath, String methodKey) {

    /** The route's key as HTTP and WebSocket APIs name it: {@code POST /orders}, {@code $default}, {@code sendMessage}. */
    public String routeKey() {
        return key(methodKey, resourcePath);
    }

    /** The request as people say it: {@code POST /orders}; for routes without a path their key. */
    public String label() {
        return key(httpMethod, resourcePath);
    }

    static String key(String method, String path) {
        return method.isEmpty() || !path.startsWith("/") ? path : method + " " + path;
    }
}
