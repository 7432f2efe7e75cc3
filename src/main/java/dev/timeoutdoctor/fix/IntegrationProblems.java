package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The rules for patch operations of an integration. */
final class IntegrationProblems {

    /** Every REST API may wait this long, whatever its quota (AWS: REST API quotas). */
    private static final Duration ALWAYS_ALLOWED = Duration.ofMillis(29_000);
    private static final Duration STREAMING_LIMIT = Duration.ofMinutes(15);
    private static final String URI = "/uri";
    private static final String STREAMED_CALL = ":lambda:path/2021-11-15/functions/";
    private static final String STREAMED_END = "/response-streaming-invocations";
    private static final Pattern URI_FORM = Pattern.compile("arn:|https?://|\\$\\{stageVariables\\.");
    private static final List<String> METHODS = List.of("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST",
            "PUT");

    private final ApiContext context;
    private final JsonNode before;
    private final JsonNode after;
    private final List<Problem> problems = new ArrayList<>();

    private IntegrationProblems(ApiContext context, JsonNode before, JsonNode after) {
        this.context = context;
        this.before = before;
        this.after = after;
    }

    static List<Problem> of(ApiContext context, JsonNode before, JsonNode after, List<PatchOperation> operations) {
        IntegrationProblems check = new IntegrationProblems(context, before, after);
        Set<String> paths = new HashSet<>();
        for (int row = 0; row < operations.size(); row++) {
            check.operation(row, operations.get(row), paths);
        }
        check.wholeIntegration(operations);
        return check.problems;
    }

    private void operation(int row, PatchOperation operation, Set<String> paths) {
        String field = Problem.operation(row);
        String path = operation.path();
        if (!operation.op().equals("replace")) {
            problems.add(Problem.error(field, "fix.problem.op", operation.op()));
        } else if (!IntegrationPatch.patchable(path)) {
            problems.add(Problem.error(field, IntegrationPatch.why(path), path));
        } else if (!paths.add(path)) {
            problems.add(Problem.error(field, "fix.problem.duplicate", path));
        } else if (!IntegrationPatch.canReplace(before, path)) {
            problems.add(Problem.error(field, "fix.problem.added", path));
        } else {
            value(field, path, operation.value());
        }
    }

    private void value(String field, String path, String value) {
        if (path.equals(IntegrationPatch.TIMEOUT)) {
            timeout(value);
        } else if (value.isEmpty()) {
            problems.add(Problem.error(field, "fix.problem.empty", path));
        } else if (isMock() && (path.equals("/uri") || path.equals("/httpMethod"))) {
            problems.add(Problem.error(field, "fix.problem.mock", path));
        } else if (path.equals(IntegrationPatch.TRANSFER_MODE)) {
            transferMode(field, value);
        } else if (path.equals("/connectionType") && !Set.of("INTERNET", "VPC_LINK").contains(value)) {
            problems.add(Problem.error(field, "fix.problem.one-of", path, "INTERNET, VPC_LINK"));
        } else if (path.equals("/passthroughBehavior")
                && !Set.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER").contains(value)) {
            problems.add(Problem.error(field, "fix.problem.one-of", path, "WHEN_NO_MATCH, WHEN_NO_TEMPLATES, NEVER"));
        } else if (path.equals("/tlsConfig/insecureSkipVerification") && !Set.of("true", "false").contains(value)) {
            problems.add(Problem.error(field, "fix.problem.one-of", path, "true, false"));
        } else if (IntegrationPatch.valueAt(before, path).equals(value)) {
            problems.add(Problem.warning(field, "fix.problem.same-value", path, value));
        }
    }

    private void timeout(String value) {
        Optional<Long> millis = IntegrationPatch.wholeNumber(value);
        if (millis.isEmpty()) {
            problems.add(Problem.error(Problem.TIMEOUT, "fix.problem.timeout-number", value));
            return;
        }
        Duration timeout = Duration.ofMillis(millis.get());
        if (timeout.compareTo(TimeoutCeiling.FLOOR) < 0) {
            problems.add(Problem.error(Problem.TIMEOUT, "fix.problem.timeout-floor", TimeoutCeiling.FLOOR));
            return;
        }
        Optional<TimeoutCeiling> ceiling = ceiling(context, after);
        if (ceiling.isEmpty() && timeout.compareTo(ALWAYS_ALLOWED) > 0) {
            problems.add(Problem.warning(Problem.TIMEOUT, "fix.problem.ceiling-unknown", timeout));
        } else if (ceiling.isPresent() && timeout.compareTo(ceiling.get().limit()) > 0) {
            problems.add(Problem.error(Problem.TIMEOUT, over(ceiling.get()), millis.get(),
                    ceiling.get().limit()));
        } else if (IntegrationPatch.valueAt(before, IntegrationPatch.TIMEOUT).equals(String.valueOf(millis.get()))) {
            problems.add(Problem.warning(Problem.TIMEOUT, "fix.problem.same-timeout", timeout));
        }
    }

    /** The ceiling for an image of the integration: streaming has its own (AWS: API Gateway response streaming). */
    static Optional<TimeoutCeiling> ceiling(ApiContext context, JsonNode integration) {
        return streams(integration)
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

    private void transferMode(String field, String value) {
        if (!Set.of("BUFFERED", "STREAM").contains(value)) {
            problems.add(Problem.error(field, "fix.problem.one-of", IntegrationPatch.TRANSFER_MODE,
                    "BUFFERED, STREAM"));
        } else if (value.equals("STREAM") && !Json.text(before, "type").endsWith("_PROXY")) {
            problems.add(Problem.error(field, "fix.problem.stream-proxy", Json.text(before, "type")));
        } else if (IntegrationPatch.valueAt(before, IntegrationPatch.TRANSFER_MODE).equals(value)) {
            problems.add(Problem.warning(field, "fix.problem.same-value", IntegrationPatch.TRANSFER_MODE, value));
        }
    }

    /** A timeout that nobody touches can still be too long once the integration stops streaming. */
    private void wholeIntegration(List<PatchOperation> operations) {
        boolean touched = operations.stream().anyMatch(one -> one.path().equals(IntegrationPatch.TIMEOUT));
        if (!touched && streams(before) && !streams(after)) {
            timeout(IntegrationPatch.valueAt(after, IntegrationPatch.TIMEOUT));
        }
        together(operations.stream().map(PatchOperation::path).collect(Collectors.toSet()));
    }

    /** What fits a place by itself and breaks the method beside the rest; only of places that are touched. */
    private void together(Set<String> touched) {
        String uri = Json.text(after, "uri");
        boolean lambda = uri.contains(":lambda:path/") && Json.text(after, "type").equals("AWS_PROXY");
        if (lambda && (touched.contains(URI) || touched.contains(IntegrationPatch.TRANSFER_MODE))
                && streams(after) != (uri.contains(STREAMED_CALL) && uri.endsWith(STREAMED_END))) {
            problems.add(Problem.error(Problem.AFTER,
                    streams(after) ? "fix.problem.streamed-uri" : "fix.problem.buffered-uri", STREAMED_END));
        }
        if ((touched.contains("/connectionType") || touched.contains("/connectionId"))
                && Json.text(after, "connectionType").equals("VPC_LINK")
                && Json.text(after, "connectionId").isEmpty()) {
            problems.add(Problem.error(Problem.AFTER, "fix.problem.link-unnamed"));
        }
        String method = Json.text(after, "httpMethod");
        if (touched.contains("/httpMethod") && !method.isEmpty() && !METHODS.contains(method)) {
            problems.add(Problem.error(Problem.AFTER, "fix.problem.one-of", "/httpMethod",
                    String.join(", ", METHODS)));
        }
        if (touched.contains(URI) && !uri.isEmpty() && !isMock() && !URI_FORM.matcher(uri).lookingAt()) {
            problems.add(Problem.error(Problem.AFTER, "fix.problem.uri-form", uri));
        }
    }

    private static boolean streams(JsonNode integration) {
        return IntegrationPatch.valueAt(integration, IntegrationPatch.TRANSFER_MODE).equals("STREAM");
    }

    private boolean isMock() {
        return Json.text(before, "type").equals("MOCK");
    }
}
