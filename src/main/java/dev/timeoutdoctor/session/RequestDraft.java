package dev.timeoutdoctor.session;

import java.util.Map;

/** A request as it will be sent. Its headers and body may hold secrets; they are not in its text. */
public record RequestDraft(String method, String url, Map<String, String> headers, String body) {

    public RequestDraft {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return method + " with " + headers.size() + " headers and " + body.length() + " characters of body";
    }
}
