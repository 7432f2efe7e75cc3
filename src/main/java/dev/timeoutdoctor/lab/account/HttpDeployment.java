package dev.timeoutdoctor.lab.account;

import java.time.Instant;
import java.util.Optional;

/** A deployment of an HTTP or WebSocket API. */
public record HttpDeployment(String id, String description, Instant created, boolean autoDeployed,
        HttpDefinition snapshot) {

    /** Why it could not be made, in the lab's own words; empty where it could. A stage goes on serving what it served. */
    public Optional<String> failure() {
        return snapshot.routes().stream().filter(this::leadsNowhere).findFirst()
                .map(route -> "Unable to deploy API because the integration of route '" + route.key()
                        + "' does not exist");
    }

    private boolean leadsNowhere(HttpRoute route) {
        return !route.integrationId().isEmpty() && snapshot.integration(route.integrationId()).isEmpty();
    }
}
