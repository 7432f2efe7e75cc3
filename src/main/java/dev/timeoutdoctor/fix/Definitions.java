package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.MethodSettings;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.ComparableSettings;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what the API is: the working copy from GetResources, a stage from its export (AWS: OpenAPI extensions). */
final class Definitions {

    private static final String ANY = "x-amazon-apigateway-any-method";
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch",
            "trace", ANY);
    /** An export may leave these out; then nothing is known of them. */
    private static final List<String> OFTEN_UNNAMED = List.of("httpMethod", "passthroughBehavior");
    private static final Map<String, String> DEFAULTS = Map.of("timeoutInMillis", "29000", "responseTransferMode",
            "BUFFERED", "connectionType", "INTERNET", "passthroughBehavior", "WHEN_NO_MATCH");

    private Definitions() {}

    /** The examined method's integration in the answer to GetResources with its methods. */
    static Optional<JsonNode> integration(JsonNode resources, Route route) {
        for (JsonNode resource : items(resources)) {
            if (Json.text(resource, "path").equals(route.resourcePath())) {
                JsonNode integration = resource.path("resourceMethods").path(route.methodKey())
                        .path("methodIntegration");
                return integration.isObject() ? Optional.of(integration) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static JsonNode items(JsonNode resources) {
        return resources.path("items").isArray() ? resources.path("items") : resources.path("item");
    }

    /** The exported document: some clients hand it over as it is, others as the text of a member. */
    static JsonNode document(JsonNode export) {
        JsonNode body = export.path("body");
        if (export.has("paths") || !body.isString()) {
            return export;
        }
        try {
            return Json.MAPPER.readTree(body.asString());
        } catch (JacksonException e) {
            return export;
        }
    }

    /** The timeout that a stage serves for the examined method, or empty where the document does not have the method. */
    static Optional<Duration> deployedTimeout(JsonNode export, Route route) {
        return route.apiType() == ApiType.REST ? restTimeout(export, route) : httpTimeout(export, route);
    }

    private static Optional<Duration> httpTimeout(JsonNode export, Route route) {
        try {
            return DefinitionAnswers.httpExport(export).method(route).map(method -> method.integration().timeout());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> restTimeout(JsonNode export, Route route) {
        JsonNode integration = document(export).path("paths").path(route.resourcePath())
                .path(exportedName(route.methodKey())).path(INTEGRATION);
        return integration.isObject()
                ? Optional.of(Duration.ofMillis(integration.path("timeoutInMillis").asLong(29_000)))
                : Optional.empty();
    }

    private static String exportedName(String method) {
        return method.equals("ANY") ? ANY : method.toLowerCase(Locale.ROOT);
    }

    /** Every method of the working copy by its label, with those settings that an export has too. */
    static Map<String, Map<String, String>> workingCopy(JsonNode resources) {
        Map<String, Map<String, String>> methods = new TreeMap<>();
        for (JsonNode resource : items(resources)) {
            for (Map.Entry<String, JsonNode> method : resource.path("resourceMethods").properties()) {
                Map<String, String> settings = integrationSettings(method.getValue().path("methodIntegration"));
                settings.putAll(MethodSettings.complete(ComparableSettings.working(method.getValue())));
                String authorization = Json.text(method.getValue(), "authorizationType");
                settings.put("authorization",
                        authorization.isEmpty() || authorization.equals("NONE") ? "open" : "authorized");
                settings.put("apiKeyRequired",
                        String.valueOf(method.getValue().path("apiKeyRequired").asBoolean(false)));
                methods.put(method.getKey() + " " + Json.text(resource, "path"), settings);
            }
        }
        return methods;
    }

    /** Every method of an export by its label, with those of the same settings that it tells. */
    static Map<String, Map<String, String>> exported(JsonNode export) {
        JsonNode document = document(export);
        boolean secured = document.path("components").has("securitySchemes");
        Map<String, Map<String, String>> methods = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (String name : METHODS) {
                JsonNode operation = path.getValue().path(name);
                if (operation.isObject()) {
                    Map<String, String> settings = integrationSettings(operation.path(INTEGRATION));
                    settings.putAll(MethodSettings.complete(ComparableSettings.exported(operation)));
                    OFTEN_UNNAMED.stream().filter(setting -> !operation.path(INTEGRATION).has(setting))
                            .forEach(settings::remove);
                    if (secured) {
                        security(document, operation, settings);
                    }
                    String label = name.equals(ANY) ? "ANY" : name.toUpperCase(Locale.ROOT);
                    methods.put(label + " " + path.getKey(), settings);
                }
            }
        }
        return methods;
    }

    private static void security(JsonNode document, JsonNode operation, Map<String, String> settings) {
        boolean authorized = false;
        boolean key = false;
        for (JsonNode requirement : operation.path("security")) {
            for (String name : requirement.propertyNames()) {
                JsonNode scheme = document.path("components").path("securitySchemes").path(name);
                boolean authorizes = scheme.has("x-amazon-apigateway-authtype")
                        || !Json.text(scheme, "type").equals("apiKey");
                authorized |= authorizes;
                key |= !authorizes;
            }
        }
        settings.put("authorization", authorized ? "authorized" : "open");
        settings.put("apiKeyRequired", String.valueOf(key));
    }

    private static Map<String, String> integrationSettings(JsonNode integration) {
        Map<String, String> settings = new TreeMap<>();
        for (String name : List.of("type", "httpMethod", "uri", "timeoutInMillis", "responseTransferMode",
                "connectionType", "connectionId", "credentials", "passthroughBehavior")) {
            String value = Json.text(integration, name);
            settings.put(name, value.isEmpty() ? DEFAULTS.getOrDefault(name, "") : normal(name, value));
        }
        return settings;
    }

    /** The API writes these in capitals, an export in small letters. */
    private static String normal(String name, String value) {
        return List.of("type", "passthroughBehavior", "responseTransferMode", "connectionType").contains(name)
                ? value.toUpperCase(Locale.ROOT)
                : value;
    }
}
