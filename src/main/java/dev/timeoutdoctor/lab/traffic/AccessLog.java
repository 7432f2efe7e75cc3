package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Stage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The access log line of a call: the stage's format with AWS's {@code $context} variables filled in. */
final class AccessLog {

    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)*)");

    private AccessLog() {}

    /** One line; a canary's call leaves it in the stage's group and in the canary's (AWS: set up a canary release). */
    static List<LogEvent> of(Call call, Stage.AccessLogSettings settings) {
        if (!settings.on()) {
            return List.of();
        }
        String line = VARIABLE.matcher(settings.format())
                .replaceAll(match -> Matcher.quoteReplacement(value(call, match.group(1))));
        Stream<String> groups = call.route().canary()
                ? Stream.of(settings.logGroup(), settings.logGroup() + "/Canary")
                : Stream.of(settings.logGroup());
        return groups.map(group -> new LogEvent(group, ExecutionLog.stream(call.requestId()),
                call.start().plus(call.answer().latency()), line)).toList();
    }

    /** A minus sign stands for what a call does not have (AWS: variables for access logging). */
    private static String value(Call call, String variable) {
        Call.Answer answer = call.answer();
        boolean kept = answer.cache() == Call.CacheUse.HIT;
        boolean failed = answer.outcome() != Outcome.ANSWERED;
        List<Call.Invocation> runs = call.integrationRuns();
        return switch (variable) {
            case "requestId" -> call.requestId();
            case "extendedRequestId" -> call.extendedId();
            case "apiId" -> call.route().apiId();
            case "stage" -> call.route().stage();
            case "httpMethod" -> call.route().httpMethod();
            case "resourcePath" -> call.route().resourcePath();
            case "routeKey" -> call.route().key();
            case "isCanaryRequest" -> call.route().kind() == Kind.REST ? String.valueOf(call.route().canary()) : "-";
            case "xrayTraceId" -> Traces.id(call).map(id -> "Root=" + id).orElse("-");
            case "authorizer.latency", "authorizer.integrationLatency" ->
                answer.authorizerLatency().isZero() ? "-" : String.valueOf(answer.authorizerLatency().toMillis());
            case "path" -> "/" + call.route().stage() + call.route().path();
            case "protocol" -> "HTTP/1.1";
            case "identity.sourceIp" -> "127.0.0.1";
            case "requestTimeEpoch" -> String.valueOf(call.start().toEpochMilli());
            case "requestTime" -> call.start().toString();
            case "status" -> String.valueOf(answer.status());
            case "responseLength" -> String.valueOf(answer.body().length());
            case "responseLatency" -> String.valueOf(answer.latency().toMillis());
            case "integrationLatency", "integration.latency" ->
                kept ? "-" : String.valueOf(answer.integrationLatency().toMillis());
            case "integration.status" -> failed || kept ? "-" : String.valueOf(answer.status());
            case "integration.integrationStatus", "integrationStatus" ->
                serviceStatus(call);
            case "integration.error", "integrationErrorMessage" -> integrationError(call, variable);
            case "integration.requestId", "awsEndpointRequestId" ->
                runs.isEmpty() || answer.outcome() == Outcome.INTEGRATION_TIMEOUT ? "-" : runs.getLast().requestId();
            case "error.responseType" -> failed ? answer.outcome().responseType() : "-";
            case "error.message" -> failed ? answer.outcome().message(call.route().kind()) : "-";
            case "error.messageString" ->
                failed ? "\"" + answer.outcome().message(call.route().kind()) + "\"" : "-";
            default -> "-";
        };
    }

    /** The status of the Lambda service itself, whatever the function's code said. */
    private static String serviceStatus(Call call) {
        return switch (call.answer().outcome()) {
            case FUNCTION_THROTTLED -> "429";
            case NOT_PERMITTED -> "403";
            case ANSWERED, FUNCTION_FAILED -> call.integrationRuns().isEmpty() ? "-" : "200";
            case INTEGRATION_TIMEOUT, NETWORK_FAILURE, PRIVATE_PATH_BROKEN, STREAM_MISMATCH, AUTHORIZER_FAILED -> "-";
        };
    }

    /** HTTP APIs have words of their own (AWS: troubleshooting HTTP API Lambda integrations). */
    private static String integrationError(Call call, String variable) {
        Outcome outcome = call.answer().outcome();
        if (outcome == Outcome.ANSWERED) {
            return "-";
        }
        if (call.route().kind() == Kind.HTTP) {
            return switch (outcome) {
                case NOT_PERMITTED -> "The IAM role configured on the integration or API Gateway doesn't have "
                        + "permissions to call the integration. Check the permissions and try again.";
                case FUNCTION_FAILED -> "The Lambda function returned the following error: "
                        + FunctionLog.timeoutText(call, call.invocations().getLast())
                        + ". Check your Lambda function code and try again.";
                default -> "-";
            };
        }
        return variable.equals("integrationErrorMessage") ? "-" : ExecutionLog.failureText(call).getLast();
    }
}
