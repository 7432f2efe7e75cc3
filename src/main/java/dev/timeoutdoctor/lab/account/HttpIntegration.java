package dev.timeoutdoctor.lab.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An integration of an HTTP or WebSocket API.
 *
 * @param type
 *            AWS_PROXY, HTTP_PROXY, AWS, HTTP or MOCK
 * @param settings
 *            the plain text settings by their names on the wire (integrationUri, integrationMethod, connectionId, …)
 * @param timeout
 *            how long the gateway waits for the backend
 * @param responseParameters
 *            what becomes of the backend's answer, by its status: {@code overwrite:statuscode} to {@code 202}
 */
public record HttpIntegration(String id, String type, Map<String, String> settings, Duration timeout,
        Map<String, String> requestParameters, Map<String, Map<String, String>> responseParameters) {

    public HttpIntegration {
        settings = Map.copyOf(settings);
        responseParameters = Map.copyOf(responseParameters);
        requestParameters = Map.copyOf(requestParameters);
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** The address that it calls; empty for the integrations with services of AWS. */
    public String uri() {
        return setting("integrationUri").orElse("");
    }

    public HttpIntegration withTimeout(Duration changed) {
        return new HttpIntegration(id, type, settings, changed, requestParameters, responseParameters);
    }

    public HttpIntegration withType(String changed) {
        return new HttpIntegration(id, changed, settings, timeout, requestParameters, responseParameters);
    }

    public HttpIntegration withSetting(String name, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(name, value);
        return new HttpIntegration(id, type, changed, timeout, requestParameters, responseParameters);
    }

    public HttpIntegration withRequestParameters(Map<String, String> changed) {
        return new HttpIntegration(id, type, settings, timeout, changed, responseParameters);
    }

    public HttpIntegration withResponseParameters(Map<String, Map<String, String>> changed) {
        return new HttpIntegration(id, type, settings, timeout, requestParameters, changed);
    }
}
