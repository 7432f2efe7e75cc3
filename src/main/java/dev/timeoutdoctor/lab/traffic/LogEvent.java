package dev.timeoutdoctor.lab.traffic;

import java.time.Instant;

/** One line in a log group. */
public record LogEvent(String group, String stream, Instant at, String message) {}
