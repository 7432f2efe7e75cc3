package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a stage of an HTTP API serves (AWS: ExportApi of a stage with extensions). An export names no ids: which integration a route leads
 * to is taken from the settings as edited.
 *
 * @param routes the answer to GetRoutes
 * @param integrations the answer to GetIntegrations
 * @param export the stage's export
 */
record HttpSnapshot(JsonNode routes, JsonNode integrations, JsonNode export) implements Snapshot {

    private static final String ITEMS = "Items";
    private static final String KEY = "RouteKey";
    private static final String ID = "IntegrationId";
    private static final String SHARED = "#/components/x-amazon-apigateway-integrations/";
    /** What members are called in the extension (AWS: x-amazon-apigateway-integration); it holds no others. */
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("TimeoutInMillis", "timeoutInMillis"),
            Map.entry("IntegrationUri", "uri"), Map.entry("IntegrationType", "type"),
            Map.entry("IntegrationMethod", "httpMethod"), Map.entry("IntegrationSubtype", "integrationSubtype"),
            Map.entry("ConnectionType", "connectionType"), Map.entry("ConnectionId", "connectionId"),
            Map.entry("CredentialsArn", "credentials"), Map.entry("PayloadFormatVersion", "payloadFormatVersion"),
            Map.entry("RequestParameters", "requestParameters"),
            Map.entry("ResponseParameters", "responseParameters"), Map.entry("TlsConfig", "tlsConfig"));
    private static final Map<String, String> DEFAULTS = Map.of("TimeoutInMillis", "30000", "ConnectionType",
            "INTERNET");
    private static final Set<String> CAPITALS = Set.of("IntegrationType", "ConnectionType");

    @Override
    public List<ReadBack> members(Map<AwsCall, Map<String, JsonNode>> touched) {
        List<ReadBack> rows = new ArrayList<>();
        touched.forEach((read, members) -> {
            List<String> keys = keys(read);
            List<String> things = keys.isEmpty() ? List.of(MemberTexts.thing(read)) : keys;
            boolean integration = read.operation().equals("GetIntegration") && !keys.isEmpty();
            for (String thing : things) {
                members.forEach((member, value) -> rows.add(new ReadBack(thing, member, text(member, value),
                        integration ? told(thing, member) : Optional.empty())));
            }
        });
        return List.copyOf(rows);
    }

    /** The routes that a question is about. */
    private List<String> keys(AwsCall read) {
        String id = Json.text(read.parameters(), ID);
        String route = Json.text(read.parameters(), "RouteId");
        return routes.path(ITEMS).valueStream()
                .filter(one -> (!id.isEmpty() && target(one).equals(id))
                        || (!route.isEmpty() && Json.text(one, "RouteId").equals(route)))
                .map(one -> Json.text(one, KEY)).sorted().toList();
    }

    private static String target(JsonNode route) {
        return Json.text(route, "Target").replaceFirst("^integrations/", "");
    }

    private static String text(String member, JsonNode value) {
        String text = MemberTexts.of(value);
        return text.isEmpty()
                ? DEFAULTS.getOrDefault(member, "")
                : CAPITALS.contains(member) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private Optional<String> told(String routeKey, String member) {
        Optional<JsonNode> operation = operation(routeKey);
        if (operation.isEmpty()) {
            return Optional.of("");
        }
        JsonNode integration = referred(operation.get().path(Definitions.INTEGRATION));
        String name = NAMES.getOrDefault(member, "");
        return name.isEmpty() || !integration.isObject()
                ? Optional.empty()
                : Optional.of(text(member, integration.path(name)));
    }

    private JsonNode referred(JsonNode integration) {
        String reference = Json.text(integration, "$ref");
        return reference.startsWith(SHARED)
                ? document().path("components").path("x-amazon-apigateway-integrations")
                        .path(reference.substring(SHARED.length()))
                : integration;
    }

    private JsonNode document() {
        return Definitions.document(export);
    }

    /** A route without a method and a path is exported under its key, with a method that says nothing. */
    private Optional<JsonNode> operation(String routeKey) {
        return routeKey.contains(" ")
                ? Definitions.operation(export, routeKey)
                : document().path("paths").path("/" + routeKey).valueStream().filter(JsonNode::isObject).findFirst();
    }

    @Override
    public List<ReadBack> all() {
        Map<String, JsonNode> byId = new HashMap<>();
        integrations.path(ITEMS).forEach(one -> byId.put(Json.text(one, ID), one));
        List<ReadBack> rows = new ArrayList<>();
        for (JsonNode route : routes.path(ITEMS)) {
            String key = Json.text(route, KEY);
            rows.add(Snapshot.presence(key, true, operation(key).isPresent()));
            JsonNode integration = byId.getOrDefault(target(route), Json.object());
            NAMES.keySet().stream().sorted().filter(_ -> !integration.isEmpty()).forEach(member -> rows
                    .add(new ReadBack(key, member, text(member, integration.path(member)), told(key, member))));
        }
        Definitions.operations(export).stream().filter(served -> rows.stream().noneMatch(row -> served(row, served)))
                .forEach(served -> rows.add(Snapshot.presence(served, false, true)));
        return List.copyOf(rows);
    }

    private static boolean served(ReadBack row, String label) {
        return row.thing().equals(label) || (!row.thing().contains(" ") && label.endsWith(" /" + row.thing()));
    }
}
