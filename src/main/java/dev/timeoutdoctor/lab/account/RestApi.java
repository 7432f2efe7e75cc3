package dev.timeoutdoctor.lab.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A REST API. The working copy and the deployed snapshots are apart: a change is served only after a deployment.
 *
 * @param endpointType
 *            REGIONAL, EDGE or PRIVATE
 * @param authorizers
 *            not part of the snapshots here: the lab does not change them
 * @param deployments
 *            oldest first
 */
public record RestApi(String id, String name, String description, Instant created, String endpointType,
        Map<String, String> tags, List<Authorizer> authorizers, Definition workingCopy, List<Deployment> deployments,
        List<Stage> stages) {

    public RestApi {
        tags = Map.copyOf(tags);
        authorizers = List.copyOf(authorizers);
        deployments = List.copyOf(deployments);
        stages = List.copyOf(stages);
    }

    public Optional<Stage> stage(String stageName) {
        return stages.stream().filter(stage -> stage.name().equals(stageName)).findFirst();
    }

    public Optional<Authorizer> authorizer(String authorizerId) {
        return authorizers.stream().filter(authorizer -> authorizer.id().equals(authorizerId)).findFirst();
    }

    public Optional<Deployment> deployment(String deploymentId) {
        return deployments.stream().filter(deployment -> deployment.id().equals(deploymentId)).findFirst();
    }

    /** What the stage serves. */
    public Definition snapshotOf(Stage stage) {
        return deployment(stage.deploymentId()).map(Deployment::snapshot)
                .orElseThrow(() -> new IllegalStateException("stage " + stage.name() + " has no deployment"));
    }

    public RestApi withoutAuthorizers() {
        return new RestApi(id, name, description, created, endpointType, tags, List.of(), workingCopy, deployments,
                stages);
    }

    public RestApi withEndpointType(String changed) {
        return new RestApi(id, name, description, created, changed, tags, authorizers, workingCopy, deployments,
                stages);
    }

    public RestApi withWorkingCopy(Definition changed) {
        return new RestApi(id, name, description, created, endpointType, tags, authorizers, changed, deployments,
                stages);
    }

    public RestApi withDeployment(Deployment added) {
        List<Deployment> all = new ArrayList<>(deployments);
        all.add(added);
        return new RestApi(id, name, description, created, endpointType, tags, authorizers, workingCopy, all, stages);
    }

    /** With the stage of that name replaced, or added where there is none. */
    public RestApi withStage(Stage changed) {
        List<Stage> all = new ArrayList<>(stages);
        all.removeIf(stage -> stage.name().equals(changed.name()));
        all.add(changed);
        return new RestApi(id, name, description, created, endpointType, tags, authorizers, workingCopy,
                deployments, all);
    }
}
