package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.TraceSummaries;
import dev.timeoutdoctor.evidence.TraceSummaries.TraceSummary;
import dev.timeoutdoctor.evidence.Traces;
import dev.timeoutdoctor.evidence.Traces.Segment;
import dev.timeoutdoctor.evidence.Traces.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceAnswersTest {

    private static final String URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders";

    @Test
    void theSlowestTraceComesFirstAndItsIdTellsItsTime() {
        assertEquals(
                new TraceSummaries(
                        new TimeWindow(Instant.parse("2026-11-22T12:30:00Z"), Instant.parse("2026-11-22T15:30:00Z")),
                        List.of(new TraceSummary("1-6b06e8a0-000000000000000000000002",
                                Instant.ofEpochSecond(0x6b06e8a0L), "POST", URL, 504, Duration.ofMillis(29_003)),
                                new TraceSummary("1-6b06e8a0-000000000000000000000001",
                                        Instant.parse("2026-11-22T15:00:00Z"), "POST", URL, 200,
                                        Duration.ofMillis(8_200)))),
                TraceAnswers.summaries(Answers.source(Answers.file("GetTraceSummaries"),
                        Map.of("StartTime", "2026-11-22T12:30:00Z", "EndTime", "2026-11-22T15:30:00Z"))));
    }

    @Test
    void segmentsAreReadWithTheirParts() {
        assertEquals(
                new Traces(List.of(new Trace("1-6b06e8a0-000000000000000000000002", Duration.ofMillis(32_100),
                        List.of(new Segment("orders/prod", "AWS::ApiGateway::Stage", Duration.ofMillis(29_003),
                                List.of(new Segment("Lambda", "", Duration.ofSeconds(29), List.of()))),
                                new Segment("orders", "AWS::Lambda::Function", Duration.ofSeconds(32),
                                        List.of(new Segment("Initialization", "", Duration.ofSeconds(2),
                                                List.of()))))))),
                TraceAnswers.traces(Answers.file("BatchGetTraces")));
    }

    @Test
    void aDocumentThatIsNoJsonIsNamed() {
        assertEquals("Document: a JSON document is expected",
                assertThrows(IllegalArgumentException.class, () -> TraceAnswers.traces(Answers.json(
                        "{\"Traces\": [{\"Id\": \"1\", \"Segments\": [{\"Id\": \"a\", \"Document\": \"{\"}]}]}")))
                        .getMessage());
    }
}
