package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The patch operations of a change as rows, and the JSON that they lead to. Immutable. Rows come from the JSON, or are typed and give
 * it; a row that AWS would refuse stays as it was typed, leaves the JSON alone and says what is wrong with it.
 */
public final class PatchRows {

    private final List<PatchOperation> operations;
    private final boolean typed;
    private final ObjectNode image;
    private final List<PatchOperation> refused = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Rows of a target, each followed as far as it can be. */
    private PatchRows(PatchTarget target, List<PatchOperation> operations, Optional<ObjectNode> given) {
        this.operations = List.copyOf(operations);
        this.typed = given.isEmpty();
        ObjectNode followed = target.before().deepCopy();
        Map<Integer, PatchOperation> above = new TreeMap<>();
        for (int row = 0; row < operations.size(); row++) {
            PatchOperation operation = operations.get(row);
            Optional<Message> refusal = refusal(target, above, operation);
            if (refusal.isPresent()) {
                refused.add(operation);
                problems.add(new Problem(Problem.Severity.ERROR, Problem.operation(row), refusal.get()));
            } else {
                above.put(row, operation);
                PatchRule rule = target.patching().rule(operation.path()).orElseThrow();
                value(target, rule, row, operation);
                follow(followed, target.patching().place(operation.path()), rule, operation);
            }
        }
        this.image = followed;
        problems.addAll(target.patching().together(Json.overlay(target.now(), followed), List.copyOf(above.values())));
    }

    /** Rows as they were typed. */
    public static PatchRows typed(PatchTarget target, List<PatchOperation> operations) {
        return new PatchRows(target, operations, Optional.empty());
    }

    /**
     * The rows that lead to an image.
     *
     * @param image the shown members as they shall be
     * @param kept rows that were typed and refused: they stay until they are put right or removed
     * @return empty where this is not sent as a patch
     */
    public static Optional<PatchRows> leading(PatchTarget target, ObjectNode image, List<PatchOperation> kept) {
        return target.patching().leading(target.now(), target.changed(image)).map(found -> {
            PatchRows rows = new PatchRows(target, found, Optional.of(image));
            Set<String> unsaid = rows.unsaid(target, image);
            rows.problems.removeIf(problem -> !problem.field().equals(Problem.AFTER)
                    && (!problem.isError() || rows.isRefused(problem)));
            rows.refused.clear();
            unsaid.forEach(path -> rows.problems.add(
                    Problem.error(Problem.AFTER, "fix.patch.unsaid", path, target.patching().operation())));
            return kept.isEmpty() ? rows : rows.with(target, image, kept);
        });
    }

    private boolean isRefused(Problem problem) {
        return refused.stream()
                .anyMatch(one -> problem.field().equals(Problem.operation(operations.indexOf(one))));
    }

    private PatchRows with(PatchTarget target, ObjectNode wanted, List<PatchOperation> kept) {
        List<PatchOperation> all = new ArrayList<>(operations);
        all.addAll(kept);
        PatchRows rows = new PatchRows(target, all, Optional.of(wanted));
        problems.stream().filter(problem -> !rows.problems.contains(problem)).forEach(rows.problems::add);
        rows.refused.retainAll(kept);
        return rows;
    }

    /** The places of an image that its rows do not lead to. */
    private Set<String> unsaid(PatchTarget target, ObjectNode wanted) {
        Map<String, JsonNode> goal = leaves(target, wanted);
        Map<String, JsonNode> reached = leaves(target, image);
        Map<String, JsonNode> all = new LinkedHashMap<>(goal);
        all.putAll(reached);
        Set<String> unsaid = new TreeSet<>();
        all.keySet().forEach(path -> {
            JsonNode is = goal.get(path);
            JsonNode becomes = reached.get(path);
            if (is == null || becomes == null || !Json.same(is, becomes)) {
                unsaid.add(path);
            }
        });
        return unsaid;
    }

    private static Map<String, JsonNode> leaves(PatchTarget target, ObjectNode of) {
        JsonNode settled = target.patching().settled(target.before(), of);
        return Json.leaves(Json.project(settled, List.copyOf(target.editable())));
    }

    private static Optional<Message> refusal(PatchTarget target, Map<Integer, PatchOperation> above,
            PatchOperation operation) {
        Patching patching = target.patching();
        String path = operation.path();
        Optional<PatchRule> rule = patching.rule(path);
        if (rule.isEmpty()) {
            return Optional.of(patching.unknown(path));
        }
        if (!rule.get().ops().contains(operation.op())) {
            return Optional.of(Message.of("fix.patch.op", operation.op(), path, rule.get().ops(),
                    patching.operation()));
        }
        if (!target.editable().contains(patching.place(path).getFirst())) {
            return Optional.of(Message.of("fix.patch.elsewhere", path, List.copyOf(new TreeSet<>(target.editable()))));
        }
        for (Map.Entry<Integer, PatchOperation> one : above.entrySet()) {
            PatchOperation earlier = one.getValue();
            if (overlap(earlier.path(), path) && !patching.goTogether(earlier, operation)) {
                return Optional.of(Message.of(earlier.path().equals(path)
                        ? "fix.problem.duplicate"
                        : "fix.patch.inside", path, earlier.path(), one.getKey() + 1));
            }
        }
        if (operation.op().equals("remove") && !there(target, rule.get(), operation)) {
            return Optional.of(Message.of("fix.patch.not-there", path));
        }
        return patching.refusal(target.now(), operation);
    }

    private static boolean overlap(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || other.startsWith(one + "/");
    }

    private void value(PatchTarget target, PatchRule rule, int row, PatchOperation operation) {
        String field = Problem.operation(row);
        String path = operation.path();
        String value = operation.value();
        if (operation.op().equals("remove") || rule.shape() == PatchRule.Shape.ITEM) {
            if (!value.isEmpty()) {
                problems.add(Problem.error(field, "fix.patch.remove-value", path, operation.op()));
            } else if (!operation.op().equals("remove") && there(target, rule, operation)) {
                problems.add(Problem.warning(field, "fix.patch.already-there", path));
            }
        } else if (value.isEmpty()) {
            problems.add(Problem.error(field, "fix.problem.empty", path, target.patching().operation()));
        } else if (!rule.takes(value)) {
            problems.add(wrong(field, rule, operation, target.patching().operation()));
        } else if (Json.same(at(target.now(), target.patching().place(path)), rule.node(value))) {
            problems.add(Problem.warning(field, "fix.problem.same-value", path, value));
        }
    }

    private static Problem wrong(String field, PatchRule rule, PatchOperation operation, String source) {
        return switch (rule.shape()) {
            case TEXT, ITEM ->
                Problem.error(field, "fix.patch.one-of", operation.path(), operation.value(), source, rule.words());
            case FLAG -> Problem.error(field, "fix.patch.flag", operation.path(), operation.value(), source);
            case WHOLE -> Problem.error(field, "fix.patch.whole", operation.path(), operation.value(), source);
            case NUMBER -> Problem.error(field, "fix.patch.number", operation.path(), operation.value(), source);
        };
    }

    /** Whether what an operation names is set now. */
    private static boolean there(PatchTarget target, PatchRule rule, PatchOperation operation) {
        List<String> place = target.patching().place(operation.path());
        return rule.shape() == PatchRule.Shape.ITEM
                ? at(target.now(), place.subList(0, place.size() - 1)).valueStream()
                        .anyMatch(item -> item.asString("").equals(place.getLast()))
                : !Json.plain(at(target.now(), place)).isEmpty();
    }

    private static JsonNode at(JsonNode image, List<String> place) {
        JsonNode at = image;
        for (String name : place) {
            at = at.path(name);
        }
        return at;
    }

    /** Does to an image what an operation says; nothing happens where something else stands in the way. */
    static void follow(ObjectNode image, List<String> place, PatchRule rule, PatchOperation operation) {
        ObjectNode parent = image;
        boolean item = rule.shape() == PatchRule.Shape.ITEM;
        for (String name : place.subList(0, place.size() - (item ? 2 : 1))) {
            parent = parent.withObjectProperty(name);
        }
        if (item) {
            ArrayNode items = parent.withArrayProperty(place.get(place.size() - 2));
            items.removeIf(one -> one.asString("").equals(place.getLast()));
            if (!operation.op().equals("remove")) {
                items.add(place.getLast());
            }
        } else if (operation.op().equals("remove")) {
            parent.remove(place.getLast());
        } else {
            parent.set(place.getLast(), rule.node(operation.value()));
        }
    }

    /** The rows, in order. */
    public List<PatchOperation> operations() {
        return operations;
    }

    /** Whether the rows were typed, so that they are sent as they stand. */
    public boolean typed() {
        return typed;
    }

    /** What the rows lead to; must not be changed. */
    public ObjectNode image() {
        return image;
    }

    /** The rows that AWS would not take. */
    public List<PatchOperation> refused() {
        return List.copyOf(refused);
    }

    /** What is wrong, by row; for rows that come from the JSON, what they cannot say of it. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
