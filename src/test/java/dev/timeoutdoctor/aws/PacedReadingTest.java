package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.collect.Pace;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is sent to API Gateway waits for its turn, on a clock that only a pause moves. */
class PacedReadingTest {

    private static final AwsCall STAGE = AwsCall.of("apigateway", "GetStage", "us-east-1",
            Map.of("restApiId", "abc", "stageName", "prod"));
    private static final AwsCall RESOURCES = AwsCall.of("apigateway", "GetResources", "us-east-1",
            Map.of("restApiId", "abc", "limit", 500));

    private final StubAws aws = new StubAws();
    private final List<Duration> waits = new ArrayList<>();
    private long now;
    private final Pace pace = new Pace(0.2, () -> now, this::pause);

    @AfterEach
    void stop() {
        aws.close();
    }

    private void pause(Duration time) {
        waits.add(time);
        now += time.toNanos();
    }

    private Duration waited() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private void refuse(String retryAfter) {
        aws.reply(429, Map.of("Content-Type", "application/json", "x-amzn-ErrorType", "TooManyRequestsException",
                "Retry-After", retryAfter), "{\"message\":\"Too Many Requests\"}");
    }

    @Test
    void everyPageWaitsForItsTurn() {
        for (int page = 1; page < 8; page++) {
            aws.json("{\"item\":[{\"id\":\"r" + page + "\"}],\"position\":\"p" + page + "\"}");
        }
        aws.json("{\"item\":[{\"id\":\"r8\"}]}");

        Observed<JsonNode> read = aws.reader(pace).read(RESOURCES);

        assertEquals(8, read.seen().orElseThrow().path("items").size());
        // 5 GetResources in 2 s are AWS's limit: a fifth of it is one every 2 s, after the first.
        assertEquals(Duration.ofSeconds(14), waited());
    }

    @Test
    void waitingForATurnIsNotHeldAgainstTheTimeForAllPages() {
        for (int page = 1; page < 20; page++) {
            aws.json("{\"item\":[],\"position\":\"p" + page + "\"}");
        }
        aws.json("{\"item\":[]}");

        assertInstanceOf(Observed.Seen.class, aws.reader(pace).read(RESOURCES));
        assertTrue(waited().compareTo(StubAws.LIMITS.pages()) > 0, () -> "waited " + waited());
    }

    @Test
    void everyRefusalIsWaitedForAsLongAsAwsAsks() {
        refuse("5");
        refuse("5");
        refuse("5");
        aws.json("{\"stageName\":\"prod\"}");

        assertInstanceOf(Observed.Seen.class, aws.reader(pace).read(STAGE));
        // After Retry-After the bucket is empty, and a fifth of AWS's 10 calls a second is one every half second.
        assertEquals(List.of(Duration.ofMillis(5500), Duration.ofMillis(5500), Duration.ofMillis(5500)), waits);
    }

    @Test
    void anAttemptAfterAFailureOfTheServiceTakesATurnToo() {
        aws.error(500, "InternalFailure", "oops").error(500, "InternalFailure", "oops").json("{\"item\":[]}");

        assertInstanceOf(Observed.Seen.class, aws.reader(pace).read(RESOURCES));
        assertEquals(3, aws.asked.size());
        // Two attempts more at one every 2 s; a wait of the SDK's own may be part of it.
        assertTrue(waited().compareTo(Duration.ofSeconds(4)) >= 0, () -> "waited " + waits);
    }

    @Test
    void aRefusedPageIsAskedForAgainAndNotThePagesBeforeIt() {
        aws.json("{\"item\":[{\"id\":\"a\"}],\"position\":\"p2\"}");
        refuse("1");
        aws.json("{\"item\":[{\"id\":\"b\"}]}");

        assertEquals(2, aws.reader(pace).read(RESOURCES).seen().orElseThrow().path("items").size());
        assertEquals(List.of("GET /restapis/abc/resources?limit=500",
                "GET /restapis/abc/resources?position=p2&limit=500",
                "GET /restapis/abc/resources?position=p2&limit=500"),
                aws.asked.stream().map(StubAws.Asked::line).toList());
    }

    @Test
    void throttlingThatDoesNotEndIsSaidAfterFourAttempts() {
        for (int attempt = 0; attempt < 5; attempt++) {
            aws.error(429, "TooManyRequestsException", "Too Many Requests");
        }

        Observed.Failed<?> failed = assertInstanceOf(Observed.Failed.class, aws.reader(pace).read(STAGE));
        assertEquals("THROTTLED: API Gateway asked to slow down, and still did after several attempts.",
                failed.kind() + ": " + failed.message());
        assertEquals(4, aws.asked.size());
    }

    @Test
    void aWaitLongerThanACallMayTakeIsNotBegun() {
        refuse("3600");

        Observed.Failed<?> failed = assertInstanceOf(Observed.Failed.class, aws.reader(pace).read(STAGE));
        assertEquals(FailureKind.THROTTLED, failed.kind());
        assertEquals(List.of(), waits);
    }

    @Test
    void anInterruptWhileWaitingCancels() {
        Pace interrupted = new Pace(0.025, () -> now, time -> {
            throw new InterruptedException();
        });
        aws.json("{\"stageName\":\"prod\"}");
        aws.reader(interrupted).read(STAGE);

        Observed<JsonNode> answer = aws.reader(interrupted).read(STAGE);

        assertTrue(Thread.interrupted());
        assertEquals(FailureKind.CANCELLED, assertInstanceOf(Observed.Failed.class, answer).kind());
        assertEquals(1, aws.asked.size());
    }
}
