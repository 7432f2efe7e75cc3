package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.MethodSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The lines of a stage's execution log, in AWS's order and words (AWS: set up logging; view REST API logs). */
final class ExecutionLog {

    private final Call call;
    private final MethodSettings settings;
    private final List<LogEvent> lines = new ArrayList<>();

    private ExecutionLog(Call call, MethodSettings settings) {
        this.call = call;
        this.settings = settings;
    }

    static List<LogEvent> of(Call call, MethodSettings settings) {
        ExecutionLog log = new ExecutionLog(call, settings);
        if (settings.loggingLevel().equals("INFO")) {
            log.everything();
        } else if (settings.loggingLevel().equals("ERROR") && call.answer().outcome() != Outcome.ANSWERED) {
            log.failure();
        }
        return log.lines;
    }

    private void everything() {
        Call.Route route = call.route();
        line(1, "Extended Request Id: " + call.extendedId());
        line(1, "Verifying Usage Plan for request: " + call.requestId() + ". API Key:  API Stage: " + route.apiId()
                + "/"
                + route.stage());
        line(2, "Usage Plan check succeeded for API Key  and API Stage " + route.apiId() + "/" + route.stage());
        line(2, "Starting execution for request: " + call.requestId());
        line(2, "HTTP Method: " + route.httpMethod() + ", Resource Path: " + route.path());
        authorizer();
        if (settings.dataTrace()) {
            line(2, "Method request path: {}");
            line(2, "Method request query string: {}");
            line(2, "Method request headers: {}");
            line(2, "Method request body before transformations: ");
        }
        boolean kept = call.answer().cache() == Call.CacheUse.HIT;
        if (!kept && call.answer().outcome() != Outcome.AUTHORIZER_FAILED) {
            long sent = 3 + call.answer().authorizerLatency().toMillis();
            line(sent, "Endpoint request URI: " + route.uri());
            if (settings.dataTrace()) {
                line(sent, "Endpoint request headers: {}");
                line(sent, "Endpoint request body after transformations: ");
            }
            line(sent, "Sending request to " + route.uri());
        }
        if (call.answer().outcome() == Outcome.ANSWERED) {
            success();
        } else {
            failure();
        }
    }

    /** The words for an authorizer that was too late are not verified. */
    private void authorizer() {
        long waited = call.answer().authorizerLatency().toMillis();
        if (waited > 0) {
            line(2, "Starting authorizer: " + call.invocations().getFirst().functionName() + " for request: "
                    + call.requestId());
            if (call.answer().outcome() != Outcome.AUTHORIZER_FAILED) {
                line(2 + waited, "Successfully completed authorizer execution");
            }
        }
    }

    private void success() {
        long waited = call.answer().integrationLatency().toMillis();
        long received = call.answer().authorizerLatency().toMillis() + waited;
        if (call.answer().cache() != Call.CacheUse.HIT) {
            line(received, "Received response. Status: " + call.answer().status() + ", Integration latency: "
                    + waited + " ms");
        }
        if (settings.dataTrace()) {
            line(received, "Endpoint response headers: {}");
            line(received, "Endpoint response body before transformations: " + call.answer().body());
            line(received, "Method response body after transformations: " + call.answer().body());
        }
        line(received, "Method response headers: {X-Amzn-Trace-Id=Root=1-lab}");
        line(received + 1, "Successfully completed execution");
        line(received + 1, "Method completed with status: " + call.answer().status());
        call.integrationRuns()
                .forEach(run -> line(received + 1, "AWS Integration Endpoint RequestId : " + run.requestId()));
    }

    private void failure() {
        long at = call.answer().authorizerLatency().plus(call.answer().integrationLatency()).toMillis();
        failureText(call).forEach(text -> line(at, text));
        line(at + 1, "Method completed with status: " + call.answer().status());
    }

    /** The lines that say why; also the text of {@code $context.integration.error}. */
    static List<String> failureText(Call call) {
        return switch (call.answer().outcome()) {
            case ANSWERED -> List.of();
            case INTEGRATION_TIMEOUT -> List.of("Execution failed due to a timeout error");
            case NETWORK_FAILURE -> List.of("Execution failed due to a network error communicating with endpoint");
            case FUNCTION_FAILED -> {
                Call.Invocation run = call.invocations().getLast();
                yield List.of("Lambda execution failed with status 200 due to customer function error: "
                        + FunctionLog.timeoutText(call, run) + ". Lambda request id: " + run.requestId());
            }
            case NOT_PERMITTED ->
                List.of("Execution failed due to configuration error: Invalid permissions on Lambda function");
            case FUNCTION_THROTTLED -> List.of(
                    "Lambda invocation failed with status: 429. Lambda request id: "
                            + UUID.nameUUIDFromBytes(call.requestId().getBytes(StandardCharsets.UTF_8)),
                    "Execution failed due to configuration error: Rate Exceeded.");
            case PRIVATE_PATH_BROKEN, STREAM_MISMATCH -> List.of("Execution failed due to configuration error: "
                    + "There was an internal error while executing your request");
            case AUTHORIZER_FAILED -> List.of("Execution failed due to configuration error: Authorizer error");
        };
    }

    private void line(long afterMillis, String text) {
        Instant at = call.start().plusMillis(afterMillis);
        lines.add(new LogEvent(group(call.route()), stream(call.requestId()), at,
                "(" + call.requestId() + ") " + text));
    }

    /** The canary has a group of its own; the name of a WebSocket API's group is not verified. */
    private static String group(Call.Route route) {
        return switch (route.kind()) {
            case REST -> "API-Gateway-Execution-Logs_" + route.apiId() + "/" + route.stage()
                    + (route.canary() ? "/Canary" : "");
            case HTTP, WEBSOCKET -> "/aws/apigateway/" + route.apiId() + "/" + route.stage();
        };
    }

    /** AWS spreads calls over streams with hashed names; one call stays in one stream. */
    static String stream(String requestId) {
        return requestId.replace("-", "");
    }
}
