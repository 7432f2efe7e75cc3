package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.CliScript;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of an integration while it is edited: patch operations and the JSON that they lead to, always in step, and what is wrong
 * with them. Immutable; every edit gives a new draft. What was typed is kept as it was typed.
 */
public final class IntegrationTimeoutDraft {

    private static final IntegrationPatching PATCHING = new IntegrationPatching();

    private final ApiContext context;
    private final ObjectNode before;
    private final PatchRows rows;
    private final ObjectNode after;
    private final String afterText;
    private final List<Problem> editing;
    private final List<Problem> problems;

    private IntegrationTimeoutDraft(ApiContext context, ObjectNode before, PatchRows rows, ObjectNode after,
            String afterText, List<Problem> editing) {
        this.context = context;
        this.before = before;
        this.rows = rows;
        this.after = after;
        this.afterText = afterText;
        this.editing = List.copyOf(editing);
        this.problems = editing.isEmpty() ? judged() : this.editing;
    }

    private List<Problem> judged() {
        List<Problem> all = new ArrayList<>();
        rows.problems().forEach(problem -> all.add(ofTimeout(problem)
                ? new Problem(problem.severity(), Problem.TIMEOUT, problem.message())
                : problem));
        IntegrationProblems.timeout(context, before, after, patch()).ifPresent(all::add);
        if (all.stream().noneMatch(Problem::isError) && effective().isEmpty()) {
            all.add(Problem.warning(Problem.AFTER, "fix.problem.nothing-changed"));
        }
        return List.copyOf(all);
    }

    /** What is wrong with the value in the timeout's row stands under its own field. */
    private boolean ofTimeout(Problem problem) {
        for (int row = 0; row < patch().size(); row++) {
            PatchOperation operation = patch().get(row);
            if (problem.field().equals(Problem.operation(row))) {
                return operation.path().equals(IntegrationPatching.TIMEOUT) && !rows.refused().contains(operation);
            }
        }
        return false;
    }

    /**
     * A draft that changes nothing yet.
     *
     * @param before GetIntegration's answer: the working copy as it is now
     */
    public static IntegrationTimeoutDraft of(ApiContext context, JsonNode before) {
        ObjectNode now = Json.copy(before);
        return new IntegrationTimeoutDraft(context, now, PatchRows.typed(PATCHING.target(now, now), List.of()), now,
                Json.pretty(now), List.of());
    }

    /** A draft for the examined method, or empty where its integration was not read. */
    public static Optional<IntegrationTimeoutDraft> of(EvidenceSet evidence) {
        Optional<JsonNode> answer = evidence.get(EvidenceKeys.WORKING_COPY).origin().map(Source::answer);
        return ApiContext.of(evidence).flatMap(context -> answer
                .flatMap(resources -> Definitions.integration(resources, context.route()))
                .map(integration -> of(context, integration)));
    }

    /** The same draft with another timeout; the other operations stay. */
    public IntegrationTimeoutDraft withTimeout(Duration timeout) {
        return withTimeout(String.valueOf(timeout.toMillis()));
    }

    /** The same draft with a timeout as it was typed, in milliseconds. */
    public IntegrationTimeoutDraft withTimeout(String millis) {
        PatchOperation wanted = PatchOperation.replace(IntegrationPatching.TIMEOUT, millis);
        List<PatchOperation> operations = new ArrayList<>(patch());
        operations.removeIf(operation -> operation.path().equals(wanted.path()));
        if (!IntegrationPatching.valueAt(before, wanted.path()).equals(millis)) {
            int at = patch().stream().map(PatchOperation::path).toList().indexOf(wanted.path());
            operations.add(at < 0 ? operations.size() : at, wanted);
        }
        return withPatch(operations);
    }

    /** The same draft with these operations, as they were typed; the JSON follows. */
    public IntegrationTimeoutDraft withPatch(List<PatchOperation> operations) {
        PatchRows typed = PatchRows.typed(PATCHING.target(before, before), operations);
        return new IntegrationTimeoutDraft(context, before, typed, typed.image(), Json.pretty(typed.image()),
                List.of());
    }

    /** The same draft with this JSON, as it was typed; the operations follow as soon as it can be read. */
    public IntegrationTimeoutDraft withAfter(String jsonText) {
        return switch (EditedJson.parse(jsonText)) {
            case EditedJson.Broken broken ->
                new IntegrationTimeoutDraft(context, before, rows, after, jsonText, List.of(broken.problem()));
            case EditedJson.Parsed parsed -> {
                PatchTarget target = PATCHING.target(before, parsed.object());
                IntegrationPatching.Translation said = PATCHING.between(before, target.changed(parsed.object()));
                yield new IntegrationTimeoutDraft(context, before,
                        PatchRows.leading(target, parsed.object(), rows.refused())
                                .orElseGet(() -> PatchRows.typed(target, said.operations())),
                        parsed.object(), jsonText, said.problems());
            }
        };
    }

    public ApiContext context() {
        return context;
    }

    /** The same draft, judged by what is known now of the method's surroundings. */
    public IntegrationTimeoutDraft in(ApiContext known) {
        return new IntegrationTimeoutDraft(known, before, rows, after, afterText, editing);
    }

    /** The working copy as it is now; must not be changed. */
    public JsonNode before() {
        return before;
    }

    /** What the patch operations lead to, as last readable; must not be changed. */
    public JsonNode after() {
        return after;
    }

    /** The JSON as it was typed, or pretty where nobody typed it. */
    public String afterText() {
        return afterText;
    }

    public List<PatchOperation> patch() {
        return rows.operations();
    }

    /** The timeout before the change. */
    public Duration timeoutBefore() {
        return timeout(before).orElse(Duration.ofMillis(29_000));
    }

    /** The timeout of the draft, or empty while it is not a number. */
    public Optional<Duration> timeout() {
        return timeout(after);
    }

    private static Optional<Duration> timeout(JsonNode integration) {
        return IntegrationProblems.millis(integration).map(Duration::ofMillis);
    }

    /** The longest timeout that AWS accepts for this draft, or empty where it is not known. */
    public Optional<TimeoutCeiling> ceiling() {
        return IntegrationProblems.ceiling(context, after);
    }

    /** Errors and warnings, in the order of the fields. */
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

    /** The change as {@code aws} commands: the patch, and the deployment unless that fails; empty while there are errors or nothing to change. */
    public String cli(Optional<URI> endpoint) {
        Route route = context.route();
        return change().map(change -> CliScript.of(List.of(change.command(endpoint),
                CliCommand.of(Calls.createDeployment(Calls.getStage(route), description()), endpoint)))).orElse("");
    }

    /** A description for the deployment that publishes this. */
    public String description() {
        String method = context.route().routeKey();
        return timeout().filter(after -> !after.equals(timeoutBefore()))
                .map(after -> "Integration timeout of " + method + ": " + timeoutBefore().toMillis() + " ms to "
                        + after.toMillis() + " ms")
                .orElse("Integration of " + method);
    }

    /** What would be sent; empty while there are errors, or where nothing would change. */
    public Optional<Change> change() {
        List<PatchOperation> operations = effective();
        if (hasErrors() || operations.isEmpty()) {
            return Optional.empty();
        }
        Route route = context.route();
        AwsCall read = Calls.getIntegration(route);
        ChangeStep step = new ChangeStep(Calls.updateIntegration(route, operations),
                new Expected(read, List.of(), before), after);
        return Optional.of(new Change(ChangeKind.INTEGRATION, context.methodLabel(), route.account(), route.region(),
                List.of(step), List.of(), true, title(operations)).forStages(List.of(route.stage())));
    }

    private List<PatchOperation> effective() {
        return patch().stream()
                .filter(one -> !one.op().equals("replace")
                        || !IntegrationPatching.valueAt(before, one.path()).equals(one.value()))
                .toList();
    }

    private Message title(List<PatchOperation> operations) {
        boolean onlyTimeout = operations.size() == 1 && operations.get(0).path().equals(IntegrationPatching.TIMEOUT);
        if (onlyTimeout) {
            return Message.of("fix.title.integration-timeout", context.methodLabel(), timeoutBefore(),
                    timeout().orElse(timeoutBefore()));
        }
        return Message.of("fix.title.integration", context.methodLabel(),
                operations.stream().map(one -> one.path().substring(1)).toList());
    }
}
