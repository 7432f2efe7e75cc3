package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a function's timeout and memory while it is edited. Immutable; every edit gives a new draft, and JSON and values stay
 * in step. Environment variables are neither shown nor kept: they may hold secrets.
 */
public final class FunctionDraft {

    static final String TIMEOUT = "Timeout";
    static final String MEMORY = "MemorySize";
    static final String REVISION = "RevisionId";
    private static final List<String> SHOWN = List.of("FunctionName", "FunctionArn", "Version", "Runtime", "Handler",
            TIMEOUT, MEMORY, REVISION);

    private final FunctionReference function;
    private final Duration integrationTimeout;
    private final ObjectNode before;
    private final ObjectNode after;
    private final String afterText;
    private final List<Problem> problems;

    private FunctionDraft(FunctionReference function, Duration integrationTimeout, ObjectNode before, ObjectNode after,
            String afterText, List<Problem> editing) {
        this.function = function;
        this.integrationTimeout = integrationTimeout;
        this.before = before;
        this.after = after;
        this.afterText = afterText;
        List<Problem> all = new ArrayList<>(editing);
        all.addAll(FunctionProblems.of(function, integrationTimeout, before, after));
        if (all.stream().noneMatch(Problem::isError) && changed().isEmpty()) {
            all.add(Problem.warning(Problem.AFTER, "fix.problem.nothing-changed"));
        }
        this.problems = List.copyOf(all);
    }

    /**
     * A draft that changes nothing yet.
     *
     * @param integrationTimeout how long the gateway waits for this function
     * @param before GetFunctionConfiguration's answer as it is now
     */
    public static FunctionDraft of(FunctionReference function, Duration integrationTimeout, JsonNode before) {
        ObjectNode now = Json.project(before, SHOWN);
        return new FunctionDraft(function, integrationTimeout, now, now, Json.pretty(now), List.of());
    }

    /** A draft for the function behind the examined method, or empty where there is none or it was not read. */
    public static Optional<FunctionDraft> of(EvidenceSet evidence) {
        Optional<Route> route = evidence.get(EvidenceKeys.ROUTE).seen();
        Optional<JsonNode> before = evidence.get(EvidenceKeys.FUNCTION).seen()
                .flatMap(seen -> evidence.get(EvidenceKeys.FUNCTION).origin()).map(Source::answer);
        return route.flatMap(known -> Served.by(known, evidence)).flatMap(served -> served.function(evidence)
                .flatMap(function -> before.map(answer -> of(function, served.integration().timeout(), answer))));
    }

    public FunctionDraft withTimeout(int seconds) {
        ObjectNode image = after.deepCopy();
        image.put(TIMEOUT, seconds);
        return with(image);
    }

    public FunctionDraft withMemory(int megabytes) {
        ObjectNode image = after.deepCopy();
        image.put(MEMORY, megabytes);
        return with(image);
    }

    private FunctionDraft with(ObjectNode image) {
        return new FunctionDraft(function, integrationTimeout, before, image, Json.pretty(image), List.of());
    }

    /** The same draft with this JSON, as it was typed. */
    public FunctionDraft withAfter(String jsonText) {
        return switch (EditedJson.parse(jsonText)) {
            case EditedJson.Broken broken -> new FunctionDraft(function, integrationTimeout, before, after,
                    jsonText, List.of(broken.problem()));
            case EditedJson.Parsed parsed ->
                new FunctionDraft(function, integrationTimeout, before, parsed.object(), jsonText, List.of());
        };
    }

    public FunctionReference function() {
        return function;
    }

    /** The settings as they are now, without environment variables; must not be changed. */
    public JsonNode before() {
        return before;
    }

    /** The settings as edited, as last readable; must not be changed. */
    public JsonNode after() {
        return after;
    }

    /** The JSON as it was typed, or pretty where nobody typed it. */
    public String afterText() {
        return afterText;
    }

    /** Seconds before the change; AWS's default of 3 where the answer names none. */
    public int timeoutBefore() {
        return before.path(TIMEOUT).asInt(3);
    }

    /** Megabytes before the change; AWS's default of 128 where the answer names none. */
    public int memoryBefore() {
        return before.path(MEMORY).asInt(128);
    }

    /** Seconds, or empty while it is not a whole number. */
    public Optional<Integer> timeout() {
        return whole(TIMEOUT);
    }

    /** Megabytes, or empty while it is not a whole number. */
    public Optional<Integer> memory() {
        return whole(MEMORY);
    }

    private Optional<Integer> whole(String member) {
        JsonNode value = after.path(member);
        return value.isInt() ? Optional.of(value.intValue()) : Optional.empty();
    }

    public List<Problem> problems() {
        return problems;
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** Now on the left, after the change on the right. */
    public List<DiffLine> diff() {
        return JsonDiff.of(before, after);
    }

    /** The change as an {@code aws} command; empty while there are errors or nothing to change. */
    public String cli(Optional<URI> endpoint) {
        return change().map(change -> change.command(endpoint)).orElse("");
    }

    /** What would be sent, with the revision as a lock; empty while there are errors, or where nothing would change. */
    public Optional<Change> change() {
        List<String> changed = changed();
        if (hasErrors() || changed.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> parameters = Calls.function(function);
        changed.forEach(member -> parameters.put(member, after.path(member).intValue()));
        String revision = Json.text(before, REVISION);
        if (!revision.isEmpty()) {
            parameters.put(REVISION, revision);
        }
        List<String> counted = List.of(TIMEOUT, MEMORY, REVISION);
        ChangeStep step = new ChangeStep(Calls.updateFunctionConfiguration(function.region(), parameters),
                new Expected(Calls.getFunctionConfiguration(function), counted, Json.project(before, counted)),
                Json.project(after, List.of(TIMEOUT, MEMORY)));
        return Optional.of(new Change(ChangeKind.FUNCTION, function.name(), function.account(), function.region(),
                List.of(step), List.of(), false, title(changed)));
    }

    private List<String> changed() {
        Map<String, Integer> now = new LinkedHashMap<>();
        now.put(TIMEOUT, timeoutBefore());
        now.put(MEMORY, memoryBefore());
        return now.keySet().stream()
                .filter(member -> whole(member).filter(value -> !value.equals(now.get(member))).isPresent()).toList();
    }

    private Message title(List<String> changed) {
        Message timeout = Message.of("fix.title.part-timeout", Duration.ofSeconds(timeoutBefore()),
                Duration.ofSeconds(timeout().orElse(timeoutBefore())));
        Message memory = Message.of("fix.title.part-memory", memoryBefore(), memory().orElse(memoryBefore()));
        List<Message> parts = new ArrayList<>();
        changed.forEach(member -> parts.add(member.equals(TIMEOUT) ? timeout : memory));
        return Message.of("fix.title.function", function.name(), List.copyOf(parts));
    }
}
