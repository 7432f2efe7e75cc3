package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A deployment before it is made, with everything that it would publish. A deployment is a snapshot of the whole API, so it publishes
 * other people's unfinished edits too (AWS: API Gateway developer guide, set up deployments).
 */
public final class DeploymentDraft {

    /** The member of a stage that gives part of its traffic to another deployment. */
    static final String CANARY = "canarySettings";

    private final ApiContext context;
    private final JsonNode stage;
    private final JsonNode resources;
    private final Observed<JsonNode> export;
    private final String description;
    private final List<Source> sources;

    private DeploymentDraft(ApiContext context, JsonNode stage, JsonNode resources, Observed<JsonNode> export,
            String description, List<Source> sources) {
        this.context = context;
        this.stage = stage;
        this.resources = resources;
        this.export = export;
        this.description = description;
        this.sources = List.copyOf(sources);
    }

    /**
     * A deployment of the working copy as it is now.
     *
     * @param stage GetStage's answer
     * @param resources the answer to GetResources with {@code embed=methods}, all pages
     * @param export what came of GetExport; where it was not seen, what is pending is not known
     */
    public static DeploymentDraft of(ApiContext context, JsonNode stage, JsonNode resources, Observed<JsonNode> export,
            String description) {
        return new DeploymentDraft(context, stage.deepCopy(), resources.deepCopy(), export, description, List.of());
    }

    public DeploymentDraft withDescription(String text) {
        return new DeploymentDraft(context, stage, resources, export, text, sources);
    }

    /** The same with the answers that it rests on. */
    DeploymentDraft from(List<Source> answers) {
        return new DeploymentDraft(context, stage, resources, export, description, answers);
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
        return Json.text(stage, "deploymentId");
    }

    /** Everything that this would publish, or empty where the stage's export could not be read. */
    public Optional<List<PendingChange>> pending() {
        return export.seen().map(document -> PendingChange.between(resources, document));
    }

    /** What this would publish besides changes of one's own, or empty where it is not known. */
    public Optional<List<PendingChange>> pendingBesides(List<Change> own) {
        Route route = context.route();
        String method = route.routeKey();
        List<String> touched = own.stream().flatMap(change -> change.steps().stream())
                .flatMap(step -> step.touched().stream()).toList();
        return pending().map(all -> all.stream()
                .filter(one -> !(one.method().equals(method) && touched.contains(one.setting()))).toList());
    }

    /** What prevents the deployment (a canary, a VPC link that is being deleted), and warnings. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        Optional<List<PendingChange>> pending = pending();
        if (pending.isEmpty()) {
            problems.add(Problem.warning(Problem.TARGET, "fix.problem.pending-unknown"));
        } else if (pending.get().isEmpty()) {
            problems.add(Problem.warning(Problem.TARGET, "fix.problem.nothing-pending", context.route().stage()));
        }
        if (!Json.plain(stage.path(CANARY)).isEmpty()) {
            problems.add(Problem.error(Problem.TARGET, "fix.problem.canary", context.route().stage()));
        }
        Optional<String> leaving = resources.findValuesAsString("connectionId").stream()
                .filter(link -> !link.isEmpty() && link.equals(context.leavingLink())).findFirst();
        leaving.ifPresent(link -> problems.add(Problem.error(Problem.TARGET, "fix.problem.leaving-link", link)));
        return List.copyOf(problems);
    }

    public boolean hasErrors() {
        return problems().stream().anyMatch(Problem::isError);
    }

    /** The deployment as an {@code aws} command; empty while there are errors. */
    public String cli(Optional<URI> endpoint) {
        return change().map(change -> change.command(endpoint)).orElse("");
    }

    /**
     * What would be sent; it holds only while neither the stage nor any method of the API is edited. Empty where the stage has a
     * canary: AWS does not say to which of its two deployments a deployment without canary settings goes.
     */
    public Optional<Change> change() {
        return hasErrors() ? Optional.empty() : Optional.of(deployment());
    }

    private Change deployment() {
        Route route = context.route();
        ObjectNode present = Json.object().put("deploymentId", presentDeployment());
        AwsCall stageRead = Calls.getStage(route);
        ChangeStep step = new ChangeStep(Calls.createDeployment(stageRead, description),
                new Expected(stageRead, List.of("deploymentId", CANARY), present), Json.object());
        Expected workingCopy = new Expected(Calls.getResources(route), List.of(), resources);
        return new Change(ChangeKind.DEPLOYMENT, context.stageLabel(), route.account(), route.region(), List.of(step),
                List.of(workingCopy), false,
                Message.of("fix.title.deployment", context.apiName(), route.stage()));
    }
}
