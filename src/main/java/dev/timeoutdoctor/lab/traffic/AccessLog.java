package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Stage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The access log line of a call: the stage's format with AWS's {@code $context} variables filled in. */
final class AccessLog {

    private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)*)");

    private AccessLog() {}

    static Optional<LogEvent> of(Call call, Stage.AccessLogSettings settings) {
        if (!settings.on()) {
            return Optional.empty();
        }
        String line = VARIABLE.matcher(settings.format())
                .replaceAll(match -> Matcher.quoteReplacement(value(call, match.group(1))));
        return Optional.of(new LogEvent(settings.logGroup(), ExecutionLog.stream(call.requestId()),
                call.start().plus(call.answer().latency()), line));
    }

    /** A minus sign stands for what a call does not have (AWS: variables for access logging). */
    private static String value(Call call, String variable) {
        Call.Answer answer = call.answer();
        boolean refused = answer.outcome() == Outcome.INVALID_BODY;
        boolean failed = answer.outcome() != Outcome.ANSWERED;
        List<Call.Invocation> runs = call.invocations();
        return switch (variable) {
            case "requestId" -> call.requestId();
            case "extendedRequestId" -> call.extendedId();
            case "apiId" -> call.route().apiId();
            case "stage" -> call.route().stage();
            case "httpMethod" -> call.route().httpMethod();
            case "resourcePath" -> call.route().resourcePath();
            case "path" -> "/" + call.route().stage() + call.route().path();
            case "protocol" -> "HTTP/1.1";
            case "identity.sourceIp" -> "127.0.0.1";
            case "requestTimeEpoch" -> String.valueOf(call.start().toEpochMilli());
            case "requestTime" -> call.start().toString();
            case "status" -> String.valueOf(answer.status());
            case "responseLength" -> String.valueOf(answer.body().length());
            case "responseLatency" -> String.valueOf(answer.latency().toMillis());
            case "integrationLatency", "integration.latency" -> refused
                    ? "-"
                    : String.valueOf(answer.integrationLatency().toMillis());
            case "integration.status" -> failed ? "-" : String.valueOf(answer.status());
            case "integration.integrationStatus", "integrationStatus" ->
                !runs.isEmpty() && answer.outcome() != Outcome.INTEGRATION_TIMEOUT ? "200" : "-";
            case "integration.error" -> failed && !refused ? ExecutionLog.failureText(call).getLast() : "-";
            case "integration.requestId", "awsEndpointRequestId" ->
                runs.isEmpty() || answer.outcome() == Outcome.INTEGRATION_TIMEOUT ? "-" : runs.getFirst().requestId();
            case "error.responseType" -> failed ? answer.outcome().responseType() : "-";
            case "error.message" -> failed ? answer.outcome().message() : "-";
            case "error.messageString" -> failed ? "\"" + answer.outcome().message() + "\"" : "-";
            default -> "-";
        };
    }
}
