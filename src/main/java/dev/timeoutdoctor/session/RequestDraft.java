package dev.timeoutdoctor.session;

import java.util.Map;

/**
 * A request as it will be sent, or a message to a WebSocket API, whose headers are the handshake's. Its headers and body may hold secrets;
 * they are not in its text.
 *
 * @param method empty for a message
 */
public record RequestDraft(String method, String url, Map<String, String> headers, String body) {

    public RequestDraft {
        headers = Map.copyOf(headers);
    }

    /** Whether it is a message on a connection. */
    public boolean isMessage() {
        return url.regionMatches(true, 0, "ws://", 0, 5) || url.regionMatches(true, 0, "wss://", 0, 6);
    }

    @Override
    public String toString() {
        return method + " with " + headers.size() + " headers and " + body.length() + " characters of body";
    }
}
