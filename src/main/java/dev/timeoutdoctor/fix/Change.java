package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What will be sent to AWS, and the state that it was computed from. A value: previewed, approved, applied as it stands, and taken
 * back by another change.
 *
 * @param target what is changed, for people: {@code orders-api · POST /orders}
 * @param account the account it was previewed in, or empty where not known
 * @param steps the calls in order; at least one
 * @param unchanged what else must still be as the preview showed it
 * @param needsDeployment whether a deployment must follow before callers notice
 * @param stages of the stages at which callers are to notice it, those that a deployment must follow to; empty where none is needed, or
 *     where it is not known, since an older version of this program wrote it down
 * @param entry where it stands in the change log
 */
public record Change(ChangeKind kind, String target, String account, String region, List<ChangeStep> steps,
        List<Expected> unchanged, boolean needsDeployment, Message title, List<String> stages, LogEntry entry) {

    private static final Set<String> PUBLISHING = Set.of("CreateDeployment", "PublishVersion");

    public Change {
        steps = List.copyOf(steps);
        unchanged = List.copyOf(unchanged);
        stages = List.copyOf(stages);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A change without calls: " + title.key());
        }
    }

    /** A change that was not sent yet. */
    public Change(ChangeKind kind, String target, String account, String region, List<ChangeStep> steps,
            List<Expected> unchanged, boolean needsDeployment, Message title) {
        this(kind, target, account, region, steps, unchanged, needsDeployment, title, List.of(), LogEntry.NONE);
    }

    /** The same change at a place in the change log. */
    Change at(LogEntry place) {
        return new Change(kind, target, account, region, steps, unchanged, needsDeployment, title, stages, place);
    }

    /** The same change under another title. */
    Change titled(Message other) {
        return new Change(kind, target, account, region, steps, unchanged, needsDeployment, other, stages, entry);
    }

    /** The same change with these steps alone; empty where there are none. */
    public Optional<Change> with(List<ChangeStep> some) {
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Change(kind, target, account, region, some, unchanged, needsDeployment, title, stages,
                                entry));
    }

    /** The same change for the callers of some stages, where it needs a deployment at all. */
    public Change forStages(List<String> some) {
        List<String> known = needsDeployment ? some.stream().filter(one -> !one.isEmpty()).toList() : List.of();
        return new Change(kind, target, account, region, steps, unchanged, needsDeployment, title, known, entry);
    }

    /** Whether another change leaves the same targets with the same values, whatever they were before; never where it makes new ones. */
    boolean leadsToTheSameAs(Change other) {
        return steps.stream().noneMatch(step -> step.after().isEmpty()) && goals().equals(other.goals());
    }

    private List<String> goals() {
        return steps.stream().map(step -> CliCommand.of(step.before().read()) + "\n"
                + Json.plain(Json.project(step.after(), step.touched()))).toList();
    }

    /** From when callers notice it. */
    public Noticed noticed() {
        Noticed noticed = Noticed.of(steps);
        return needsDeployment && noticed == Noticed.WHERE_AUTO_DEPLOYED ? Noticed.AFTER_DEPLOYMENT : noticed;
    }

    /** The id of the API that it is about; empty where it is about something else. */
    public String api() {
        JsonNode named = read().parameters();
        return Json.text(named, named.has("restApiId") ? "restApiId" : "ApiId");
    }

    /** The stage that it deploys to, or whose settings it changes; empty where it is about no stage. */
    public String stage() {
        JsonNode named = read().parameters();
        return Json.text(named, named.has("stageName") ? "stageName" : "StageName");
    }

    /** Whether it publishes what is edited at that moment, by whomever. */
    boolean publishes() {
        return steps.stream().anyMatch(step -> PUBLISHING.contains(step.call().operation()));
    }

    /** Whether it edits a REST API's working copy, of which callers notice nothing before a deployment. */
    boolean editsWorkingCopy() {
        return steps.stream().anyMatch(step -> Calls.editsWorkingCopy(step.call()));
    }

    /** What follows a call. */
    List<ChangeStep> later(int index) {
        return steps.subList(index + 1, steps.size());
    }

    /** What is sent, in order. */
    public List<AwsCall> calls() {
        return steps.stream().map(ChangeStep::call).toList();
    }

    /** The question that tells what the (first) target is now. */
    public AwsCall read() {
        return steps.get(0).before().read();
    }

    /** The (first) target as previewed; must not be changed. */
    public JsonNode before() {
        return steps.get(0).before().value();
    }

    /** The (first) target after the change; must not be changed. */
    public JsonNode after() {
        return steps.get(0).after();
    }

    /**
     * The change as {@code aws} commands, one after the other until one fails.
     *
     * @param endpoint an emulator's or the lab's; empty for AWS itself
     */
    public String command(Optional<URI> endpoint) {
        return Placeholders.commands(steps, endpoint);
    }

    /** What changes, of all targets: before on the left, after on the right. */
    public List<DiffLine> diff() {
        return JsonDiff.ofText(images(true), images(false));
    }

    private String images(boolean old) {
        return steps.stream().map(step -> step.after().isEmpty() ? creation(step, old) : image(step, old))
                .map(Json::pretty).collect(Collectors.joining("\n"));
    }

    private static ObjectNode image(ChangeStep step, boolean old) {
        List<String> members = Json.project(step.after(), step.before().members()).propertyNames().stream().toList();
        return Json.withoutNulls(Json.project(old ? step.before().value() : step.after(), members));
    }

    /** What a call makes that AWS names: there is nothing before, and afterwards what was sent, but for where. */
    private static ObjectNode creation(ChangeStep step, boolean old) {
        ObjectNode made = old ? Json.object() : Json.copy(step.call().parameters());
        step.before().read().parameters().propertyNames().forEach(made::remove);
        return made;
    }
}
