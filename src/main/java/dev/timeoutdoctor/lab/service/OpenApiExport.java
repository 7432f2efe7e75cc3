package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Deployment;
import dev.timeoutdoctor.lab.account.Integration;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.MethodResponse;
import dev.timeoutdoctor.lab.account.Resource;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.protocol.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** GetExport's OpenAPI 3.0 document: what the stage has deployed, never the working copy (AWS: export a REST API). */
final class OpenApiExport {

    /** Written in lower case in OpenAPI (AWS: x-amazon-apigateway-integration). */
    private static final List<String> LOWER_CASE = List.of("passthroughBehavior");

    private OpenApiExport() {}

    static ObjectNode of(Account account, RestApi api, Stage stage, boolean withIntegrations) {
        Deployment deployment = api.deployment(stage.deploymentId()).orElseThrow();
        ObjectNode document = Json.object();
        document.put("openapi", "3.0.1");
        document.putObject("info").put("title", api.name()).put("version", deployment.created().toString());
        ObjectNode server = document.putArray("servers").addObject();
        server.put("url",
                "https://" + api.id() + ".execute-api." + account.region() + ".amazonaws.com/{basePath}");
        server.putObject("variables").putObject("basePath").put("default", stage.name());
        ObjectNode paths = document.putObject("paths");
        deployment.snapshot().resources().stream().filter(resource -> !resource.methods().isEmpty())
                .sorted(Comparator.comparing(Resource::path))
                .forEach(resource -> paths.set(resource.path(), path(resource, withIntegrations)));
        document.putObject("components").putObject("schemas").putObject("Empty").put("title", "Empty Schema")
                .put("type", "object");
        return document;
    }

    private static ObjectNode path(Resource resource, boolean withIntegrations) {
        ObjectNode path = Json.object();
        for (Map.Entry<String, Method> entry : new TreeMap<>(resource.methods()).entrySet()) {
            String name = entry.getKey().equals("ANY")
                    ? "x-amazon-apigateway-any-method"
                    : entry.getKey().toLowerCase(Locale.ROOT);
            ObjectNode operation = path.putObject(name);
            parameters(resource, operation);
            ObjectNode responses = operation.putObject("responses");
            new TreeMap<>(entry.getValue().responses())
                    .forEach((status, response) -> response(response, responses.putObject(status)));
            if (withIntegrations) {
                operation.set("x-amazon-apigateway-integration", integration(entry.getValue()));
            }
        }
        return path;
    }

    private static void response(MethodResponse response, ObjectNode node) {
        node.put("description", response.statusCode() + " response");
        response.parameters().keySet().stream().sorted()
                .map(name -> name.replaceFirst("^method\\.response\\.header\\.", ""))
                .forEach(name -> node.withObjectProperty("headers").putObject(name).putObject("schema").put("type",
                        "string"));
        new TreeMap<>(response.models()).forEach((type, model) -> node.withObjectProperty("content").putObject(type)
                .putObject("schema").put("$ref", "#/components/schemas/" + model));
    }

    private static void parameters(Resource resource, ObjectNode operation) {
        List<String> names = List.of(resource.path().split("/")).stream().filter(part -> part.startsWith("{"))
                .map(part -> part.substring(1, part.length() - 1).replace("+", "")).toList();
        if (!names.isEmpty()) {
            names.forEach(name -> operation.withArray("parameters").addObject().put("name", name).put("in", "path")
                    .put("required", true).putObject("schema").put("type", "string"));
        }
    }

    private static ObjectNode integration(Method method) {
        Integration integration = method.integration();
        ObjectNode node = Json.object();
        node.put("type", integration.type().toLowerCase(Locale.ROOT));
        new TreeMap<>(integration.settings()).forEach((name, value) -> {
            if (name.equals(Integration.SKIP_VERIFICATION)) {
                node.putObject("tlsConfig").put("insecureSkipVerification", Boolean.parseBoolean(value));
            } else if (!name.equals("cacheNamespace")) {
                node.put(name, LOWER_CASE.contains(name) ? value.toLowerCase(Locale.ROOT) : value);
            }
        });
        if (!method.integrationResponses().isEmpty()) {
            node.set("responses", RestResponseViews.exported(method));
        }
        if (!integration.cacheKeyParameters().isEmpty()) {
            integration.cacheKeyParameters().forEach(node.putArray("cacheKeyParameters")::add);
        }
        if (!integration.requestParameters().isEmpty()) {
            node.set("requestParameters", Json.texts(integration.requestParameters()));
        }
        if (!integration.requestTemplates().isEmpty()) {
            node.set("requestTemplates", Json.texts(integration.requestTemplates()));
        }
        node.put("timeoutInMillis", integration.timeout().toMillis());
        return node;
    }
}
