package dev.timeoutdoctor.evidence.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The settings of a REST API's method or an HTTP API's route, beyond those of {@link dev.timeoutdoctor.evidence.Integration}, that both kinds of answer show:
 * GetResources with {@code embed=methods} (the working copy) and GetExport {@code oas30} with {@code extensions=integrations} (what a
 * stage serves), by AWS's member name and in one form, so that they can be compared (AWS: OpenAPI extensions; API Gateway API
 * reference, Method). Only what is set is in the map; what it means where something is missing says
 * {@link dev.timeoutdoctor.evidence.MethodSettings}.
 */
public final class ComparableSettings {

    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final String NO_PATTERN = "default";

    private ComparableSettings() {}

    /** Of a method in GetResources' answer. */
    public static Map<String, String> working(JsonNode method) {
        JsonNode integration = method.path("methodIntegration");
        Map<String, String> settings = ofIntegration(integration);
        if (mapsResponses(integration)) {
            List<String> responses = new ArrayList<>();
            integration.path("integrationResponses").forEach(response -> {
                String pattern = text(response, "selectionPattern");
                response(pattern.isEmpty() ? NO_PATTERN : pattern, response, responses);
            });
            settings.put("integrationResponses", lines(responses));
        }
        named(settings, "methodResponses", keys(method.path("methodResponses")));
        named(settings, "requestModels", lines(leaves("", method.path("requestModels"))));
        List<String> parameters = new ArrayList<>();
        method.path("requestParameters").properties().forEach(parameter -> {
            String place = parameter.getKey().replaceFirst("^method\\.request\\.", "");
            if (!place.startsWith("path.")) {
                parameters.add(place + (parameter.getValue().asBoolean(false) ? " required" : " optional"));
            }
        });
        named(settings, "methodRequestParameters", lines(parameters));
        return settings;
    }

    /** Of an operation in an exported document. */
    public static Map<String, String> exported(JsonNode operation) {
        JsonNode integration = operation.path(INTEGRATION);
        Map<String, String> settings = ofIntegration(integration);
        if (mapsResponses(integration)) {
            List<String> responses = new ArrayList<>();
            integration.path("responses").properties()
                    .forEach(response -> response(response.getKey(), response.getValue(), responses));
            settings.put("integrationResponses", lines(responses));
        }
        named(settings, "methodResponses", keys(operation.path("responses")));
        List<String> models = new ArrayList<>();
        operation.path("requestBody").path("content").properties().forEach(type -> {
            String reference = text(type.getValue().path("schema"), "$ref");
            models.add("/" + type.getKey() + "=" + reference.substring(reference.lastIndexOf('/') + 1));
        });
        named(settings, "requestModels", lines(models));
        List<String> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            String in = text(parameter, "in").equals("query") ? "querystring" : text(parameter, "in");
            if (!in.equals("path")) {
                parameters.add(in + "." + text(parameter, "name")
                        + (parameter.path("required").asBoolean(false) ? " required" : " optional"));
            }
        });
        named(settings, "methodRequestParameters", lines(parameters));
        return settings;
    }

    /** Of an HTTP API's integration in GetIntegrations' answer (the working copy). */
    public static Map<String, String> workingRoute(JsonNode integration) {
        return route(text(integration, "IntegrationSubtype"), text(integration, "PayloadFormatVersion"),
                integration.path("RequestParameters"), integration.path("ResponseParameters"),
                text(integration.path("TlsConfig"), "ServerNameToVerify"));
    }

    /** Of a route's integration in an exported document of an HTTP API. */
    public static Map<String, String> exportedRoute(JsonNode integration) {
        return route(text(integration, "integrationSubtype"), text(integration, "payloadFormatVersion"),
                integration.path("requestParameters"), integration.path("responseParameters"),
                text(integration.path("tlsConfig"), "serverNameToVerify"));
    }

    /** An HTTP API hands requests over in format 1.0 where none is named (AWS: API Gateway v2 API reference, Integration). */
    private static Map<String, String> route(String subtype, String payload, JsonNode request, JsonNode response,
            String server) {
        return Map.of("integrationSubtype", subtype, "payloadFormatVersion", payload.isEmpty() ? "1.0" : payload,
                "requestParameters", lines(leaves("", request)), "responseParameters", lines(leaves("", response)),
                "serverNameToVerify", server);
    }

    /** A proxy integration passes the backend's answer on as it is: what its responses map says does nothing. */
    private static boolean mapsResponses(JsonNode integration) {
        return integration.isObject() && !text(integration, "type").toUpperCase(Locale.ROOT).endsWith("PROXY");
    }

    private static Map<String, String> ofIntegration(JsonNode integration) {
        Map<String, String> settings = new TreeMap<>();
        named(settings, "contentHandling", text(integration, "contentHandling"));
        named(settings, "integrationTarget",
                text(integration, "integrationTarget") + text(integration, "integration-target"));
        named(settings, "requestParameters", lines(leaves("", integration.path("requestParameters"))));
        named(settings, "requestTemplates", lines(leaves("", integration.path("requestTemplates"))));
        if (integration.path("tlsConfig").path("insecureSkipVerification").asBoolean(false)) {
            settings.put("tlsConfig", "true");
        }
        List<String> cached = new ArrayList<>();
        integration.path("cacheKeyParameters").forEach(parameter -> cached.add(parameter.asString("")));
        named(settings, "cacheKeyParameters", lines(cached));
        named(settings, "cacheNamespace", text(integration, "cacheNamespace"));
        return settings;
    }

    private static void response(String pattern, JsonNode response, List<String> lines) {
        lines.add(pattern + "=" + text(response, "statusCode"));
        for (String member : List.of("contentHandling", "responseParameters", "responseTemplates")) {
            leaves(pattern + "/" + member, response.path(member)).forEach(lines::add);
        }
    }

    private static void named(Map<String, String> settings, String name, String value) {
        if (!value.isEmpty()) {
            settings.put(name, value);
        }
    }

    private static String keys(JsonNode node) {
        return lines(new ArrayList<>(node.propertyNames()));
    }

    private static List<String> leaves(String path, JsonNode node) {
        List<String> found = new ArrayList<>();
        leaves(path, node, found::add);
        return found;
    }

    private static void leaves(String path, JsonNode node, Consumer<String> found) {
        if (node.isObject()) {
            node.properties().forEach(member -> leaves(path + "/" + member.getKey(), member.getValue(), found));
        } else if (!node.isMissingNode() && !node.isNull()) {
            found.accept(path + "=" + node.asString(""));
        }
    }

    private static String lines(List<String> parts) {
        return String.join("\n", parts.stream().sorted().toList());
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
