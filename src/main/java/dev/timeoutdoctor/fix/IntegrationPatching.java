package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.fix.PatchRule.Shape;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A REST API's integration as it is patched (AWS: API Gateway API reference, patch operations, UpdateIntegration). A cache key is added
 * and removed by its name, without a value, as the Terraform AWS provider does; AWS's page names only the list.
 */
public final class IntegrationPatching implements Patching {

    public static final String TIMEOUT = "/timeoutInMillis";

    static final String TRANSFER_MODE = "/responseTransferMode";

    private static final String URI = "/uri";
    private static final String KEYS = "cacheKeyParameters";
    private static final String STREAMED_CALL = ":lambda:path/2021-11-15/functions/";
    private static final String STREAMED_END = "/response-streaming-invocations";
    private static final Pattern URI_FORM = Pattern.compile("arn:|https?://|\\$\\{stageVariables\\.");
    private static final Pattern SLASH = Pattern.compile("/");

    /** What AWS takes where an answer names no value; only these can be put in place of nothing and be taken back. */
    private static final Map<String, String> DEFAULTS = Map.of(TIMEOUT, "29000", TRANSFER_MODE, "BUFFERED",
            "/connectionType", "INTERNET", "/passthroughBehavior", "WHEN_NO_MATCH",
            "/tlsConfig/insecureSkipVerification", "false");

    private static final List<PatchRule> RULES = List.of(
            PatchRule.of(TIMEOUT, Shape.WHOLE, "replace"),
            PatchRule.of("/tlsConfig/insecureSkipVerification", Shape.FLAG, "replace"),
            PatchRule.choice(TRANSFER_MODE, "BUFFERED", "STREAM"),
            PatchRule.choice("/connectionType", "INTERNET", "VPC_LINK"),
            PatchRule.choice("/passthroughBehavior", "WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"),
            PatchRule.choice("/contentHandling", "CONVERT_TO_BINARY", "CONVERT_TO_TEXT"),
            PatchRule.choice("/httpMethod", "ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"),
            PatchRule.of("/(uri|connectionId|integrationTarget|cacheNamespace)", Shape.TEXT, "replace"),
            PatchRule.of("/(requestParameters|requestTemplates)/[^/]+", Shape.TEXT, "add", "replace", "remove"),
            PatchRule.of("/" + KEYS + "/[^/]+", Shape.ITEM, "add", "replace", "remove"));

    private static final Set<String> MEMBERS = Set.of("timeoutInMillis", "tlsConfig", "responseTransferMode", "uri",
            "httpMethod", "connectionId", "connectionType", "integrationTarget", "passthroughBehavior",
            "contentHandling", "cacheNamespace", "requestParameters", "requestTemplates", KEYS);

    /**
     * An integration to be patched.
     *
     * @param after what somebody wants of it; what no patch can do is part of it too
     */
    PatchTarget target(ObjectNode before, ObjectNode after) {
        Set<String> members = new LinkedHashSet<>(MEMBERS);
        members.addAll(before.propertyNames());
        members.addAll(after.propertyNames());
        return new PatchTarget(this, before, before, members);
    }

    @Override
    public String operation() {
        return "UpdateIntegration";
    }

    @Override
    public List<PatchRule> rules() {
        return RULES;
    }

    @Override
    public Message unknown(String path) {
        return Message.of(why(path), path);
    }

    private static String why(String path) {
        if (path.equals("/type")) {
            return "fix.problem.path-type";
        }
        if (path.startsWith("/integrationResponses")) {
            return "fix.problem.path-responses";
        }
        if (path.equals("/" + KEYS)) {
            return "fix.problem.path-cache-keys";
        }
        return path.startsWith("/credentials") ? "fix.problem.path-credentials" : "fix.problem.path-unknown";
    }

    @Override
    public List<String> place(String path) {
        return SLASH.splitAsStream(path.substring(1)).map(Json::unescape).toList();
    }

    /** The value at a path as a patch would write it; AWS's default, or an empty text, where the answer names none. */
    static String valueAt(JsonNode integration, String path) {
        JsonNode value = path.startsWith("/") ? integration.at(path) : JsonNodeFactory.instance.missingNode();
        return value.isMissingNode() || value.isNull() ? DEFAULTS.getOrDefault(path, "") : value.asString("");
    }

    private static boolean isSet(JsonNode integration, String path) {
        return DEFAULTS.containsKey(path) || !Json.plain(integration.at(path)).isEmpty();
    }

    /** The goal with AWS's default in place of what a patch cannot take away. */
    public ObjectNode defaulted(JsonNode now, JsonNode goal) {
        ObjectNode out = Json.copy(goal);
        Map<String, JsonNode> wanted = Json.leaves(goal);
        Json.leaves(Json.project(now, List.copyOf(goal.propertyNames()))).forEach((path, _) -> {
            String value = DEFAULTS.get(path);
            if (value != null && !wanted.containsKey(path)) {
                PatchRows.follow(out, place(path), rule(path).orElseThrow(), PatchOperation.replace(path, value));
            }
        });
        return out;
    }

    @Override
    public Optional<List<PatchOperation>> leading(JsonNode now, JsonNode goal) {
        Translation found = between(now, defaulted(now, goal));
        return found.problems().isEmpty() ? Optional.of(found.operations()) : Optional.empty();
    }

    /**
     * The operations that give an integration other members, and what no operation can do.
     *
     * @param goal the members as they shall be; null for one that shall not be there
     */
    Translation between(JsonNode now, JsonNode goal) {
        Map<String, JsonNode> old = Json.leaves(Json.project(now, List.copyOf(goal.propertyNames())));
        Map<String, JsonNode> wanted = Json.leaves(goal);
        Map<String, JsonNode> all = new LinkedHashMap<>(old);
        all.putAll(wanted);
        Translation found = new Translation(new ArrayList<>(), new ArrayList<>());
        for (String path : all.keySet()) {
            JsonNode was = old.get(path);
            JsonNode is = wanted.get(path);
            if (was == null || is == null || !Json.same(was, is)) {
                found.add(path, was, is);
            }
        }
        return found;
    }

    /** Cache keys have no order, and what is not named is AWS's default. */
    @Override
    public JsonNode settled(JsonNode before, JsonNode image) {
        ObjectNode whole = Json.copy(image);
        before.propertyNames().stream().filter(name -> !whole.has(name)).forEach(whole::putNull);
        if (whole.path(KEYS) instanceof ArrayNode keys && keys.valueStream().allMatch(JsonNode::isString)) {
            ArrayNode sorted = whole.putArray(KEYS);
            keys.valueStream().map(JsonNode::asString).sorted().forEach(sorted::add);
        }
        return defaulted(before, whole);
    }

    /** What is not set has nothing to be replaced, and a MOCK integration has no backend. */
    @Override
    public Optional<Message> refusal(JsonNode now, PatchOperation operation) {
        String path = operation.path();
        if (path.startsWith("/" + KEYS + "/") && operation.op().equals("replace")) {
            return Optional.of(Message.of("fix.patch.key-replace", path));
        }
        if (operation.op().equals("replace") && !isSet(now, path)) {
            return Optional.of(Message.of("fix.patch.not-set", path));
        }
        String type = Json.text(now, "type");
        if (type.equals("MOCK") && Set.of(URI, "/httpMethod").contains(path)) {
            return Optional.of(Message.of("fix.problem.mock", path));
        }
        boolean streams = path.equals(TRANSFER_MODE) && operation.value().equals("STREAM");
        return streams && !type.endsWith("_PROXY")
                ? Optional.of(Message.of("fix.problem.stream-proxy", type))
                : Optional.empty();
    }

    /** What fits a place by itself and breaks the method beside the rest; only of places that are touched. */
    @Override
    public List<Problem> together(JsonNode after, List<PatchOperation> operations) {
        List<Problem> problems = new ArrayList<>();
        Set<String> touched = operations.stream().map(PatchOperation::path).collect(Collectors.toSet());
        String uri = Json.text(after, "uri");
        boolean lambda = uri.contains(":lambda:path/") && Json.text(after, "type").equals("AWS_PROXY");
        if (lambda && (touched.contains(URI) || touched.contains(TRANSFER_MODE))
                && streams(after) != (uri.contains(STREAMED_CALL) && uri.endsWith(STREAMED_END))) {
            problems.add(Problem.error(Problem.AFTER,
                    streams(after) ? "fix.problem.streamed-uri" : "fix.problem.buffered-uri", STREAMED_END));
        }
        if ((touched.contains("/connectionType") || touched.contains("/connectionId"))
                && Json.text(after, "connectionType").equals("VPC_LINK")
                && Json.text(after, "connectionId").isEmpty()) {
            problems.add(Problem.error(Problem.AFTER, "fix.problem.link-unnamed"));
        }
        if (touched.contains(URI) && !uri.isEmpty() && !URI_FORM.matcher(uri).lookingAt()) {
            problems.add(Problem.error(Problem.AFTER, "fix.problem.uri-form", uri));
        }
        operations.stream().filter(one -> one.path().startsWith("/" + KEYS + "/") && one.op().equals("add"))
                .forEach(one -> problems.add(Problem.warning(Problem.AFTER, "fix.patch.key-declared",
                        place(one.path()).getLast())));
        return problems;
    }

    static boolean streams(JsonNode integration) {
        return valueAt(integration, TRANSFER_MODE).equals("STREAM");
    }

    /** Operations and what could not be said in operations. */
    record Translation(List<PatchOperation> operations, List<Problem> problems) {

        private void add(String path, @Nullable JsonNode was, @Nullable JsonNode is) {
            if (path.equals("/" + KEYS)) {
                keys(names(was), names(is));
                return;
            }
            Optional<PatchRule> rule = RULES.stream().filter(one -> one.path().matcher(path).matches()).findFirst();
            if (rule.isEmpty()) {
                problems.add(Problem.error(Problem.AFTER, why(path), path));
            } else if (is != null && (was != null || DEFAULTS.containsKey(path))) {
                operations.add(PatchOperation.replace(path, text(is)));
            } else if (is != null && rule.get().ops().contains("add")) {
                operations.add(new PatchOperation("add", path, text(is)));
            } else if (is == null && rule.get().ops().contains("remove")) {
                operations.add(new PatchOperation("remove", path, ""));
            } else {
                problems.add(Problem.error(Problem.AFTER, is == null ? "fix.problem.removed" : "fix.patch.not-set",
                        path));
            }
        }

        private void keys(Set<String> was, Set<String> is) {
            was.stream().filter(key -> !is.contains(key)).forEach(key -> operations
                    .add(new PatchOperation("remove", "/" + KEYS + "/" + Json.escape(key), "")));
            is.stream().filter(key -> !was.contains(key)).forEach(key -> operations
                    .add(new PatchOperation("add", "/" + KEYS + "/" + Json.escape(key), "")));
        }

        private static Set<String> names(@Nullable JsonNode keys) {
            return keys == null
                    ? Set.of()
                    : keys.valueStream().map(key -> key.asString("")).filter(key -> !key.isEmpty())
                            .collect(Collectors.toCollection(TreeSet::new));
        }

        private static String text(JsonNode value) {
            return value.isValueNode() ? value.asString() : value.toString();
        }
    }
}
