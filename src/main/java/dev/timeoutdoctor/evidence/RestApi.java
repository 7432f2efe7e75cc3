package dev.timeoutdoctor.evidence;

import java.util.Map;

/**
 * A REST API, from GetRestApi.
 *
 * @param tags {@code aws:cloudformation:stack-name} among them tells who owns the settings
 */
public record RestApi(String id, String name, EndpointType endpointType, boolean executeApiEndpointDisabled,
        Map<String, String> tags) {

    public RestApi {
        tags = Map.copyOf(tags);
    }

    /**
     * The dimension {@code ApiName} under which CloudWatch counts it: the name without what is not ASCII, or the id where nothing is
     * left (AWS: REST API metrics and dimensions).
     */
    public String metricName() {
        String ascii = name.replaceAll("[^\\x00-\\x7F]", "");
        return ascii.isBlank() ? id : ascii;
    }
}
