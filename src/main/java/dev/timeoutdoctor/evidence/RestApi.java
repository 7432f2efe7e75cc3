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
}
