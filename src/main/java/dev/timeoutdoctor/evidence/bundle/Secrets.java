package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What no check needs and nobody should see: the values of a function's environment variables, and the signed address of its code
 * (AWS: Lambda API reference, GetFunction).
 */
final class Secrets {

    private static final String HIDDEN = "(hidden)";
    private static final Set<String> SECRET_HEADERS = Set.of("set-cookie", "authorization", "x-api-key",
            "x-amz-security-token");

    private Secrets() {}

    /** The same answer with those values hidden; only Lambda gives them. */
    static JsonNode hidden(AwsCall call, JsonNode answer) {
        if (!call.service().equals("lambda")) {
            return answer;
        }
        JsonNode copy = answer.deepCopy();
        hide(copy);
        return copy;
    }

    private static void hide(JsonNode node) {
        if (node instanceof ObjectNode object) {
            hideIn(object);
        }
        node.forEach(Secrets::hide);
    }

    /** A header's value, unless the header carries a session or a key. */
    static String header(String name, String value) {
        return SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? HIDDEN : value;
    }

    private static void hideIn(ObjectNode object) {
        if (object.path("Environment").path("Variables") instanceof ObjectNode variables) {
            variables.propertyNames().stream().toList().forEach(name -> variables.put(name, HIDDEN));
        }
        if (object.path("Code") instanceof ObjectNode code && code.has("Location")) {
            code.put("Location", HIDDEN);
        }
    }
}
