package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpIntegration;
import dev.timeoutdoctor.lab.protocol.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * UpdateIntegration of API Gateway v2: plain members instead of patch operations. The words of the refused timeout are
 * those of REST APIs, which is not verified for v2.
 */
final class HttpIntegrationUpdate {

    private static final long SHORTEST = 50;

    private static final Map<String, Set<String>> CHOICES = Map.of("connectionType", Set.of("INTERNET", "VPC_LINK"),
            "passthroughBehavior", Set.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"), "contentHandlingStrategy",
            Set.of("CONVERT_TO_BINARY", "CONVERT_TO_TEXT"), "integrationType",
            Set.of("AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"));

    private static final Set<String> TEXTS = Set.of("connectionId", "connectionType", "contentHandlingStrategy",
            "credentialsArn", "description", "integrationMethod", "integrationSubtype", "integrationUri",
            "passthroughBehavior", "payloadFormatVersion", "templateSelectionExpression");

    private final HttpApi api;

    HttpIntegrationUpdate(HttpApi api) {
        this.api = api;
    }

    HttpIntegration apply(HttpIntegration before, JsonNode input) {
        HttpIntegration after = before;
        for (Map.Entry<String, JsonNode> member : input.properties()) {
            after = member(after, member.getKey(), member.getValue());
        }
        return after;
    }

    private HttpIntegration member(HttpIntegration integration, String name, JsonNode value) {
        if (TEXTS.contains(name)) {
            return integration.withSetting(name, text(name, value));
        }
        return switch (name) {
            case "integrationType" -> integration.withType(text(name, value));
            case "timeoutInMillis" -> integration.withTimeout(timeout(value));
            case "requestParameters" -> integration.withRequestParameters(texts(value));
            case "responseParameters" -> {
                Map<String, Map<String, String>> byStatus = new TreeMap<>();
                value.properties().forEach(status -> byStatus.put(status.getKey(), texts(status.getValue())));
                yield integration.withResponseParameters(byStatus);
            }
            default -> throw Refusal.badRequest("The lab does not change " + name + " of an integration");
        };
    }

    private static String text(String name, JsonNode value) {
        if (!value.isString()) {
            throw new Refusal(400, "SerializationException", name + " can not be converted to a String");
        }
        Set<String> choices = CHOICES.getOrDefault(name, Set.of());
        if (!choices.isEmpty() && !choices.contains(value.stringValue())) {
            throw Refusal.badRequest("Invalid enum value '" + value.stringValue() + "' specified for " + name
                    + ". Must be one of: " + choices.stream().sorted().toList());
        }
        return value.stringValue();
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> all = new TreeMap<>();
        object.properties().forEach(member -> all.put(member.getKey(), text(member.getKey(), member.getValue())));
        return all;
    }

    private Duration timeout(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new Refusal(400, "SerializationException",
                    value.getNodeType() + "_VALUE can not be converted to an Integer");
        }
        long millis = value.longValue();
        long ceiling = api.ceiling().toMillis();
        if (millis < SHORTEST || millis > ceiling) {
            throw Refusal
                    .badRequest("Timeout should be between " + SHORTEST + " ms and " + ceiling + " ms");
        }
        return Duration.ofMillis(millis);
    }
}
