package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.CliScript;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    /** What AWS names in the answer to a call. */
    private static final Map<String, String> MADE = Map.of("CreateIntegration", "IntegrationId", "PublishVersion",
            "Version");
    /** What a thing has anew when AWS is through with a call. */
    private static final Map<String, String> LEFT = Map.of("UpdateFunctionConfiguration", "RevisionId");

    private final Map<String, String> known = new LinkedHashMap<>();

    /** Remembers what a call has made. */
    void learn(ChangeStep made) {
        for (Map.Entry<String, JsonNode> member : made.after().properties()) {
            if (member.getValue().isString()) {
                known.put(member.getKey(), member.getValue().asString());
            }
        }
    }

    /** Remembers what a thing has anew since a call. */
    void learn(Map<String, String> left) {
        known.putAll(left);
    }

    /** The step with everything that is known by now. */
    ChangeStep fill(ChangeStep step) {
        Expected before = step.before();
        return new ChangeStep(fill(step.call()),
                new Expected(fill(before.read()), before.members(), fill(before.value())), fill(step.after()),
                step.left());
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

    /** Whether a thing is to be as expected only after an earlier call of the same change, or cannot even be asked for before. */
    static boolean open(Expected expected) {
        return open(expected.read()) || LEFT.values().stream().anyMatch(name -> expected.value().toString()
                .contains("\"{{" + name + "}}\""));
    }

    /** Whether later calls need what a thing has anew when AWS is through with this one. */
    static boolean leavesWhatIsNeeded(AwsCall call, List<ChangeStep> later) {
        String left = LEFT.getOrDefault(call.operation(), "");
        return later.stream().flatMap(step -> names(step.call())).anyMatch(left::equals);
    }

    /**
     * Calls as shell commands, one after the other until one fails: what is not known yet is a variable, set by the command that makes
     * it, or by a question after AWS is through with it. Only what an earlier call of the same change gives becomes a variable.
     */
    static String commands(List<ChangeStep> steps, Optional<URI> endpoint) {
        Set<String> needed = steps.stream().flatMap(step -> names(step.call())).collect(Collectors.toSet());
        Set<String> given = new TreeSet<>();
        List<String> commands = new ArrayList<>();
        for (ChangeStep step : steps) {
            String command = NAME.matcher(CliCommand.of(step.call(), endpoint)).replaceAll(found -> Matcher
                    .quoteReplacement(
                            given.contains(found.group(1)) ? "'\"$" + found.group(1) + "\"'" : found.group()));
            String made = MADE.getOrDefault(step.call().operation(), "");
            String left = LEFT.getOrDefault(step.call().operation(), "");
            if (needed.contains(made)) {
                commands.add(RevisionCommands.variable(made, command, made, "text"));
                given.add(made);
            } else if (needed.contains(left)) {
                commands.addAll(RevisionCommands.of(command, CliCommand.of(step.before().read(), endpoint)));
                given.add(left);
            } else {
                commands.add(command);
            }
        }
        return CliScript.of(commands);
    }

    private static Stream<String> names(AwsCall call) {
        return NAME.matcher(call.parameters().toString()).results().map(found -> found.group(1));
    }
}
