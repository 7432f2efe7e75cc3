package dev.timeoutdoctor.fix.change;

import static dev.timeoutdoctor.fix.FunctionSettings.EDITED;
import static dev.timeoutdoctor.fix.FunctionSettings.MEMORY;
import static dev.timeoutdoctor.fix.FunctionSettings.REVISION;
import static dev.timeoutdoctor.fix.FunctionSettings.TIMEOUT;
import static dev.timeoutdoctor.fix.FunctionSettings.VARIABLES;

import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.FunctionSettings;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function's timeout and memory on their way to an alias, while they are edited.
 *
 * @param served the version that the alias serves now
 * @param edited what is edited ($LATEST), as GetFunctionConfiguration answers
 * @param all the versions, as their way shows them
 * @param copies how many copies of the alias's version are kept started; empty where that is not known
 */
record FunctionVersionRecipe(Reading reading, FunctionReference function, JsonNode served, JsonNode edited,
        JsonNode all,
        Optional<Integer> copies) implements Recipe {

    static final String VERSION_EDIT = "version";
    static final String ALIAS = "alias";
    static final String POINTS_TO = "FunctionVersion";
    static final String VERSION = "Version";
    static final String DESCRIPTION = "Description";
    /** The revision of what is edited whose other differences somebody has seen. */
    static final String SEEN = "SeenRevisionId";
    static final String NOT_SEEN = "no";
    /** The number that AWS gives when it publishes. */
    static final String NEW = "{{Version}}";
    /** The revision that what is edited has once its timeout or memory is another. */
    private static final String NEXT = "{{RevisionId}}";
    private static final String OTHERS = "others";
    private static final List<String> OWN = List.of(TIMEOUT, MEMORY);

    /** What would be published if nothing were typed. */
    ObjectNode published() {
        ObjectNode version = Json.object().put(VERSION, NEW).put(DESCRIPTION, reading.mark());
        version.setAll(FunctionSettings.of(edited));
        return version;
    }

    /** The settings beside timeout and memory in which what is edited differs from what is served. */
    List<String> others() {
        return FunctionSettings.differing(served, edited).stream().filter(name -> !OWN.contains(name)).toList();
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.FUNCTION_VERSION;
    }

    @Override
    public Place place() {
        return reading.place(function);
    }

    @Override
    public Message title(List<Edit> edits) {
        ObjectNode goal = goal(edits, VERSION_EDIT);
        List<Message> parts = new ArrayList<>();
        if (!Json.same(goal.path(TIMEOUT), served.path(TIMEOUT))) {
            parts.add(Message.of("fix.title.part-timeout", seconds(served), seconds(goal)));
        }
        if (!Json.same(goal.path(MEMORY), served.path(MEMORY))) {
            parts.add(Message.of("fix.title.part-memory", served.path(MEMORY).asInt(0), goal.path(MEMORY).asInt(0)));
        }
        if (!others().isEmpty()) {
            parts.add(Message.of("change.function-version.part-others", others()));
        }
        String name = function.name() + ":" + function.qualifier();
        return parts.isEmpty()
                ? Message.of("change.function-version.title-none", name)
                : Message.of("change.function-version.title", name, List.copyOf(parts));
    }

    private static Duration seconds(JsonNode settings) {
        return Duration.ofSeconds(settings.path(TIMEOUT).asInt(0));
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(List.of(
                new Field("timeout", Message.of("change.function-version.timeout"), VERSION_EDIT, "/" + TIMEOUT,
                        new Field.Whole(1, 900, "AWS: Lambda quotas")),
                new Field("memory", Message.of("change.function-version.memory"), VERSION_EDIT, "/" + MEMORY,
                        new Field.Whole(128, 10_240, "AWS: Lambda quotas"))));
        if (!others().isEmpty()) {
            String revision = Json.text(edited, REVISION);
            fields.add(new Field(OTHERS, Message.of("change.function-version.others"), VERSION_EDIT, "/" + SEEN,
                    new Field.OneOf(List.of(NOT_SEEN, revision),
                            Map.of(NOT_SEEN, Message.of("change.function-version.not-seen"), revision,
                                    Message.of("change.function-version.seen")),
                            Field.OURS)));
        }
        return List.copyOf(fields);
    }

    @Override
    public Set<String> marks() {
        return Set.of(SEEN);
    }

    @Override
    public List<Problem> problems(List<Edit> edits) {
        ObjectNode goal = goal(edits, VERSION_EDIT);
        List<Problem> problems = new ArrayList<>();
        others().forEach(name -> {
            Message said = VersionDifference.said(name, served, edited);
            problems.add(Problem.warning(OTHERS, said.key(), said.arguments().toArray()));
        });
        if (!others().isEmpty() && !Json.text(goal, SEEN).equals(Json.text(edited, REVISION))) {
            problems.add(Problem.error(OTHERS, "change.function-version.look", function.qualifier()));
        }
        ObjectNode published = published();
        goal.propertyNames().stream().filter(name -> !OWN.contains(name) && !name.equals(SEEN))
                .filter(name -> !Json.same(goal.path(name), published.path(name)))
                .forEach(name -> problems.add(Problem.error(Problem.AFTER, "change.function-version.member", name)));
        if (!Json.text(goal(edits, ALIAS), POINTS_TO).equals(NEW)) {
            problems.add(Problem.error(Problem.AFTER, "change.function-version.points", NEW));
        }
        if (settled(goal)) {
            problems.add(Problem.warning("timeout", "change.function-version.nothing"));
        }
        limits(goal, problems);
        problems.addAll(KeptCopies.problems(copies));
        return List.copyOf(problems);
    }

    private void limits(ObjectNode goal, List<Problem> problems) {
        Duration wait = reading.served().map(Integration::timeout).orElse(Integration.DEFAULT_TIMEOUT);
        if (!Json.same(goal.path(TIMEOUT), served.path(TIMEOUT)) && seconds(goal).compareTo(wait) > 0) {
            problems.add(Problem.warning("timeout", "fix.problem.function-outlives", seconds(goal), wait));
        }
        int memory = goal.path(MEMORY).asInt(0);
        int old = served.path(MEMORY).asInt(0);
        if (memory > old) {
            problems.add(Problem.warning("memory", "fix.problem.memory-cost", old, memory));
        } else if (memory < old) {
            problems.add(Problem.warning("memory", "fix.problem.memory-less", old, memory));
        }
    }

    /** Whether what would be published is served already. */
    private boolean settled(ObjectNode goal) {
        return others().isEmpty() && OWN.stream().allMatch(name -> Json.same(goal.path(name), served.path(name)));
    }

    @Override
    public List<Message> notes(List<Edit> edits) {
        List<Message> notes = new ArrayList<>();
        notes.add(Message.of("change.function-version.note", function.qualifier()));
        if (Stream.of(served, edited).anyMatch(one -> FunctionSettings.of(one).has(VARIABLES))) {
            notes.add(Message.of("change.function-version.variables"));
        }
        notes.add(Message.of("change.alias.note", function.qualifier()));
        if (edits.stream().anyMatch(edit -> edit.now().has("RoutingConfig"))) {
            notes.add(Message.of("change.alias.weighted"));
        }
        return List.copyOf(notes);
    }

    /** What is edited first, then the version that is published from it, then the alias. */
    @Override
    public List<Edit> sent(List<Edit> edits) {
        ObjectNode goal = goal(edits, VERSION_EDIT);
        if (settled(goal)) {
            return List.of();
        }
        Edit function = Edit.of("function", Calls.getFunctionConfiguration(function()), edited, OWN, Set.copyOf(OWN))
                .to(Json.project(goal, OWN));
        ObjectNode versions = Json.copy(all);
        if (!function.changed().isEmpty()) {
            ObjectNode latest = Json.copy(all.path(EDITED));
            latest.setAll(Json.project(goal, OWN));
            versions.set(EDITED, latest.put(REVISION, NEXT));
        }
        Edit version = edit(edits, VERSION_EDIT);
        Edit publishing = Edit.of(VERSION_EDIT, version.read(), versions, List.of(VERSION, DESCRIPTION),
                Set.of(VERSION, DESCRIPTION)).to(Json.project(goal, List.of(VERSION, DESCRIPTION)));
        return List.of(function, publishing, edit(edits, ALIAS));
    }

    private static Edit edit(List<Edit> edits, String name) {
        return edits.stream().filter(edit -> edit.name().equals(name)).findFirst().orElseThrow();
    }

    private static ObjectNode goal(List<Edit> edits, String name) {
        return edit(edits, name).goal();
    }
}
