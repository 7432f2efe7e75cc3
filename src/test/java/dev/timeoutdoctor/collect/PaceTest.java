package dev.timeoutdoctor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.AwsCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
    void everybodyWaitsAsLongAsAwsAsks() throws InterruptedException {
        Pace pace = pace(1);
        pace.slowDown(STAGE, Duration.ofSeconds(5));
        pace.before(ROUTES);
        assertEquals(Duration.ofMillis(5100), total());
    }

    @Test
    void aFreePaceWaitsOnlyAsItIsAsked() throws InterruptedException {
        Pace pace = Pace.free();
        for (int call = 0; call < 1000; call++) {
            assertEquals(Duration.ZERO, pace.before(RESOURCES));
        }
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
}
