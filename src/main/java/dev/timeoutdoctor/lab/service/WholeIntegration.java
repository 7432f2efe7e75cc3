package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Integration;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.protocol.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** PutIntegration's input, with AWS's defaults for what it leaves out (AWS: API Gateway API reference, PutIntegration). */
final class WholeIntegration {

    private static final Set<String> TYPES = Set.of("AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK");
    private static final List<String> SETTINGS = List.of("uri", "httpMethod", "connectionType", "connectionId",
            "credentials", "passthroughBehavior", "cacheNamespace", "contentHandling", "responseTransferMode",
            "integrationTarget");

    private final Account account;
    private final RestApi api;
    private final String resourceId;

    WholeIntegration(Account account, RestApi api, String resourceId) {
        this.account = account;
        this.api = api;
        this.resourceId = resourceId;
    }

    /** The integration, or a refusal. */
    Integration of(JsonNode body) {
        String type = body.path("type").asString("");
        if (!TYPES.contains(type)) {
            throw Refusal.badRequest("Enumeration value for IntegrationType must be non-empty and one of " + TYPES);
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("cacheNamespace", resourceId);
        settings.put("responseTransferMode", "BUFFERED");
        settings.put("passthroughBehavior", "WHEN_NO_MATCH");
        if (type.startsWith("HTTP")) {
            settings.put("connectionType", "INTERNET");
        }
        for (String name : SETTINGS) {
            String value = body.path(name).asString("");
            if (!value.isEmpty()) {
                settings.put(name, value);
            }
        }
        if (body.path("tlsConfig").has("insecureSkipVerification")) {
            settings.put(Integration.SKIP_VERIFICATION,
                    String.valueOf(body.path("tlsConfig").path("insecureSkipVerification").asBoolean(false)));
        }
        if (!type.equals("MOCK") && !settings.containsKey("httpMethod")) {
            throw Refusal.badRequest("Enumeration value for HttpMethod must be non-empty");
        }
        if (!type.equals("MOCK") && !settings.containsKey("uri")) {
            throw Refusal.badRequest("Uri must be specified for this integration type");
        }
        List<String> keys = body.path("cacheKeyParameters").valueStream().map(JsonNode::asString).toList();
        Integration made = new Integration(type, settings,
                Duration.ofMillis(body.path("timeoutInMillis").asLong(Integration.DEFAULT_TIMEOUT.toMillis())),
                texts(body.path("requestParameters")), texts(body.path("requestTemplates")), keys);
        IntegrationPatch.refuseOutOfRange(account, api, made);
        return made;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asString("")));
        return texts;
    }
}
