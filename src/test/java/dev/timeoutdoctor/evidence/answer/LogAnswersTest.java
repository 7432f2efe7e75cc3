package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogAnswersTest {

    private static final TimeWindow WINDOW = new TimeWindow(Instant.ofEpochMilli(1_795_350_000_000L),
            Instant.ofEpochMilli(1_795_360_000_000L));
    private static final Map<String, Object> PARAMETERS = Map.of("logGroupName", "group", "startTime",
            WINDOW.from().toEpochMilli(), "endTime", WINDOW.to().toEpochMilli());

    @Test
    void linesComeNewestFirstWithTheCallsGroupAndWindow() {
        assertEquals(
                new LogLines("group", WINDOW, List.of(
                        new LogLine(Instant.ofEpochMilli(1_795_359_500_001L),
                                "(req-1) Method completed with status: 504"),
                        new LogLine(Instant.ofEpochMilli(1_795_359_500_000L),
                                "(req-1) Execution failed due to a timeout error"))),
                LogAnswers.lines(Answers.source(Answers.file("FilterLogEvents-execution"), PARAMETERS)));
    }

    @Test
    void reportsAreReadInBothFormatsAndTimeoutsAreJoinedByRequest() {
        assertEquals(
                new FunctionReports(WINDOW,
                        List.of(report(5, 540_000, 3_000, 0, 1024, 82, true),
                                report(4, 530_000, 120.5, 300, 1024, 81, false),
                                report(3, 520_000, 3_000, 0, 512, 90, true),
                                report(2, 510_001, 60_000, 0, 128, 120, true),
                                report(1, 500_000, 41_003.25, 812.4, 128, 128, false))),
                LogAnswers.reports(Answers.source(Answers.file("FilterLogEvents-reports"), PARAMETERS)));
    }

    @Test
    void anAnswerThatTheLimitCutReachesToItsNewestLine() {
        TimeWindow reached = new TimeWindow(WINDOW.from(), Instant.ofEpochMilli(1_795_359_500_001L));
        Map<String, Object> limited = new HashMap<>(PARAMETERS);
        limited.put("limit", 2);
        assertEquals(reached, LogAnswers
                .lines(Answers.source(Answers.file("FilterLogEvents-execution"), limited)).window());
        assertTrue(LogAnswers.lines(Answers.source(Answers.file("FilterLogEvents-execution"), limited)).cut());
        limited.put("limit", 3);
        assertEquals(WINDOW, LogAnswers
                .lines(Answers.source(Answers.file("FilterLogEvents-execution"), limited)).window());
    }

    @Test
    void anEmptyLogHasNoLines() {
        assertEquals(new LogLines("group", WINDOW, List.of()),
                LogAnswers.lines(Answers.source(Answers.json("{}"), PARAMETERS)));
    }

    @Test
    void anEventWithoutTimeIsUnreadable() {
        assertEquals("events[0].timestamp is missing",
                assertThrows(IllegalArgumentException.class, () -> LogAnswers.lines(
                        Answers.source(Answers.json("{\"events\": [{\"message\": \"x\"}]}"), PARAMETERS)))
                        .getMessage());
    }

    private static FunctionReport report(int id, int at, double millis, double init, int size, int used,
            boolean timedOut) {
        return new FunctionReport("11111111-aaaa-bbbb-cccc-00000000000" + id,
                Instant.ofEpochMilli(1_795_359_000_000L + at), nanos(millis), nanos(init), size, used, timedOut);
    }

    private static Duration nanos(double millis) {
        return Duration.ofNanos(Math.round(millis * 1_000_000));
    }
}
