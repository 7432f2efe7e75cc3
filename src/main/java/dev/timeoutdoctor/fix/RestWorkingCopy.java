package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The working copy of a REST API.
 *
 * @param stage GetStage's answer; must not be changed
 * @param resources the answer to GetResources with {@code embed=methods}, all pages; must not be changed
 * @param export what came of GetExport
 * @param links the VPC links that its integrations use
 */
record RestWorkingCopy(Route route, JsonNode stage, JsonNode resources, Observed<JsonNode> export,
        List<UsedLink> links) implements WorkingCopy {

    /** The member of a stage that gives part of its traffic to another deployment. */
    static final String CANARY = "canarySettings";
    private static final String DEPLOYMENT = "deploymentId";

    RestWorkingCopy {
        stage = stage.deepCopy();
        resources = resources.deepCopy();
        links = List.copyOf(links);
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.DEPLOYMENT;
    }

    @Override
    public String present() {
        return Json.text(stage, DEPLOYMENT);
    }

    @Override
    public Optional<List<PendingChange>> pending() {
        return export.seen().map(document -> PendingChange.between(resources, document));
    }

    @Override
    public Message notCompared() {
        return DeploymentDrift.notCompared(ApiType.REST);
    }

    @Override
    public boolean comesFrom(PendingChange one, ChangeStep step) {
        return one.method().equals(route.routeKey()) && step.touched().contains(one.setting());
    }

    @Override
    public boolean isExaminedTimeout(PendingChange one) {
        return one.method().equals(route.routeKey()) && one.setting().equals("timeoutInMillis");
    }

    /**
     * AWS does not say to which of a stage's two deployments a deployment without canary settings goes, and makes none while a VPC link
     * that a method uses is being deleted.
     */
    @Override
    public List<Problem> obstacles() {
        List<Problem> obstacles = new ArrayList<>();
        if (!Json.plain(stage.path(CANARY)).isEmpty()) {
            obstacles.add(Problem.error(Problem.TARGET, "fix.problem.canary", route.stage()));
        }
        links.forEach(link -> link.problem().ifPresent(obstacles::add));
        return List.copyOf(obstacles);
    }

    @Override
    public ChangeStep step(String description) {
        AwsCall read = Calls.getStage(route);
        return new ChangeStep(Calls.createDeployment(read, description), new Expected(read,
                List.of(DEPLOYMENT, CANARY), Json.object().put(DEPLOYMENT, present())), Json.object());
    }

    @Override
    public List<Expected> held() {
        return Stream.concat(Stream.of(new Expected(Calls.getResources(route), List.of(), resources)),
                links.stream().flatMap(link -> link.held().stream())).toList();
    }
}
