package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpDefinition;
import dev.timeoutdoctor.lab.account.HttpIntegration;
import dev.timeoutdoctor.lab.account.HttpRoute;
import dev.timeoutdoctor.lab.protocol.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** ExportApi's OpenAPI 3.0 document (AWS: exporting HTTP APIs; x-amazon-apigateway-integration). */
final class HttpApiExport {

    /** What settings are called in the extension, where their name differs. */
    private static final Map<String, String> NAMES = Map.of("integrationUri", "uri", "integrationMethod", "httpMethod",
            "credentialsArn", "credentials");

    private HttpApiExport() {}

    /** The document of a stage, or of the latest configuration where the stage's name is empty. */
    static ObjectNode of(Account account, HttpApi api, HttpDefinition exported, String stageName, boolean extensions) {
        ObjectNode document = Json.object().put("openapi", "3.0.1");
        document.putObject("info").put("title", api.name()).put("version", Json.iso(api.created()));
        ObjectNode server = document.putArray("servers").addObject().put("url",
                "https://" + api.id() + ".execute-api." + account.region() + ".amazonaws.com/{basePath}");
        server.putObject("variables").putObject("basePath").put("default",
                stageName.equals("$default") ? "" : stageName);
        ObjectNode paths = document.putObject("paths");
        exported.routes().stream().sorted(Comparator.comparing(HttpRoute::key)).forEach(route -> {
            String path = route.path().isEmpty() ? "/" + route.key() : route.path();
            ObjectNode operation = paths.withObject("/" + escaped(path)).putObject(operation(route));
            operation.putObject("responses").putObject("default").put("description",
                    "Default response for " + route.key());
            parameters(path, operation);
            exported.integration(route.integrationId()).filter(it -> extensions).ifPresent(
                    integration -> operation.set("x-amazon-apigateway-integration", integration(integration)));
        });
        if (extensions) {
            document.put("x-amazon-apigateway-importexport-version", "1.0");
        }
        return document;
    }

    /** A JSON pointer's part. */
    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private static String operation(HttpRoute route) {
        return route.method().equals("ANY")
                ? "x-amazon-apigateway-any-method"
                : route.method().toLowerCase(Locale.ROOT);
    }

    private static void parameters(String path, ObjectNode operation) {
        List.of(path.split("/")).stream().filter(part -> part.startsWith("{"))
                .map(part -> part.substring(1, part.length() - 1).replace("+", ""))
                .forEach(name -> operation.withArray("parameters").addObject().put("name", name).put("in", "path")
                        .put("required", true).putObject("schema").put("type", "string"));
    }

    private static ObjectNode integration(HttpIntegration integration) {
        ObjectNode node = Json.object();
        new TreeMap<>(integration.settings()).forEach((name, value) -> {
            if (!name.equals("description")) {
                node.put(NAMES.getOrDefault(name, name), value);
            }
        });
        node.put("type", integration.type().toLowerCase(Locale.ROOT));
        if (!integration.requestParameters().isEmpty()) {
            node.set("requestParameters", Json.texts(integration.requestParameters()));
        }
        if (!integration.responseParameters().isEmpty()) {
            ObjectNode byStatus = node.putObject("responseParameters");
            new TreeMap<>(integration.responseParameters())
                    .forEach((status, parameters) -> byStatus.set(status, Json.texts(parameters)));
        }
        return node.put("timeoutInMillis", integration.timeout().toMillis());
    }
}
