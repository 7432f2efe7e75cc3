package dev.timeoutdoctor.lab.account;

/**
 * A route of an HTTP or WebSocket API.
 *
 * @param key
 *            method and path, such as {@code GET /orders/{id}}, or {@code $default}; on a WebSocket API a name such as
 *            {@code $connect}
 * @param integrationId
 *            the integration that it leads to; empty where it leads to none
 * @param responseSelection
 *            {@code $default} where a WebSocket API sends the integration's answer back to whoever sent the message; empty where it
 *            sends nothing (AWS: Route, RouteResponseSelectionExpression; set up route responses)
 */
public record HttpRoute(String id, String key, String integrationId, String responseSelection) {

    public static final String DEFAULT = "$default";
    public static final String CONNECT = "$connect";
    public static final String DISCONNECT = "$disconnect";

    public HttpRoute withIntegration(String changed) {
        return new HttpRoute(id, key, changed, responseSelection);
    }

    /** Whether the answer of the integration goes back as a frame. */
    public boolean isTwoWay() {
        return !responseSelection.isEmpty();
    }

    /** The method of the key, or ANY; what has no method takes any. */
    public String method() {
        int blank = key.indexOf(' ');
        return blank < 0 ? "ANY" : key.substring(0, blank);
    }

    /** The path of the key; empty for keys without one. */
    public String path() {
        return key.substring(key.indexOf(' ') + 1).startsWith("/") ? key.substring(key.indexOf(' ') + 1) : "";
    }
}
