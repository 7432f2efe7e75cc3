package dev.timeoutdoctor.lab.account;

import java.time.Instant;

/** A deployment: the snapshot of the whole working copy at the moment it was made. */
public record Deployment(String id, String description, Instant created, Definition snapshot) {}
