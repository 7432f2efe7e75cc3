package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A deployment before it is made, with everything that it would publish. A deployment is a snapshot of the whole API, so it publishes
 * other people's unfinished edits too (AWS: API Gateway developer guide, set up deployments).
 */
public final class DeploymentDraft {

    private final ApiContext context;
    private final WorkingCopy workingCopy;
    private final String description;
    private final List<Source> sources;

    private DeploymentDraft(ApiContext context, WorkingCopy workingCopy, String description, List<Source> sources) {
        this.context = context;
        this.workingCopy = workingCopy;
        this.description = description;
        this.sources = List.copyOf(sources);
    }

    /** A deployment of the working copy as it is now. */
    static DeploymentDraft of(ApiContext context, WorkingCopy workingCopy, String description) {
        return new DeploymentDraft(context, workingCopy, description, List.of());
    }

    public DeploymentDraft withDescription(String text) {
        return new DeploymentDraft(context, workingCopy, text, sources);
    }

    /** The same with the answers that it rests on. */
    DeploymentDraft from(List<Source> answers) {
        return new DeploymentDraft(context, workingCopy, description, answers);
    }

    /** The answers that it rests on, raw. */
    public List<Source> sources() {
        return sources;
    }

    public ApiContext context() {
        return context;
    }

    public String description() {
        return description;
    }

    /** The deployment that the stage serves now: what an undo goes back to. */
    public String presentDeployment() {
        return workingCopy.present();
    }

    /** The stage as it is now; must not be changed. */
    public JsonNode stage() {
        return workingCopy.stage();
    }

    /** What must still be as it was for this to publish what was shown. */
    public List<Expected> held() {
        return workingCopy.held();
    }

    /** Everything that this would publish, or empty where the stage's export could not be read. */
    public Optional<List<PendingChange>> pending() {
        return workingCopy.pending();
    }

    /** What this would publish too and was not compared, in words. */
    public Message notCompared() {
        return workingCopy.notCompared();
    }

    /** What this would publish besides changes of one's own, or empty where it is not known. */
    public Optional<List<PendingChange>> pendingBesides(List<Change> own) {
        List<ChangeStep> steps = own.stream().flatMap(change -> change.steps().stream()).toList();
        return pending().map(all -> all.stream()
                .filter(one -> steps.stream().noneMatch(step -> workingCopy.comesFrom(one, step))).toList());
    }

    /**
     * What would go along.
     *
     * @param own the changes that it is made for; empty where it is made for what waits, above all the examined method's timeout
     */
    public List<PendingChange> others(List<Change> own) {
        return own.isEmpty()
                ? pending().orElse(List.of()).stream().filter(one -> !workingCopy.isExaminedTimeout(one)).toList()
                : pendingBesides(own).orElse(List.of());
    }

    /** What prevents the deployment (a canary, a VPC link that is being deleted, a stage that deploys by itself), and warnings. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Optional<List<PendingChange>> pending = pending();
        if (pending.isEmpty()) {
            problems.add(Problem.warning(Problem.TARGET, "fix.problem.pending-unknown"));
        } else if (pending.get().isEmpty()) {
            problems.add(Problem.warning(Problem.TARGET, "fix.problem.nothing-pending", context.route().stage(),
                    notCompared()));
        }
        problems.addAll(workingCopy.obstacles());
        return List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems().stream().anyMatch(Problem::isError);
    }

    /** The deployment as an {@code aws} command; empty while there are errors. */
    public String cli(Optional<URI> endpoint) {
        return change().map(change -> change.command(endpoint)).orElse("");
    }

    /** What would be sent; it holds only while neither the stage nor anything of the API is edited. Empty where something prevents it. */
    public Optional<Change> change() {
        return hasErrors() ? Optional.empty() : Optional.of(deployment());
    }

    private Change deployment() {
        Route route = context.route();
        return new Change(workingCopy.kind(), context.stageLabel(), route.account(), route.region(),
                List.of(workingCopy.step(description)), workingCopy.held(), false,
                Message.of("fix.title.deployment", context.apiName(), route.stage()));
    }
}
