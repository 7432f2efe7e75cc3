package dev.timeoutdoctor.lab.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A Lambda function.
 *
 * @param settings
 *            as last written
 * @param before
 *            the settings that calls still get until {@code updateEnds}
 * @param reservedConcurrency
 *            {@link #UNRESERVED} where nothing is reserved
 * @param invokedBy
 *            source ARNs of the resource policy's statements for API Gateway
 * @param responseBody
 *            the body of its proxy answer
 */
public record LambdaFunction(String name, String runtime, String handler, String role, Settings settings,
        Settings before, Instant updateEnds, Instant lastModified, String revisionId, int reservedConcurrency,
        List<String> invokedBy, Work work, String responseBody) {

    public static final int UNRESERVED = -1;

    /** What UpdateFunctionConfiguration changes here: timeout in whole seconds, memory in MB, and the description. */
    public record Settings(Duration timeout, int memoryMegabytes, String description) {}

    public LambdaFunction {
        invokedBy = List.copyOf(invokedBy);
    }

    /** The settings that a call at that moment runs with. */
    public Settings effectiveAt(Instant now) {
        return now.isBefore(updateEnds) ? before : settings;
    }

    public boolean updatingAt(Instant now) {
        return now.isBefore(updateEnds);
    }

    public LambdaFunction updated(Settings changed, Instant now, Instant ends, String newRevisionId) {
        return new LambdaFunction(name, runtime, handler, role, changed, settings, ends, now, newRevisionId,
                reservedConcurrency, invokedBy, work, responseBody);
    }
}
