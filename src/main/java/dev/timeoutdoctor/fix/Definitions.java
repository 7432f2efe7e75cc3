package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.MethodSettings;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.ComparableSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the API is: the working copy from GetResources, a stage from GetExport (AWS: OpenAPI extensions). */
final class Definitions {

    private static final String ANY = "x-amazon-apigateway-any-method";
    static final String INTEGRATION = "x-amazon-apigateway-integration";
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

    /** Every integration in that answer. */
    static Stream<JsonNode> integrations(JsonNode resources) {
        return items(resources).valueStream().flatMap(resource -> resource.path("resourceMethods").valueStream())
                .map(method -> method.path("methodIntegration")).filter(JsonNode::isObject);
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

    /** The method that a question names by its resource's id, as people say it; empty where the API has no such resource. */
    static Optional<String> label(JsonNode resources, AwsCall read) {
        return items(resources).valueStream()
                .filter(resource -> Json.text(resource, "id").equals(Json.text(read.parameters(), "resourceId")))
                .map(resource -> Json.text(read.parameters(), "httpMethod") + " " + Json.text(resource, "path"))
                .findFirst();
    }

    /** A method in an exported document; empty where the stage does not serve it. */
    static Optional<JsonNode> operation(JsonNode export, String label) {
        int space = label.indexOf(' ');
        JsonNode operation = document(export).path("paths").path(label.substring(space + 1))
                .path(exportedName(label.substring(0, space)));
        return operation.isObject() ? Optional.of(operation) : Optional.empty();
    }

    /** Every method of an exported document, as people say it. */
    static List<String> operations(JsonNode export) {
        return document(export).path("paths").properties().stream()
                .flatMap(path -> METHODS.stream().filter(path.getValue()::has)
                        .map(name -> exportedLabel(name) + " " + path.getKey()))
                .toList();
    }

    /** Whether an exported method tells of its integration at all. */
    static boolean hasIntegration(JsonNode operation) {
        return operation.path(INTEGRATION).isObject();
    }

    /** The integration responses of an exported method, by their selection pattern. */
    static JsonNode responses(JsonNode operation) {
        return operation.path(INTEGRATION).path("responses");
    }

    /** One member of an integration in the form of {@link #workingCopy}. */
    static String setting(String member, JsonNode value) {
        ObjectNode integration = Json.object();
        integration.set(member, value);
        ObjectNode method = Json.object();
        method.set("methodIntegration", integration);
        Map<String, String> settings = integrationSettings(integration);
        settings.putAll(MethodSettings.complete(ComparableSettings.working(method)));
        return settings.getOrDefault(member, MemberTexts.of(value));
    }

    private static String exportedLabel(String name) {
        return name.equals(ANY) ? "ANY" : name.toUpperCase(Locale.ROOT);
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
                    Map<String, String> settings = exportedSettings(operation);
                    if (secured) {
                        security(document, operation, settings);
                    }
                    methods.put(exportedLabel(name) + " " + path.getKey(), settings);
                }
            }
        }
        return methods;
    }

    /** What an exported method tells of its integration and its responses. */
    static Map<String, String> exportedSettings(JsonNode operation) {
        Map<String, String> settings = integrationSettings(operation.path(INTEGRATION));
        settings.putAll(MethodSettings.complete(ComparableSettings.exported(operation)));
        OFTEN_UNNAMED.stream().filter(setting -> !operation.path(INTEGRATION).has(setting)).forEach(settings::remove);
        return settings;
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
