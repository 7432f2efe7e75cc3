package dev.timeoutdoctor.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The deployments of an API, newest first. */
public record Deployments(List<Deployment> deployments) {

    public Deployments {
        deployments = List.copyOf(deployments);
    }

    /** When a deployment was made, where it is still in the list. */
    public Optional<Instant> createdAt(String id) {
        return deployments.stream().filter(deployment -> deployment.id().equals(id)).findFirst()
                .map(Deployment::createdAt);
    }

    /**
     * One immutable snapshot of the whole API.
     *
     * @param status {@code DEPLOYED}, {@code PENDING} or {@code FAILED}; empty for a REST API, whose deployments are made or not
     * @param statusMessage why it failed, in AWS's words
     */
    public record Deployment(String id, Instant createdAt, String description, String status, String statusMessage) {}
}
