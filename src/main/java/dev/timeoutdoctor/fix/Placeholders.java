package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CliCommand;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ids that AWS gives in one call of a change and that a later call of the same change needs, written as <code>{{IntegrationId}}</code>
 * until they are known.
 */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\{\\{([A-Za-z]+)}}");

    private final Map<String, String> known = new LinkedHashMap<>();

    /** Remembers what a call has made. */
    void learn(ChangeStep made) {
        for (Map.Entry<String, JsonNode> member : made.after().properties()) {
            if (member.getValue().isString()) {
                known.put(member.getKey(), member.getValue().asString());
            }
        }
    }

    /** The step with everything that is known by now. */
    ChangeStep fill(ChangeStep step) {
        Expected before = step.before();
        return new ChangeStep(fill(step.call()),
                new Expected(fill(before.read()), before.members(), fill(before.value())), fill(step.after()));
    }

    private AwsCall fill(AwsCall call) {
        return new AwsCall(call.service(), call.operation(), call.region(), fill(call.parameters()));
    }

    private JsonNode fill(JsonNode node) {
        if (node.isString()) {
            String text = node.asString();
            return text.contains("{{") ? JsonNodeFactory.instance.stringNode(fill(text)) : node;
        }
        if (node.isArray()) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> out.add(fill(item)));
            return out;
        }
        if (node.isObject()) {
            ObjectNode out = Json.object();
            node.properties().forEach(member -> out.set(member.getKey(), fill(member.getValue())));
            return out;
        }
        return node;
    }

    private String fill(String text) {
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(known.getOrDefault(found.group(1), found.group())));
    }

    /** Whether a question cannot be asked yet. */
    static boolean open(AwsCall read) {
        return NAME.matcher(read.parameters().toString()).find();
    }

    /** The names that a call needs. */
    static Set<String> names(AwsCall call) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(call.parameters().toString()).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** A step's call as a shell command: what is not known yet is a variable, set by the command that makes it. */
    static String command(ChangeStep step, Set<String> needed, Optional<URI> endpoint) {
        String command = NAME.matcher(CliCommand.of(step.call(), endpoint))
                .replaceAll(found -> "'\"\\$" + found.group(1) + "\"'");
        Optional<String> made = step.after().isEmpty() ? needed.stream().findFirst() : Optional.empty();
        return made.map(name -> name + "=$(" + command + " \\\n  --query " + name + " --output text)").orElse(command);
    }
}
