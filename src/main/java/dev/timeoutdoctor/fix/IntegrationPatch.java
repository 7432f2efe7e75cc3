package dev.timeoutdoctor.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a patch may do to an integration, and the way from patch operations to JSON and back (AWS: API Gateway API reference, patch
 * operations, UpdateIntegration).
 */
public final class IntegrationPatch {

    static final String TIMEOUT = "/timeoutInMillis";
    static final String TRANSFER_MODE = "/responseTransferMode";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9]\\d{0,14}");

    /** What AWS takes where an answer names no value; only these can be put in place of nothing and be taken back. */
    private static final Map<String, String> DEFAULTS = Map.of(TIMEOUT, "29000", TRANSFER_MODE, "BUFFERED",
            "/connectionType", "INTERNET", "/passthroughBehavior", "WHEN_NO_MATCH",
            "/tlsConfig/insecureSkipVerification", "false");

    private static final List<String> PATCHABLE = List.of(TIMEOUT, TRANSFER_MODE, "/uri", "/httpMethod",
            "/connectionId", "/connectionType", "/integrationTarget", "/passthroughBehavior", "/contentHandling",
            "/cacheNamespace", "/tlsConfig/insecureSkipVerification");

    private static final List<String> PATCHABLE_ENTRIES = List.of("/requestParameters/", "/requestTemplates/");

    private IntegrationPatch() {}

    public static boolean patchable(String path) {
        return PATCHABLE.contains(path)
                || PATCHABLE_ENTRIES.stream().anyMatch(start -> path.startsWith(start) && isEntry(path, start));
    }

    private static boolean isEntry(String path, String start) {
        return path.length() > start.length() && path.indexOf('/', start.length()) < 0;
    }

    public static Optional<Long> wholeNumber(String value) {
        return WHOLE_NUMBER.matcher(value).matches() ? Optional.of(Long.parseLong(value)) : Optional.empty();
    }

    /** The value at a path as a patch would write it; AWS's default, or an empty text, where the answer names none. */
    public static String valueAt(JsonNode integration, String path) {
        JsonNode value = at(integration, path);
        return value.isMissingNode() || value.isNull() ? DEFAULTS.getOrDefault(path, "") : value.asString("");
    }

    public static boolean canReplace(JsonNode integration, String path) {
        JsonNode value = at(integration, path);
        return !(value.isMissingNode() || value.isNull()) || DEFAULTS.containsKey(path);
    }

    /** What stands at a path; nothing where it is none, since it may be half typed. */
    private static JsonNode at(JsonNode integration, String path) {
        return path.startsWith("/") ? integration.at(path) : MissingNode.getInstance();
    }

    /** The integration after the operations; those that cannot be followed are left out. */
    public static ObjectNode apply(JsonNode before, List<PatchOperation> operations) {
        ObjectNode after = Json.copy(before);
        for (PatchOperation operation : operations) {
            if (operation.op().equals("replace") && patchable(operation.path())
                    && canReplace(before, operation.path())) {
                set(after, operation.path(), operation.value());
            }
        }
        return after;
    }

    private static void set(ObjectNode root, String path, String value) {
        String[] names = path.substring(1).split("/", -1);
        ObjectNode parent = root;
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.withObjectProperty(Json.unescape(names[i]));
        }
        parent.set(Json.unescape(names[names.length - 1]), node(path, value));
    }

    private static JsonNode node(String path, String value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (path.equals(TIMEOUT) && wholeNumber(value).isPresent()) {
            return Json.MAPPER.readTree(value);
        }
        if (path.equals("/tlsConfig/insecureSkipVerification") && (value.equals("true") || value.equals("false"))) {
            return json.booleanNode(Boolean.parseBoolean(value));
        }
        return json.stringNode(value);
    }

    /** The operations that lead from one image to another, and what no operation can do. */
    public static Translation between(JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = Json.leaves(before);
        Map<String, JsonNode> edited = Json.leaves(after);
        Map<String, JsonNode> all = new LinkedHashMap<>(old);
        all.putAll(edited);
        List<PatchOperation> operations = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String path : all.keySet()) {
            JsonNode was = old.get(path);
            JsonNode is = edited.get(path);
            if (was != null && is != null && Json.same(was, is)) {
                continue;
            }
            Optional<Problem> refusal = refusal(path, was != null, is != null);
            if (refusal.isPresent() || is == null) {
                refusal.ifPresent(problems::add);
                continue;
            }
            form(path, is).ifPresent(problems::add);
            operations.add(PatchOperation.replace(path, is.isValueNode() ? is.asString() : is.toString()));
        }
        return new Translation(operations, problems);
    }

    /**
     * The operations that give an integration other members.
     *
     * @param goal the members as they shall be; null for one that shall not be there
     * @return empty where no operations lead there
     */
    public static Optional<List<PatchOperation>> leading(JsonNode now, JsonNode goal) {
        Map<String, JsonNode> old = Json.leaves(Json.project(now, List.copyOf(goal.propertyNames())));
        Map<String, JsonNode> wanted = Json.leaves(goal);
        Map<String, JsonNode> all = new LinkedHashMap<>(old);
        all.putAll(wanted);
        List<PatchOperation> operations = new ArrayList<>();
        for (String path : all.keySet()) {
            JsonNode was = old.get(path);
            JsonNode is = wanted.get(path);
            if (was != null && is != null && Json.same(was, is)) {
                continue;
            }
            Optional<PatchOperation> operation = operation(path, was, is);
            if (operation.isEmpty()) {
                return Optional.empty();
            }
            operations.add(operation.get());
        }
        return Optional.of(List.copyOf(operations));
    }

    /** The goal with AWS's default in place of what a patch cannot take away. */
    public static ObjectNode defaulted(JsonNode now, JsonNode goal) {
        ObjectNode out = Json.copy(goal);
        Map<String, JsonNode> wanted = Json.leaves(goal);
        Json.leaves(Json.project(now, List.copyOf(goal.propertyNames()))).forEach((path, _) -> {
            String value = DEFAULTS.get(path);
            if (value != null && !wanted.containsKey(path)) {
                set(out, path, value);
            }
        });
        return out;
    }

    private static Optional<PatchOperation> operation(String path, @Nullable JsonNode was, @Nullable JsonNode is) {
        boolean entry = PATCHABLE_ENTRIES.stream().anyMatch(start -> path.startsWith(start) && isEntry(path, start));
        if (!patchable(path)) {
            return Optional.empty();
        }
        if (is == null) {
            // What AWS did not name before was its default: a patch cannot take a value away, only put the default back.
            return entry
                    ? Optional.of(new PatchOperation("remove", path, ""))
                    : Optional.ofNullable(DEFAULTS.get(path)).map(value -> PatchOperation.replace(path, value));
        }
        String value = is.isValueNode() ? is.asString() : is.toString();
        if (was == null && entry) {
            return Optional.of(new PatchOperation("add", path, value));
        }
        return was != null || DEFAULTS.containsKey(path)
                ? Optional.of(PatchOperation.replace(path, value))
                : Optional.empty();
    }

    private static Optional<Problem> refusal(String path, boolean was, boolean is) {
        if (!patchable(path)) {
            return Optional.of(Problem.error(Problem.AFTER, why(path), path));
        }
        if (!is) {
            return Optional.of(Problem.error(Problem.AFTER, "fix.problem.removed", path));
        }
        if (!was && !DEFAULTS.containsKey(path)) {
            return Optional.of(Problem.error(Problem.AFTER, "fix.problem.added", path));
        }
        return Optional.empty();
    }

    /** Why a path cannot be patched, as the key of a message. */
    public static String why(String path) {
        if (path.equals("/type")) {
            return "fix.problem.path-type";
        }
        if (path.startsWith("/integrationResponses")) {
            return "fix.problem.path-responses";
        }
        if (path.startsWith("/cacheKeyParameters")) {
            return "fix.problem.path-cache-keys";
        }
        return path.startsWith("/credentials") ? "fix.problem.path-credentials" : "fix.problem.path-unknown";
    }

    private static Optional<Problem> form(String path, JsonNode value) {
        boolean right = switch (path) {
            case TIMEOUT -> value.isIntegralNumber() || wholeNumber(value.asString("")).isEmpty();
            case "/tlsConfig/insecureSkipVerification" -> value.isBoolean();
            default -> value.isString();
        };
        if (right) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(Problem.AFTER,
                path.equals(TIMEOUT) ? "fix.problem.form-number" : "fix.problem.form-other", path));
    }

    /** Operations and what could not be said in operations. */
    public record Translation(List<PatchOperation> operations, List<Problem> problems) {

        public Translation {
            operations = List.copyOf(operations);
            problems = List.copyOf(problems);
        }
    }
}
