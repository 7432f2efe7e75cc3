package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * CloudWatch Logs' FilterLogEvents, or a query's lines in the same form. Group and window are the call's own; where the call's limit
 * cut the answer, which begins with the oldest line, the window ends with the newest line that was read; a query begins with the
 * newest line, so its window begins with the oldest one. An answer of the wrong shape is an
 * {@link IllegalArgumentException} naming the member; what stands inside a line never is.
 */
public final class LogAnswers {

    private LogAnswers() {}

    /** The lines, newest first. */
    public static LogLines lines(Source source) {
        List<LogLine> lines = newestFirst(source);
        return new LogLines(Members.of(source.call().parameters()).textOrEmpty("logGroupName"), window(source, lines),
                lines, cut(source, lines) && !isQuery(source));
    }

    /** The names of DescribeLogGroups. */
    public static List<String> groups(JsonNode answer) {
        return Members.of(answer).objects("logGroups").stream().map(group -> group.text("logGroupName")).toList();
    }

    /** The runs that the lines report, newest first; lines that report none are left out. */
    public static FunctionReports reports(Source source) {
        List<LogLine> lines = newestFirst(source);
        Set<String> timedOut = lines.stream().flatMap(line -> ReportLine.timedOut(line.message()).stream())
                .collect(Collectors.toUnmodifiableSet());
        List<FunctionReport> reports = lines.stream().flatMap(line -> ReportLine.read(line).stream())
                .map(report -> timedOut.contains(report.requestId()) ? ReportLine.ended(report) : report).toList();
        return new FunctionReports(window(source, lines), reports);
    }

    private static List<LogLine> newestFirst(Source source) {
        return Members.of(source.answer()).objects("events").stream()
                .map(event -> new LogLine(event.millis("timestamp").orElseThrow(() -> event.missing("timestamp")),
                        event.textOrEmpty("message")))
                .sorted(Comparator.comparing(LogLine::at).reversed()).toList();
    }

    private static TimeWindow window(Source source, List<LogLine> lines) {
        Members parameters = Members.of(source.call().parameters());
        boolean cut = cut(source, lines);
        if (isQuery(source)) {
            Instant to = seconds(parameters.count("endTime"));
            return new TimeWindow(cut && !lines.isEmpty()
                    ? lines.getLast().at()
                    : seconds(parameters.count("startTime")), to);
        }
        return new TimeWindow(parameters.millis("startTime").orElse(Instant.EPOCH), cut && !lines.isEmpty()
                ? lines.getFirst().at()
                : parameters.millis("endTime").orElse(source.at()));
    }

    private static boolean cut(Source source, List<LogLine> lines) {
        return Members.of(source.answer()).has("nextToken") || Members.of(source.call().parameters())
                .optionalWhole("limit").filter(limit -> lines.size() >= limit).isPresent();
    }

    private static boolean isQuery(Source source) {
        return source.call().operation().equals("StartQuery");
    }

    /** Beyond the times that can be told, the last one of those. */
    private static Instant seconds(long sinceEpoch) {
        return Instant
                .ofEpochSecond(Math.clamp(sinceEpoch, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()));
    }
}
