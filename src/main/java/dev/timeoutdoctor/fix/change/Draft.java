package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.fix.EditedJson;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.JsonDiff;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.PatchRows;
import dev.timeoutdoctor.fix.PatchTarget;
import dev.timeoutdoctor.fix.Patching;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.Ways;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change while it is edited. Immutable; every edit gives a new draft, and the fields, the JSON and the patch operations stay in step,
 * since all are the same images.
 */
public final class Draft {

    private static final String OPERATIONS = "patchOperations";

    private final Recipe recipe;
    private final Ways ways;
    private final List<Edit> edits;
    private final Optional<PatchRows> patch;
    private final String afterText;
    private final List<Problem> problems;

    private Draft(Recipe recipe, Ways ways, List<Edit> edits, Optional<PatchRows> patch, Optional<String> typed,
            List<Problem> typing) {
        this.recipe = recipe;
        this.ways = ways;
        this.edits = List.copyOf(edits);
        this.patch = patch;
        this.afterText = typed.orElseGet(() -> Json.pretty(after()));
        this.problems = typing.isEmpty() ? judged() : List.copyOf(typing);
    }

    /** A draft of these edits; at least one. */
    public static Draft of(Recipe recipe, Ways ways, List<Edit> edits) {
        List<Edit> adjusted = recipe.adjusted(edits);
        return new Draft(recipe, ways, adjusted, leading(ways, adjusted, List.of()), Optional.empty(), List.of());
    }

    /** The rows that lead to the edit that is sent as a patch, if one is. */
    private static Optional<PatchRows> leading(Ways ways, List<Edit> edits, List<PatchOperation> kept) {
        return edits.stream().filter(edit -> patching(ways, edit).isPresent()).findFirst()
                .flatMap(edit -> PatchRows.leading(target(ways, edit), edit.goal(), kept));
    }

    private static Optional<Patching> patching(Ways ways, Edit edit) {
        return ways.knows(edit.read()) ? ways.of(edit.read()).patching() : Optional.empty();
    }

    private static PatchTarget target(Ways ways, Edit edit) {
        return new PatchTarget(patching(ways, edit).orElseThrow(), edit.now(), edit.before(), edit.editable());
    }

    private List<Problem> judged() {
        List<Problem> all = new ArrayList<>();
        for (Field field : fields()) {
            field.problem(edit(field.edit()).goal()).ifPresent(all::add);
        }
        for (Edit edit : edits) {
            for (String member : edit.changed().propertyNames()) {
                if (!edit.editable().contains(member)) {
                    all.add(Problem.error(Problem.AFTER, "fix.draft.not-editable", member));
                }
            }
        }
        all.addAll(recipe.problems(edits));
        List<Problem> ofRows = patch.map(PatchRows::problems).orElse(List.of());
        boolean saidAlready = all.stream().anyMatch(Problem::isError);
        ofRows.stream().filter(one -> !one.field().equals(Problem.AFTER) || !saidAlready).forEach(all::add);
        boolean changes = edits.stream().anyMatch(edit -> !edit.changed().isEmpty());
        if (!changes && all.stream().noneMatch(Problem::isError)) {
            all.add(Problem.warning(Problem.AFTER, "fix.problem.nothing-changed"));
        }
        return List.copyOf(all);
    }

    public Recipe recipe() {
        return recipe;
    }

    public List<Edit> edits() {
        return edits;
    }

    /** The edit of a name; it must be there. */
    public Edit edit(String name) {
        return edits.stream().filter(edit -> edit.name().equals(name)).findFirst().orElseThrow();
    }

    public Message title() {
        return edits.stream().allMatch(edit -> edit.changed().isEmpty())
                ? Message.of("fix.title.nothing", recipe.place().label())
                : recipe.title(edits);
    }

    public List<Message> notes() {
        return recipe.notes(edits);
    }

    /** The values that have editors of their own, in order. */
    public List<Field> fields() {
        return recipe.fields(edits);
    }

    /** The text that a field's editor shows. */
    public String text(Field field) {
        return field.text(edit(field.edit()).goal());
    }

    /** The same draft with what was typed into a field, right or wrong; the JSON follows. */
    public Draft with(String fieldId, String typed) {
        Field field = fields().stream().filter(one -> one.id().equals(fieldId)).findFirst().orElseThrow();
        List<Edit> next = edits.stream()
                .map(edit -> edit.name().equals(field.edit()) ? edit.to(field.with(edit.goal(), typed)) : edit)
                .toList();
        List<Edit> adjusted = recipe.adjusted(next);
        return new Draft(recipe, ways, adjusted, leading(ways, adjusted, refused()), Optional.empty(), List.of());
    }

    private List<PatchOperation> refused() {
        return patch.map(PatchRows::refused).orElse(List.of());
    }

    /** The patch operations of the one call that is a patch; empty where none is. */
    public Optional<PatchRows> patch() {
        return patch;
    }

    /** The same draft with these patch operations, as they were typed; the JSON and the fields follow. */
    public Draft withPatch(List<PatchOperation> operations) {
        Edit edit = edits.stream().filter(one -> patching(ways, one).isPresent()).findFirst().orElseThrow();
        PatchRows rows = PatchRows.typed(target(ways, edit), operations);
        List<Edit> next = edits.stream().map(one -> one.name().equals(edit.name()) ? edit.to(rows.image()) : one)
                .toList();
        return new Draft(recipe, ways, next, Optional.of(rows), Optional.empty(), List.of());
    }

    /** The same draft with this JSON, as it was typed; the fields follow as soon as it can be read. */
    public Draft withAfter(String json) {
        return switch (EditedJson.parse(json)) {
            case EditedJson.Broken broken ->
                new Draft(recipe, ways, edits, patch, Optional.of(json), List.of(broken.problem()));
            case EditedJson.Parsed parsed -> parsed(json, parsed.object());
        };
    }

    private Draft parsed(String json, ObjectNode typed) {
        if (edits.size() == 1) {
            return typed(List.of(typed(edits.get(0), typed)), json);
        }
        Set<String> unknown = new LinkedHashSet<>(typed.propertyNames());
        edits.forEach(edit -> unknown.remove(edit.name()));
        if (!unknown.isEmpty()) {
            return new Draft(recipe, ways, edits, patch, Optional.of(json),
                    List.of(Problem.error(Problem.AFTER, "fix.draft.unknown-part", List.copyOf(unknown))));
        }
        List<Edit> next = edits.stream().map(edit -> typed(edit, Json.copy(typed.path(edit.name()))))
                .toList();
        return typed(next, json);
    }

    /** An edit as it was typed; what stands in no JSON stays as it is. */
    private Edit typed(Edit edit, ObjectNode values) {
        recipe.marks().stream().filter(mark -> edit.goal().has(mark) && !values.has(mark))
                .forEach(mark -> values.set(mark, edit.goal().path(mark)));
        return edit.to(values);
    }

    private Draft typed(List<Edit> next, String json) {
        return new Draft(recipe, ways, next, leading(ways, next, refused()), Optional.of(json), List.of());
    }

    /** The JSON as it was typed, or pretty where nobody typed it. */
    public String afterText() {
        return afterText;
    }

    /** How everything is now; must not be changed. */
    public JsonNode before() {
        return image(Edit::before);
    }

    private ObjectNode after() {
        return image(edit -> edit.goal().deepCopy().remove(recipe.marks()));
    }

    private ObjectNode image(Function<Edit, ObjectNode> part) {
        if (edits.size() == 1) {
            return part.apply(edits.get(0));
        }
        ObjectNode image = Json.object();
        edits.forEach(edit -> image.set(edit.name(), part.apply(edit)));
        return image;
    }

    /** Errors and warnings, the fields' first. */
    public List<Problem> problems() {
        return problems;
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** Now on the left, after the change on the right. */
    public List<DiffLine> diff() {
        return JsonDiff.of(before(), after());
    }

    /** What would be sent; empty while there are errors, or where nothing would change. */
    public Optional<Change> change() {
        if (hasErrors()) {
            return Optional.empty();
        }
        List<ChangeStep> steps = new ArrayList<>();
        for (Edit edit : recipe.sent(edits)) {
            ObjectNode changed = edit.changed();
            if (!changed.isEmpty()) {
                ways.of(edit.read()).steps(edit.read(), edit.now(), changed).stream().map(this::asTyped)
                        .forEach(steps::add);
            }
        }
        Place place = recipe.place();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(recipe.kind(), place.label(), place.account(), place.region(), steps,
                        recipe.unchanged(edits), recipe.needsDeployment(), title()).forStages(List.of(place.stage())));
    }

    /** A patch is sent as its rows stand. */
    private ChangeStep asTyped(ChangeStep step) {
        Optional<PatchRows> rows = patch.filter(PatchRows::typed);
        return rows.isPresent() && step.call().parameters().has(OPERATIONS)
                ? step.sending(OPERATIONS, rows.get().operations().stream().map(PatchOperation::members).toList())
                : step;
    }
}
