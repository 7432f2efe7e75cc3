package dev.timeoutdoctor.lab.account;

/**
 * A route of an HTTP or WebSocket API.
 *
 * @param key
 *            method and path, such as {@code GET /orders/{id}}, or {@code $default}; on a WebSocket API a name such as
 *            {@code $connect}
 * @param integrationId
 *            the integration that it leads to; empty where it leads to none
 */
public record HttpRoute(String id, String key, String integrationId) {

    public static final String DEFAULT = "$default";

    public HttpRoute withIntegration(String changed) {
        return new HttpRoute(id, key, changed);
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
