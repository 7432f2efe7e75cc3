package dev.timeoutdoctor.session;

import java.util.Map;

/** A request as it will be sent. */
public record RequestDraft(String method, String url, Map<String, String> headers, String body) {

    public RequestDraft {
        headers = Map.copyOf(headers);
    }
}
