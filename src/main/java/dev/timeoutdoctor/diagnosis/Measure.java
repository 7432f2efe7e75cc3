package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.text.Message;

/**
 * The two figures of a check's row.
 *
 * @param now what is
 * @param allowed what may be
 */
public record Measure(Message now, Message allowed) {}
