package dev.timeoutdoctor.lab.account;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An integration of a REST API's method.
 *
 * @param type
 *            AWS, AWS_PROXY, HTTP, HTTP_PROXY or MOCK
 * @param settings
 *            the plain text settings by AWS's member name (httpMethod, uri, connectionType, passthroughBehavior, …)
 * @param timeout
 *            how long the gateway waits for the backend
 */
public record Integration(String type, Map<String, String> settings, Duration timeout,
        Map<String, String> requestParameters, Map<String, String> requestTemplates, List<String> cacheKeyParameters) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(29);
    /** The one setting that AWS nests: a truth value under {@code tlsConfig}. */
    public static final String SKIP_VERIFICATION = "tlsConfig/insecureSkipVerification";

    public Integration {
        settings = Map.copyOf(settings);
        requestParameters = Map.copyOf(requestParameters);
        requestTemplates = Map.copyOf(requestTemplates);
        cacheKeyParameters = List.copyOf(cacheKeyParameters);
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    public String uri() {
        return setting("uri").orElse("");
    }

    /** The VPC link that it goes through, as it is written: an id, or a stage variable that holds one. */
    public Optional<String> link() {
        return setting("connectionType").orElse("").equals("VPC_LINK") ? setting("connectionId") : Optional.empty();
    }

    public boolean streams() {
        return setting("responseTransferMode").orElse("BUFFERED").equals("STREAM");
    }

    public boolean isProxy() {
        return type.endsWith("_PROXY");
    }

    public Integration withTimeout(Duration newTimeout) {
        return new Integration(type, settings, newTimeout, requestParameters, requestTemplates, cacheKeyParameters);
    }

    public Integration withSetting(String name, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(name, value);
        return new Integration(type, changed, timeout, requestParameters, requestTemplates, cacheKeyParameters);
    }

    public Integration withRequestParameters(Map<String, String> changed) {
        return new Integration(type, settings, timeout, changed, requestTemplates, cacheKeyParameters);
    }

    public Integration withRequestTemplates(Map<String, String> changed) {
        return new Integration(type, settings, timeout, requestParameters, changed, cacheKeyParameters);
    }

    public Integration withCacheKeyParameters(List<String> changed) {
        return new Integration(type, settings, timeout, requestParameters, requestTemplates, changed);
    }
}
