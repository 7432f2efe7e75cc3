package dev.timeoutdoctor.lab.model;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a call the way its service's model says. CloudWatch is asked by the query protocol or JSON 1.0, whichever is
 * wanted, since its clients differ.
 */
final class ModelRequest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ServiceModel model;
    private final String operation;
    private final JsonNode input;

    ModelRequest(ServiceModel model, String operation, JsonNode input) {
        this.model = model;
        this.operation = operation;
        this.input = input;
    }

    HttpRequest to(URI endpoint, String protocol) {
        HttpRequest.Builder request = switch (protocol) {
            case "rest-json" -> rest(endpoint);
            case "json" -> json(endpoint);
            case "query", "ec2" -> form(endpoint, protocol.equals("ec2"));
            default -> throw new IllegalArgumentException("no protocol " + protocol);
        };
        return request.header("Authorization",
                "AWS4-HMAC-SHA256 Credential=lab/20261122/us-east-1/" + model.signingName()
                        + "/aws4_request, SignedHeaders=host, Signature=0")
                .build();
    }

    private HttpRequest.Builder rest(URI endpoint) {
        JsonNode http = model.operation(operation).path("http");
        String path = http.path("requestUri").asString("");
        StringBuilder query = new StringBuilder();
        ObjectNode body = JSON.createObjectNode();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        JsonNode members = model.shape(model.operation(operation).path("input")).path("members");
        for (Map.Entry<String, JsonNode> given : input.properties()) {
            JsonNode member = members.path(given.getKey());
            if (member.isMissingNode()) {
                throw new IllegalArgumentException(operation + " has no member " + given.getKey());
            }
            String name = member.path("locationName").asString(given.getKey());
            switch (member.path("location").asString("")) {
                case "uri" -> path = path.replace("{" + name + "}", encoded(given.getValue().asString("")))
                        .replace("{" + name + "+}", encoded(given.getValue().asString("")));
                case "querystring" -> query(query, name, given.getValue());
                case "header" -> request.header(name, given.getValue().asString(""));
                default -> body.set(name, given.getValue());
            }
        }
        String uri = path + (query.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + query.substring(1));
        return request.uri(endpoint.resolve(uri)).header("Content-Type", "application/json")
                .method(http.path("method").asString(""), body.isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private static void query(StringBuilder query, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(entry -> query(query, entry.getKey(), entry.getValue()));
        } else if (value.isArray()) {
            value.forEach(each -> query(query, name, each));
        } else {
            query.append('&').append(encoded(name)).append('=').append(encoded(value.asString("")));
        }
    }

    private HttpRequest.Builder json(URI endpoint) {
        return HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("X-Amz-Target", model.metadata("targetPrefix") + "." + operation)
                .header("Content-Type", "application/x-amz-json-" + model.metadata("jsonVersion"))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(input)));
    }

    private HttpRequest.Builder form(URI endpoint, boolean ec2) {
        List<String> pairs = new ArrayList<>(
                List.of("Action=" + operation, "Version=" + model.metadata("apiVersion")));
        members("", model.operation(operation).path("input"), input, ec2, pairs);
        return HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString(String.join("&", pairs)));
    }

    private void members(String prefix, JsonNode reference, JsonNode value, boolean ec2, List<String> pairs) {
        JsonNode shape = model.shape(reference);
        for (Map.Entry<String, JsonNode> given : value.properties()) {
            JsonNode member = shape.path("members").path(given.getKey());
            if (member.isMissingNode()) {
                throw new IllegalArgumentException(operation + " has no member " + given.getKey());
            }
            value(prefix + name(member, given.getKey(), ec2), member, given.getValue(), ec2, pairs);
        }
    }

    /** EC2's names begin with a capital letter, whatever the name in the answer (AWS: EC2 query protocol). */
    private static String name(JsonNode member, String given, boolean ec2) {
        if (!ec2) {
            return given;
        }
        String name = member.path("queryName").asString(member.path("locationName").asString(given));
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private void value(String name, JsonNode reference, JsonNode value, boolean ec2, List<String> pairs) {
        if (value.isObject()) {
            members(name + ".", reference, value, ec2, pairs);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                value(name + (ec2 ? "." : ".member.") + (i + 1), model.shape(reference).path("member"), value.get(i),
                        ec2,
                        pairs);
            }
        } else {
            pairs.add(encoded(name) + "=" + encoded(value.asString("")));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
