package dev.timeoutdoctor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** The pace of calls to API Gateway, on a clock that only a pause moves. */
class PaceTest {

    private static final AwsCall STAGE = AwsCall.of("apigateway", "GetStage", "us-east-1", Map.of());
    private static final AwsCall RESOURCES = AwsCall.of("apigateway", "GetResources", "us-east-1", Map.of());
    private static final AwsCall ROUTES = AwsCall.of("apigatewayv2", "GetRoutes", "us-east-1", Map.of());
    private static final AwsCall FUNCTION = AwsCall.of("lambda", "GetFunction", "us-east-1", Map.of());

    private long now;
    private final List<Duration> waits = new ArrayList<>();

    @Test
    void takesHalfOfWhatAwsAllowsInABurstAndThenFiveCallsASecond() throws InterruptedException {
        Pace pace = pace(Pace.DEFAULT_SHARE);
        for (int call = 0; call < 20; call++) {
            pace.before(call % 2 == 0 ? STAGE : ROUTES);
        }
        assertEquals(List.of(), waits);
        for (int call = 0; call < 10; call++) {
            pace.before(STAGE);
        }
        assertEquals(Duration.ofSeconds(2), total());
    }

    @Test
    void paysForReadingResourcesByTheirOwnSlowerLimit() throws InterruptedException {
        Pace pace = pace(1);
        for (int call = 0; call < 5; call++) {
            pace.before(RESOURCES);
        }
        assertEquals(List.of(), waits);
        for (int call = 0; call < 10; call++) {
            pace.before(RESOURCES);
        }
        assertEquals(Duration.ofSeconds(4), total());
    }

    @Test
    void letsCallsToOtherServicesPass() throws InterruptedException {
        Pace pace = pace(0.1);
        for (int call = 0; call < 100; call++) {
            pace.before(FUNCTION);
        }
        assertEquals(List.of(), waits);
    }

    @Test
    void saysHowLongACallWaits() throws InterruptedException {
        Pace pace = pace(0.025);
        List<Duration> heard = new ArrayList<>();
        Runnable end = pace.listen(heard::add);
        pace.before(STAGE);
        pace.before(STAGE);
        end.run();
        pace.before(STAGE);
        assertEquals(List.of(Duration.ofSeconds(4)), heard);
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> pace(0));
        assertThrows(IllegalArgumentException.class, () -> pace(1.5));
        assertThrows(IllegalArgumentException.class, () -> pace(Double.NaN));
    }

    @Test
    void asksAgainMoreSlowlyWhereAwsStillRefuses() {
        List<AwsCall> asked = new ArrayList<>();
        PacedReader reader = new PacedReader(call -> {
            asked.add(call);
            return asked.size() < 3 ? throttled(call) : seen(call);
        }, pace(1), InstantSource.fixed(Instant.EPOCH));
        assertInstanceOf(Observed.Seen.class, reader.read(STAGE));
        assertEquals(3, asked.size());
        assertTrue(total().compareTo(Duration.ofSeconds(4)) >= 0, () -> "waited " + total());
    }

    @Test
    void givesUpAfterAWhile() {
        List<AwsCall> asked = new ArrayList<>();
        PacedReader reader = new PacedReader(call -> {
            asked.add(call);
            return throttled(call);
        }, pace(1), InstantSource.fixed(Instant.EPOCH));
        Observed<JsonNode> answer = reader.read(STAGE);
        assertEquals(FailureKind.THROTTLED, assertInstanceOf(Observed.Failed.class, answer).kind());
        assertEquals(4, asked.size());
    }

    @Test
    void anInterruptWhileWaitingCancels() {
        PacedReader reader = new PacedReader(PaceTest::seen, new Pace(0.025, () -> now, time -> {
            throw new InterruptedException();
        }), InstantSource.fixed(Instant.EPOCH));
        reader.read(STAGE);
        Observed<JsonNode> answer = reader.read(STAGE);
        assertTrue(Thread.interrupted());
        assertEquals(FailureKind.CANCELLED, assertInstanceOf(Observed.Failed.class, answer).kind());
    }

    private Pace pace(double share) {
        return new Pace(share, () -> now, time -> {
            waits.add(time);
            now += time.toNanos();
        });
    }

    private Duration total() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static Observed<JsonNode> seen(AwsCall call) {
        return new Observed.Seen<>(JsonNodeFactory.instance.objectNode(), source(call));
    }

    private static Observed<JsonNode> throttled(AwsCall call) {
        return new Observed.Failed<>(FailureKind.THROTTLED, "Rate exceeded", source(call));
    }

    private static Source source(AwsCall call) {
        return new Source(call, Instant.EPOCH, MissingNode.getInstance());
    }
}
