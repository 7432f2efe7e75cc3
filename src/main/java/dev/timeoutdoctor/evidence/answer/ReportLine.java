package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Lambda writes at the end of a run, as text ({@code REPORT RequestId: …}) or as JSON ({@code platform.report}). A line that
 * only looks like one is no report, never an error.
 */
final class ReportLine {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern REPORT = Pattern
            .compile("^REPORT RequestId:\\s*(?<id>\\S+)\\s+Duration:\\s*(?<millis>\\d{1,9}(\\.\\d{1,6})?) ms");
    private static final Pattern INIT = Pattern.compile("Init Duration:\\s*(\\d{1,9}(\\.\\d{1,6})?) ms");
    private static final Pattern SIZE = Pattern.compile("Memory Size:\\s*(\\d{1,6}) MB");
    private static final Pattern USED = Pattern.compile("Max Memory Used:\\s*(\\d{1,6}) MB");
    private static final Pattern STATUS_TIMEOUT = Pattern.compile("\\bStatus:\\s*timeout\\b");
    private static final Pattern TASK_TIMED_OUT = Pattern.compile("(?<id>[0-9a-fA-F-]{8,64}) Task timed out after");

    private ReportLine() {}

    static Optional<FunctionReport> read(LogLine line) {
        return line.message().startsWith("{") ? json(line) : text(line);
    }

    /** The request id of a line that says that Lambda ended the run. */
    static Optional<String> timedOut(String message) {
        if (!message.contains("Task timed out after")) {
            return Optional.empty(); // nearly every line; the pattern would look for an id in all of it
        }
        Matcher matcher = TASK_TIMED_OUT.matcher(message);
        if (matcher.find()) {
            return Optional.of(matcher.group("id"));
        }
        return message.startsWith("{")
                ? tree(message).map(node -> node.path("requestId").asString("")).filter(id -> !id.isEmpty())
                : Optional.empty();
    }

    /** The same run, ended by Lambda. */
    static FunctionReport ended(FunctionReport report) {
        return new FunctionReport(report.requestId(), report.at(), report.duration(), report.initDuration(),
                report.memorySizeMegabytes(), report.maxMemoryUsedMegabytes(), true);
    }

    private static Optional<FunctionReport> text(LogLine line) {
        Matcher matcher = REPORT.matcher(line.message());
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(new FunctionReport(matcher.group("id"), line.at(), millis(matcher.group("millis")),
                first(INIT, line).map(ReportLine::millis).orElse(Duration.ZERO),
                first(SIZE, line).map(Integer::parseInt).orElse(0), first(USED, line).map(Integer::parseInt).orElse(0),
                STATUS_TIMEOUT.matcher(line.message()).find()));
    }

    private static Optional<FunctionReport> json(LogLine line) {
        return tree(line.message()).filter(node -> node.path("type").asString("").equals("platform.report"))
                .map(node -> node.path("record")).filter(node -> node.path("metrics").path("durationMs").isNumber())
                .map(node -> report(line, node, node.path("metrics")));
    }

    private static FunctionReport report(LogLine line, JsonNode node, JsonNode metrics) {
        return new FunctionReport(node.path("requestId").asString(""), line.at(),
                millis(metrics.path("durationMs").doubleValue()), millis(metrics.path("initDurationMs").asDouble(0)),
                metrics.path("memorySizeMB").asInt(0), metrics.path("maxMemoryUsedMB").asInt(0),
                node.path("status").asString("").equals("timeout"));
    }

    private static Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty(); // an application's own line that begins with a brace
        }
    }

    private static Optional<String> first(Pattern pattern, LogLine line) {
        Matcher matcher = pattern.matcher(line.message());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Duration millis(String text) {
        return millis(Double.parseDouble(text));
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1_000_000));
    }
}
