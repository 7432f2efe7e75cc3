package dev.timeoutdoctor.fix;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fixed texts that an API maps into the requests to its backend: often keys of that backend. A plan that rests on every method of an API
 * holds them as hashes only, which is enough to see whether they have changed (AWS: API Gateway developer guide, parameter mapping for
 * REST APIs and for HTTP APIs).
 */
final class FixedTexts {

    private static final Set<String> MAPPINGS = Set.of("requestParameters", "RequestParameters");
    private static final String HASH = "sha256:";
    private static final Pattern HASHED = Pattern.compile(HASH + "[0-9a-f]{64}");
    private static final Pattern QUOTED = Pattern.compile("'.*'", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("(?:method|route|context|stageVariables)\\..*|.*\\$.*",
            Pattern.DOTALL);

    private FixedTexts() {}

    /** An answer with a hash in place of each fixed text in a mapping. */
    static JsonNode hashed(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        hash(copy, false);
        return copy;
    }

    private static void hash(JsonNode node, boolean mapping) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().stream().toList()) {
                JsonNode value = object.path(name);
                if (mapping && value.isString() && isFixed(value.asString())) {
                    object.put(name, HASH + sha256(value.asString()));
                } else {
                    hash(value, MAPPINGS.contains(name));
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> hash(item, false));
        }
    }

    /** Whether an answer holds hashes in place of fixed texts. */
    static boolean hashedIn(JsonNode answer) {
        return MAPPINGS.stream().flatMap(name -> answer.findValues(name).stream())
                .flatMap(JsonNode::valueStream)
                .anyMatch(value -> value.isString() && HASHED.matcher(value.asString()).matches());
    }

    private static boolean isFixed(String text) {
        return QUOTED.matcher(text).matches()
                || (!REFERENCE.matcher(text).matches() && !HASHED.matcher(text).matches());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
