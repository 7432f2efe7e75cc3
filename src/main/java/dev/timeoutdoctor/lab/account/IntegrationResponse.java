package dev.timeoutdoctor.lab.account;

import java.util.Map;

/**
 * How an answer of the backend becomes one of the method's responses.
 *
 * @param selectionPattern
 *            a regular expression on the backend's status or error; empty for the default
 * @param parameters
 *            headers by {@code method.response.header.Name}
 * @param templates
 *            by content type
 */
public record IntegrationResponse(String statusCode, String selectionPattern, String contentHandling,
        Map<String, String> parameters, Map<String, String> templates) {

    public IntegrationResponse {
        parameters = Map.copyOf(parameters);
        templates = Map.copyOf(templates);
    }

    /** The default that hands the answer on as it is. */
    public static IntegrationResponse plain(String statusCode) {
        return new IntegrationResponse(statusCode, "", "", Map.of(), Map.of());
    }
}
