package dev.timeoutdoctor.evidence;

import java.time.Instant;
import java.util.List;

/** The deployments of an API, newest first. */
public record Deployments(List<Deployment> deployments) {

    public Deployments {
        deployments = List.copyOf(deployments);
    }

    /**
     * One immutable snapshot of the whole API.
     *
     * @param status {@code DEPLOYED}, {@code PENDING} or {@code FAILED}; empty for a REST API, whose deployments are made or not
     * @param statusMessage why it failed, in AWS's words
     */
    public record Deployment(String id, Instant createdAt, String description, String status, String statusMessage) {}
}
