package dev.timeoutdoctor.lab.account;

import java.util.Map;

/**
 * A status that a method may answer with.
 *
 * @param parameters
 *            header names as {@code method.response.header.Name}, and whether they are required
 * @param models
 *            by content type
 */
public record MethodResponse(String statusCode, Map<String, Boolean> parameters, Map<String, String> models) {

    public MethodResponse {
        parameters = Map.copyOf(parameters);
        models = Map.copyOf(models);
    }

    /** As the console makes it: the empty model for JSON. */
    public static MethodResponse plain(String statusCode) {
        return new MethodResponse(statusCode, Map.of(), Map.of("application/json", "Empty"));
    }
}
