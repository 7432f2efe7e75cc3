package dev.timeoutdoctor.lab.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One HTTP request.
 *
 * @param path
 *            the parts between slashes, each percent-decoded on its own, since ARNs arrive with encoded slashes
 * @param headers
 *            by lower-case name, the first value of each
 */
public record Request(String method, List<String> path, Map<String, List<String>> query, Map<String, String> headers,
        String body) {

    private static final Pattern CREDENTIAL = Pattern
            .compile("Credential=[^/,]*/\\d{8}/(?<region>[^/,]*)/(?<service>[^/,]+)/aws4_request");

    public Request {
        path = List.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).flatMap(values -> values.stream().findFirst());
    }

    public List<String> parameters(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** The service that the request is signed for, from the scope of its signature. */
    public Optional<String> signedFor() {
        return scope("service");
    }

    /** The Region that it is signed for, likewise; that is where AWS would look, whatever host it was sent to. */
    public Optional<String> signedIn() {
        return scope("region").filter(region -> !region.isEmpty());
    }

    private Optional<String> scope(String part) {
        Matcher scope = CREDENTIAL.matcher(header("authorization").orElse(""));
        return scope.find() ? Optional.of(scope.group(part)) : Optional.empty();
    }

    /** The body as a JSON object; an empty body is an empty object. */
    public JsonNode json() {
        if (body.isBlank()) {
            return Json.object();
        }
        try {
            JsonNode node = Json.parse(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new Refusal(400, "SerializationException", "The body is not JSON: " + e.getOriginalMessage());
        }
        throw new Refusal(400, "SerializationException", "Start of structure or map found where not expected.");
    }
}
