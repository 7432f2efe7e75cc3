package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.evidence.AwsCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
    /** AWS takes no payload format but 1.0 where no function is called, and wants it named where one is (AWS: Integration). */
    private static final Map<String, String> DEFAULTS = Map.of("TimeoutInMillis", "30000", "ConnectionType",
            "INTERNET", "PayloadFormatVersion", "1.0");
    /** Either side may leave it out; then nothing is known of it. */
    private static final String OFTEN_UNNAMED = "IntegrationMethod";
    private static final String DEFAULT_ROUTE = "$default";
    private static final Set<String> CAPITALS = Set.of("IntegrationType", "ConnectionType");

    @Override
    public List<ReadBack> members(Map<AwsCall, Map<String, JsonNode>> touched) {
        List<ReadBack> rows = new ArrayList<>();
        touched.forEach((read, members) -> {
            List<String> keys = keys(read);
            List<String> things = keys.isEmpty() ? List.of(MemberTexts.thing(read)) : keys;
            boolean integration = read.operation().equals("GetIntegration") && !keys.isEmpty();
            for (String thing : things) {
                members.forEach((member, value) -> rows.add(integration
                        ? row(thing, member, value)
                        : new ReadBack(thing, member, text(member, value), Optional.empty())));
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

    /** A value in one form, since both sides write some of them in forms of their own. */
    private static String text(String member, JsonNode value) {
        String text = MemberTexts.of(member.equals("TlsConfig") ? exportedNames(value) : value);
        if (text.isEmpty()) {
            return DEFAULTS.getOrDefault(member, "");
        }
        return member.equals("IntegrationUri")
                ? DeploymentDrift.address(text)
                : CAPITALS.contains(member) ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** The extension's names of members begin with a small letter. */
    private static JsonNode exportedNames(JsonNode value) {
        ObjectNode out = Json.object();
        value.properties().forEach(member -> out.set(
                member.getKey().substring(0, 1).toLowerCase(Locale.ROOT) + member.getKey().substring(1),
                member.getValue()));
        return out;
    }

    private ReadBack row(String routeKey, String member, JsonNode value) {
        String edited = text(member, value);
        return new ReadBack(routeKey, member, edited, told(routeKey, member, edited));
    }

    private Optional<String> told(String routeKey, String member, String edited) {
        Optional<JsonNode> operation = operation(routeKey);
        if (operation.isEmpty()) {
            return Optional.of("");
        }
        String name = NAMES.getOrDefault(member, "");
        JsonNode extension = operation.get().path(Definitions.INTEGRATION);
        JsonNode integration = referred(extension);
        if (name.isEmpty() || !integration.isObject()) {
            boolean none = !name.isEmpty() && extension.isMissingNode()
                    && !document().path("paths").findValues(Definitions.INTEGRATION).isEmpty();
            return none ? Optional.of("") : Optional.empty(); // one that tells of integrations tells of each
        }
        String told = text(member, integration.path(name));
        return OFTEN_UNNAMED.equals(member) && told.isEmpty() != edited.isEmpty()
                ? Optional.empty()
                : Optional.of(told);
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
            boolean told = operation(key).map(served -> served.has(Definitions.INTEGRATION)).orElse(false);
            NAMES.keySet().stream().sorted().filter(_ -> told || !integration.isEmpty())
                    .forEach(member -> rows.add(row(key, member, integration.path(member))));
        }
        Definitions.operations(export).stream().filter(served -> rows.stream().noneMatch(row -> served(row, served)))
                .map(served -> served.endsWith(" /" + DEFAULT_ROUTE) ? DEFAULT_ROUTE : served)
                .forEach(served -> rows.add(Snapshot.presence(served, false, true)));
        return List.copyOf(rows);
    }

    private static boolean served(ReadBack row, String label) {
        return row.thing().equals(label) || (!row.thing().contains(" ") && label.endsWith(" /" + row.thing()));
    }
}
