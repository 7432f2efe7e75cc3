package dev.timeoutdoctor.lab.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP or WebSocket API.
 *
 * @param protocol
 *            HTTP or WEBSOCKET
 * @param deployments
 *            oldest first
 */
public record HttpApi(String id, String name, String protocol, String description, Instant created,
        Map<String, String> tags, HttpDefinition workingCopy, List<HttpDeployment> deployments,
        List<HttpStage> stages) {

    public static final Duration HTTP_CEILING = Duration.ofSeconds(30);
    public static final Duration WEBSOCKET_CEILING = Duration.ofSeconds(29);

    public HttpApi {
        tags = Map.copyOf(tags);
        deployments = List.copyOf(deployments);
        stages = List.copyOf(stages);
    }

    public boolean isWebSocket() {
        return protocol.equals("WEBSOCKET");
    }

    /** The longest timeout, which is also the default; nobody can have more (AWS: HTTP and WebSocket API quotas). */
    public Duration ceiling() {
        return isWebSocket() ? WEBSOCKET_CEILING : HTTP_CEILING;
    }

    /** How the route of a request or a message is found. */
    public String routeSelectionExpression() {
        return isWebSocket() ? "$request.body.action" : "$request.method $request.path";
    }

    public Optional<HttpStage> stage(String stageName) {
        return stages.stream().filter(stage -> stage.name().equals(stageName)).findFirst();
    }

    public Optional<HttpDeployment> deployment(String deploymentId) {
        return deployments.stream().filter(deployment -> deployment.id().equals(deploymentId)).findFirst();
    }

    /** What the stage serves. */
    public HttpDefinition snapshotOf(HttpStage stage) {
        return deployment(stage.deploymentId()).map(HttpDeployment::snapshot)
                .orElseThrow(() -> new IllegalStateException("stage " + stage.name() + " has no deployment"));
    }

    public HttpApi withWorkingCopy(HttpDefinition changed) {
        return new HttpApi(id, name, protocol, description, created, tags, changed, deployments, stages);
    }

    /** With an edited working copy, which stages that deploy by themselves serve at once. */
    public HttpApi edited(HttpDefinition changed, Instant now) {
        return withWorkingCopy(changed).deployedByItself(now);
    }

    /** With a deployment for each stage that deploys by itself. */
    public HttpApi deployedByItself(Instant now) {
        HttpApi after = this;
        for (HttpStage stage : stages) {
            if (stage.autoDeploy()) {
                HttpDeployment made = new HttpDeployment(after.nextDeploymentId(),
                        "Automatic deployment triggered by changes to the Api configuration", now, true,
                        after.workingCopy);
                HttpApi with = after.withDeployment(made);
                after = made.failure().isPresent() ? with : with.withStage(stage.withDeployment(made.id(), now));
            }
        }
        return after;
    }

    /** Why the newest deployment that was made by itself failed; empty where it did not. */
    public Optional<String> lastAutomaticFailure() {
        return deployments.reversed().stream().filter(HttpDeployment::autoDeployed).findFirst()
                .flatMap(HttpDeployment::failure);
    }

    public String nextDeploymentId() {
        return DeploymentIds.next(deployments.size(), taken -> deployment(taken).isPresent());
    }

    public HttpApi withDeployment(HttpDeployment added) {
        List<HttpDeployment> all = new ArrayList<>(deployments);
        all.add(added);
        return new HttpApi(id, name, protocol, description, created, tags, workingCopy, all, stages);
    }

    public HttpApi withStage(HttpStage changed) {
        return new HttpApi(id, name, protocol, description, created, tags, workingCopy, deployments,
                stages.stream().map(stage -> stage.name().equals(changed.name()) ? changed : stage).toList());
    }
}
