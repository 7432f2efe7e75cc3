package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How long an integration may wait: what the table of patch operations does not say. */
final class IntegrationProblems {

    /** Every REST API may wait this long, whatever its quota (AWS: REST API quotas). */
    private static final Duration ALWAYS_ALLOWED = Duration.ofMillis(29_000);
    private static final Duration STREAMING_LIMIT = Duration.ofMinutes(15);

    private IntegrationProblems() {}

    /** What is wrong with a timeout; one that nobody touches can still be too long once the integration stops streaming. */
    static Optional<Problem> timeout(ApiContext context, JsonNode before, JsonNode after,
            List<PatchOperation> operations) {
        boolean touched = operations.stream().anyMatch(one -> one.path().equals(IntegrationPatching.TIMEOUT));
        boolean stops = IntegrationPatching.streams(before) && !IntegrationPatching.streams(after);
        return touched || stops ? millis(after).flatMap(millis -> timeout(context, after, millis)) : Optional.empty();
    }

    /** The timeout of an integration in milliseconds, AWS's default where it names none; empty while it is no number. */
    static Optional<Long> millis(JsonNode integration) {
        JsonNode value = integration.path("timeoutInMillis");
        JsonNode known = value.isMissingNode() || value.isNull()
                ? JsonNodeFactory.instance.numberNode(ALWAYS_ALLOWED.toMillis())
                : value;
        return known.isIntegralNumber() && known.canConvertToLong() ? Optional.of(known.longValue()) : Optional.empty();
    }

    private static Optional<Problem> timeout(ApiContext context, JsonNode after, long millis) {
        Duration timeout = Duration.ofMillis(millis);
        Optional<TimeoutCeiling> ceiling = ceiling(context, after);
        if (timeout.compareTo(TimeoutCeiling.FLOOR) < 0) {
            return Optional.of(Problem.error(Problem.TIMEOUT, "fix.problem.timeout-floor", TimeoutCeiling.FLOOR));
        }
        if (millis > Integer.MAX_VALUE) {
            return Optional.of(Problem.error(Problem.TIMEOUT, "fix.problem.timeout-integer", millis));
        }
        if (ceiling.isEmpty()) {
            return timeout.compareTo(ALWAYS_ALLOWED) > 0
                    ? Optional.of(Problem.warning(Problem.TIMEOUT, "fix.problem.ceiling-unknown", timeout))
                    : Optional.empty();
        }
        return timeout.compareTo(ceiling.get().limit()) > 0
                ? Optional.of(Problem.error(Problem.TIMEOUT, over(ceiling.get()), millis, ceiling.get().limit()))
                : Optional.empty();
    }

    /** The ceiling for an image of the integration: streaming has its own (AWS: API Gateway response streaming). */
    static Optional<TimeoutCeiling> ceiling(ApiContext context, JsonNode integration) {
        return IntegrationPatching.streams(integration)
                ? Optional.of(new TimeoutCeiling(STREAMING_LIMIT, TimeoutCeiling.Kind.STREAMING))
                : context.buffered();
    }

    private static String over(TimeoutCeiling ceiling) {
        return switch (ceiling.kind()) {
            case QUOTA -> "fix.problem.over-quota";
            case EDGE -> "fix.problem.over-edge";
            case STREAMING -> "fix.problem.over-streaming";
            case HTTP_API -> "fix.problem.over-http-api";
            case WEBSOCKET_API -> "fix.problem.over-websocket-api";
        };
    }
}
