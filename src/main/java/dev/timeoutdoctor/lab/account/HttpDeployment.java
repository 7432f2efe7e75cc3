package dev.timeoutdoctor.lab.account;

import java.time.Instant;

/** A deployment of an HTTP or WebSocket API. */
public record HttpDeployment(String id, String description, Instant created, boolean autoDeployed,
        HttpDefinition snapshot) {}
