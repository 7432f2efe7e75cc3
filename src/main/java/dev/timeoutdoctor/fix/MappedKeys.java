package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fixed texts in an API's settings that may be keys: what is mapped into a header or a query parameter without coming from the request,
 * and stage variables and mapping templates that speak of keys. They are needed to compare and to send settings whole, and are for
 * nobody to read who looks at a change of something else (AWS: API Gateway developer guide, parameter mapping).
 */
public final class MappedKeys {

    private static final Pattern TARGET = Pattern
            .compile("(integration\\.request\\.|(append|overwrite):)(header|querystring|path)\\.(?<name>.+)");
    private static final Pattern HARMLESS = Pattern.compile(
            "(?i)content-type|content-length|accept(-[a-z]+)?|host|user-agent|cache-control|x-amz-invocation-type|x-amz-target");
    private static final Pattern TELLING = Pattern
            .compile(
                    "(?is).*(authorization|api[-_]?key|secret|token|passw(or)?d|pwd|passphrase|credential|signature|bearer).*");
    private static final Pattern TELLING_ADDRESS = Pattern
            .compile("(?is)https?://([^/]*@.*|[^?]*\\?.*(key|secret|token|sig|signature|password|code)=.*)");
    /** What comes from the request, the stage or the gateway is no fixed text. */
    private static final Pattern TAKEN = Pattern
            .compile("\\$[a-zA-Z.]+\\S*|(method|integration|context|stageVariables)\\.\\S+");
    private static final Set<String> TEXTS = Set.of("variables", "StageVariables", "stageVariableOverrides",
            "requestTemplates",
            "responseTemplates", "RequestTemplates");
    private static final Set<String> ADDRESSES = Set.of("uri", "IntegrationUri");
    /** A whole path put in the place of the caller's, which is mostly no key. */
    private static final Set<String> PATHS = Set.of("overwrite:path");

    private MappedKeys() {}

    /** The change with all such texts hidden: for people to read, never to send. */
    public static Change hidden(Change change) {
        Set<String> known = known(change);
        return replaced(change, (name, key) -> {
            String said = known.contains(named(name, key)) ? "(hidden)" : "(hidden, new)";
            return key.startsWith("'") ? "'" + said + "'" : said;
        });
    }

    /** Whether a change holds any. */
    static boolean in(Change change) {
        boolean[] found = {false};
        replaced(change, (_, key) -> {
            found[0] = true;
            return key;
        });
        return found[0];
    }

    /**
     * The change with something else in the place of each such text.
     *
     * @param with from the name that the text has and the text to what takes its place
     */
    static Change replaced(Change change, BinaryOperator<String> with) {
        List<ChangeStep> steps = change.steps().stream().map(step -> new ChangeStep(replaced(step.call(), with),
                replaced(step.before(), with), replaced(step.after(), with), step.left())).toList();
        return new Change(change.kind(), change.target(), change.account(), change.region(), steps,
                change.unchanged().stream().map(expected -> replaced(expected, with)).toList(),
                change.needsDeployment(), change.title(), change.stages(), change.entry());
    }

    private static Expected replaced(Expected expected, BinaryOperator<String> with) {
        return new Expected(expected.read(), expected.members(), replaced(expected.value(), with));
    }

    private static AwsCall replaced(AwsCall call,
            BinaryOperator<String> with) {
        return new AwsCall(call.service(), call.operation(), call.region(),
                replaced(call.parameters(), with));
    }

    /** The same for an answer. */
    static JsonNode replaced(JsonNode node, BinaryOperator<String> with) {
        return replaced("", "", node, with);
    }

    private static JsonNode replaced(String parent, String name, JsonNode node, BinaryOperator<String> with) {
        if (node instanceof ObjectNode object) {
            return isPatch(object) ? patched(object, with) : members(name, object, with);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode out = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> out.add(replaced(parent, name, item, with)));
            return out;
        }
        return node.isString() && isKey(parent, name, node.asString())
                ? JsonNodeFactory.instance.stringNode(with.apply(name, node.asString()))
                : node;
    }

    private static ObjectNode members(String name, ObjectNode object, BinaryOperator<String> with) {
        ObjectNode out = Json.object();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            out.set(member.getKey(), replaced(name, member.getKey(), member.getValue(), with));
        }
        return out;
    }

    private static boolean isPatch(ObjectNode object) {
        return object.path("op").isString() && object.path("path").isString();
    }

    /** A patch operation's value has its name in the path: {@code /requestParameters/integration.request.header.x-api-key}. */
    private static ObjectNode patched(ObjectNode operation, BinaryOperator<String> with) {
        List<String> names = new ArrayList<>();
        Pattern.compile("/").splitAsStream(Json.text(operation, "path")).map(Json::unescape).forEach(names::add);
        String name = names.isEmpty() ? "" : names.getLast();
        String parent = names.size() < 2 ? "" : names.get(names.size() - 2);
        ObjectNode out = operation.deepCopy();
        if (operation.path("value").isString()) {
            out.set("value", replaced(parent, name, operation.path("value"), with));
        }
        return out;
    }

    private static boolean isKey(String parent, String name, String text) {
        if (text.startsWith(Seal.MARK)) {
            return true;
        }
        Matcher mapped = TARGET.matcher(name);
        if (mapped.matches()) {
            return !text.isEmpty() && !TAKEN.matcher(text).matches()
                    && !HARMLESS.matcher(mapped.group("name")).matches();
        }
        if (TEXTS.contains(parent) || PATHS.contains(name)) {
            return TELLING.matcher(name).matches() || TELLING.matcher(text).matches();
        }
        return ADDRESSES.contains(name) && TELLING_ADDRESS.matcher(text).matches();
    }

    /** Whether a change sets one anew: nothing in AWS has it yet. */
    static boolean setsNewOnes(Change change) {
        Set<String> sent = new LinkedHashSet<>();
        change.steps().forEach(step -> {
            collect(step.call().parameters(), sent);
            collect(step.after(), sent);
        });
        return !known(change).containsAll(sent);
    }

    /** Those that a change was computed from. */
    private static Set<String> known(Change change) {
        Set<String> known = new LinkedHashSet<>();
        change.steps().forEach(step -> collect(step.before().value(), known));
        change.unchanged().forEach(expected -> collect(expected.value(), known));
        return known;
    }

    private static void collect(JsonNode node, Set<String> into) {
        replaced(node, (name, key) -> {
            into.add(named(name, key));
            return key;
        });
    }

    private static String named(String name, String key) {
        return name + "\n" + key;
    }
}
