package dev.timeoutdoctor.evidence;

import java.time.Instant;
import java.util.List;

/** The deployments of a REST API, newest first. */
public record Deployments(List<Deployment> deployments) {

    public Deployments {
        deployments = List.copyOf(deployments);
    }

    /** One immutable snapshot of the whole API. */
    public record Deployment(String id, Instant createdAt, String description) {}
}
