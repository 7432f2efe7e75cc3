package dev.timeoutdoctor.session;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.fix.Verification;
import java.time.Instant;

/**
 * A root cause that was found in this session, is gone after a change, and whose symptom a real request has shown to be gone.
 *
 * @param cause as it was found
 * @param at when the last change was made
 * @param proof the request before and after
 */
public record Mended(CauseResult cause, Instant at, Verification proof) {}
