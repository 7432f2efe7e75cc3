package dev.timeoutdoctor.lab.protocol;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One HTTP answer: status, headers and the body as text. */
public record Reply(int status, Map<String, String> headers, String body) {

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Json.write(body));
    }

    public static Reply ok(JsonNode body) {
        return json(200, body);
    }

    public Reply with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new Reply(status, all, body);
    }
}
