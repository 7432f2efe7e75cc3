package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Properties of reading log lines, over random lines with fixed seeds. */
class LogLineFuzzTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant AT = Instant.parse("2026-11-22T14:02:11Z");
    private static final List<String> BITS = List.of("REPORT RequestId: ", "\tDuration: ", "12.5 ms", " ms",
            "Init Duration: ", "Memory Size: 128 MB", "Max Memory Used: ", "999999999999999", "Status: timeout",
            " Task timed out after 3.00 seconds", "6fbd2b8c-5b1a-4a8e-9b0a-2d0c4c1f7a55", "{", "}", "\"", ":", ",",
            "\"type\":\"platform.report\"", "\"record\":{\"metrics\":{\"durationMs\":", "1e308", "-1", "null", "[[[[",
            "\u0000", "é", "注文", "📦", "\n", " ", "\"requestId\":", "\"status\":\"timeout\"");

    /** What a run writes at its end, in either format, is read back whole. */
    @Test
    void aReportIsReadBackInBothFormats() {
        Random random = new Random(29);
        for (int round = 0; round < 2_000; round++) {
            FunctionReport report = report(random);
            for (String line : List.of(text(report), json(report))) {
                assertEquals(List.of(report), reports(List.of(line)), line);
            }
        }
    }

    /** Whatever a line says, reading ends at once and tells nothing that stands in no line. */
    @Test
    void nothingBreaksTheReading() {
        Random random = new Random(504);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int round = 0; round < 2_000; round++) {
                List<String> lines = random.ints(1 + random.nextInt(5), 0, 40)
                        .mapToObj(most -> soup(random, most)).toList();
                List<FunctionReport> reports = reports(lines);
                assertTrue(reports.size() <= lines.size(), lines::toString);
                reports.forEach(report -> assertTrue(lines.stream().anyMatch(line -> line.contains(report.requestId())),
                        lines::toString));
            }
        });
    }

    @Test
    void aReportThatIsCutAnywhereIsTheSameRunOrNone() {
        FunctionReport report = report(new Random(3));
        for (String line : List.of(text(report), json(report))) {
            for (int length = 0; length < line.length(); length++) {
                reports(List.of(line.substring(0, length)))
                        .forEach(cut -> assertEquals(report.requestId(), cut.requestId(), line));
            }
        }
    }

    @Test
    void endlessLinesAndDeepOnesAreGivenUpSoon() {
        List<String> lines = List.of("REPORT RequestId: " + "a".repeat(2_000_000), "{\"a\":".repeat(10_000),
                "[".repeat(100_000), "0-".repeat(500_000) + " Task timed out after",
                "REPORT RequestId: x\tDuration: " + "1".repeat(1_000_000) + " ms");
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertEquals(List.of(), reports(lines)));
    }

    @Test
    void aQueryThatItsLimitCutBeforeItFoundALineKeepsItsWindow() {
        AwsCall call = AwsCall.of("logs", "StartQuery", "us-east-1",
                Map.of("startTime", Long.MIN_VALUE, "endTime", Long.MAX_VALUE, "limit", 0));
        LogLines lines = LogAnswers
                .lines(new Source(call, AT, JSON.readTree("{\"events\": [], \"nextToken\": \"x\"}")));
        assertEquals(List.of(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                List.of(lines.window().from().getEpochSecond(), lines.window().to().getEpochSecond()));
    }

    private static List<FunctionReport> reports(List<String> lines) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode events = answer.putArray("events");
        lines.forEach(line -> events.addObject().put("timestamp", AT.toEpochMilli()).put("message", line));
        AwsCall call = AwsCall.of("logs", "FilterLogEvents", "us-east-1", Map.of("logGroupName", "g"));
        return LogAnswers.reports(new Source(call, AT, answer)).reports();
    }

    private static String soup(Random random, int most) {
        return random.ints(most, 0, BITS.size()).mapToObj(BITS::get).collect(Collectors.joining());
    }

    private static FunctionReport report(Random random) {
        boolean cold = random.nextBoolean();
        return new FunctionReport(new UUID(random.nextLong(), random.nextLong()).toString(), AT,
                Duration.ofNanos(random.nextInt(90_000_000) * 10_000L),
                cold ? Duration.ofNanos((1 + random.nextInt(1_000_000)) * 10_000L) : Duration.ZERO,
                128 * (1 + random.nextInt(80)), 1 + random.nextInt(10_240), random.nextInt(4) == 0);
    }

    private static String text(FunctionReport report) {
        List<String> parts = new ArrayList<>(List.of("REPORT RequestId: " + report.requestId(),
                "Duration: " + millis(report.duration()) + " ms", "Billed Duration: 1 ms",
                "Memory Size: " + report.memorySizeMegabytes() + " MB",
                "Max Memory Used: " + report.maxMemoryUsedMegabytes() + " MB"));
        if (!report.initDuration().isZero()) {
            parts.add("Init Duration: " + millis(report.initDuration()) + " ms");
        }
        if (report.timedOut()) {
            parts.add("Status: timeout");
        }
        return String.join("\t", parts) + "\t\n";
    }

    private static String json(FunctionReport report) {
        ObjectNode line = JSON.createObjectNode().put("time", AT.toString()).put("type", "platform.report");
        ObjectNode body = line.putObject("record").put("requestId", report.requestId()).put("status",
                report.timedOut() ? "timeout" : "success");
        ObjectNode metrics = body.putObject("metrics").put("durationMs", Double.parseDouble(millis(report.duration())))
                .put("memorySizeMB", report.memorySizeMegabytes())
                .put("maxMemoryUsedMB", report.maxMemoryUsedMegabytes());
        if (!report.initDuration().isZero()) {
            metrics.put("initDurationMs", Double.parseDouble(millis(report.initDuration())));
        }
        return line.toString();
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
    }
}
