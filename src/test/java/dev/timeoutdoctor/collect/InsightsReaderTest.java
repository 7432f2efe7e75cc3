package dev.timeoutdoctor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.answer.LogAnswers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InsightsReaderTest {

    private static final AwsCall FILTER = AwsCall.of("logs", "FilterLogEvents", "us-east-1",
            Map.of("logGroupName", "/shop/orders", "startTime", 1_795_350_620_000L, "endTime", 1_795_361_460_000L,
                    "filterPattern", "?REPORT ?\"Task timed out\"", "limit", 1_000));
    private static final JsonNode COMPLETE = Answers
            .json("""
                  {"status": "Complete", "results": [
                    [{"field": "@timestamp", "value": "2026-11-22 14:58:20.001"},
                     {"field": "@message", "value": "REPORT RequestId: a"},
                     {"field": "@ptr", "value": "x"}],
                    [{"field": "@timestamp", "value": "2026-11-22 14:58:20.000"},
                     {"field": "@message", "value": "REPORT RequestId: b"}]]}""");

    private final FakeAws aws = new FakeAws().answers("StartQuery", Answers.json("{\"queryId\": \"q-1\"}"));
    private final List<Duration> waits = new ArrayList<>();
    private final InsightsReader reader = new InsightsReader(aws, waits::add);

    @Test
    void aFilterBecomesAQueryInSecondsThatBeginsWithTheNewestLine() {
        AwsCall query = InsightsReader.query(FILTER);
        assertEquals("logs StartQuery", query.service() + " " + query.operation());
        assertEquals("{\"logGroupName\":\"/shop/orders\",\"startTime\":1795350620,\"endTime\":1795361460,"
                + "\"queryString\":\"fields @timestamp, @message | filter @message like \\\"REPORT\\\" or @message like "
                + "\\\"Task timed out\\\" | sort @timestamp desc\",\"limit\":10000}", query.parameters().toString());
    }

    @Test
    void theLinesAreReadAsIfTheyHadBeenFiltered() {
        aws.answers("GetQueryResults", COMPLETE);
        Observed.Seen<?> seen = assertInstanceOf(Observed.Seen.class, reader.read(FILTER));
        assertEquals(
                new LogLines("/shop/orders",
                        new TimeWindow(Instant.parse("2026-11-22T12:30:20Z"), Instant.parse("2026-11-22T15:31:00Z")),
                        List.of(new LogLine(Instant.parse("2026-11-22T14:58:20.001Z"), "REPORT RequestId: a"),
                                new LogLine(Instant.parse("2026-11-22T14:58:20Z"), "REPORT RequestId: b"))),
                LogAnswers.lines(seen.source()));
    }

    @Test
    void aQueryThatRunsIsLookedAtAgain() {
        Iterator<JsonNode> answers = List.of(Answers.json("{\"status\": \"Scheduled\"}"),
                Answers.json("{\"status\": \"Running\"}"), COMPLETE).iterator();
        aws.on("GetQueryResults", call -> FakeAws.seen(call, answers.next()));
        assertInstanceOf(Observed.Seen.class, reader.read(FILTER));
        assertEquals(2, waits.size());
    }

    @Test
    void aQueryThatFailedSaysSo() {
        aws.answers("GetQueryResults", Answers.json("{\"status\": \"Timeout\"}"));
        Observed.Failed<?> failed = assertInstanceOf(Observed.Failed.class, reader.read(FILTER));
        assertEquals(FailureKind.SERVICE_ERROR, failed.kind());
    }

    @Test
    void aQueryThatNeverEndsIsGivenUp() {
        aws.answers("GetQueryResults", Answers.json("{\"status\": \"Running\"}"));
        Observed.Failed<?> failed = assertInstanceOf(Observed.Failed.class, reader.read(FILTER));
        assertEquals(FailureKind.TIMED_OUT, failed.kind());
    }

    @Test
    void aRefusedQueryIsDenied() {
        aws.denies("StartQuery", "logs:StartQuery");
        Observed.Denied<?> denied = assertInstanceOf(Observed.Denied.class, reader.read(FILTER));
        assertEquals("logs:StartQuery", denied.action());
    }

    @Test
    void everythingElseIsReadAsItIs() {
        aws.answers("GetStage", Answers.file("GetStage"));
        AwsCall stage = AwsCall.of("apigateway", "GetStage", "us-east-1", Map.of());
        assertEquals(FakeAws.seen(stage, Answers.file("GetStage")), reader.read(stage));
    }

    @Test
    void theEstimateIsTheWindowsShareOfWhatTheGroupKeeps() {
        aws.answers("DescribeLogGroups", Answers.json("""
                                                      {"logGroups": [
                                                        {"logGroupName": "/shop/orders", "creationTime": 1700000000000,
                                                         "retentionInDays": 1, "storedBytes": 24000000},
                                                        {"logGroupName": "/shop/orders-old", "storedBytes": 9}]}"""));
        assertEquals(new InsightsEstimate(3_011_111, List.of("/shop/orders"), List.of()), estimate());
    }

    @Test
    void aSizeThatCouldNotBeReadIsNoEstimate() {
        aws.denies("DescribeLogGroups", "logs:DescribeLogGroups");
        InsightsEstimate estimate = estimate();
        assertEquals(new InsightsEstimate(0, List.of("/shop/orders"), List.of("/shop/orders")), estimate);
        assertEquals(false, estimate.told());
    }

    private InsightsEstimate estimate() {
        EvidenceSet evidence = EvidenceSet.empty().with(EvidenceKeys.FUNCTION_ERRORS, new Observed.Seen<>(
                new LogLines("/shop/orders", new TimeWindow(Instant.EPOCH, Instant.EPOCH), List.of()),
                FakeAws.source(FILTER, Answers.json("{}"))));
        return InsightsEstimate.of(aws, evidence, InstantSource.fixed(Instant.parse("2026-11-22T15:30:20Z")));
    }
}
