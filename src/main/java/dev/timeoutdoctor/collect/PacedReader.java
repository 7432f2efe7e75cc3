package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Asks no faster than a pace allows, and asks again where API Gateway still says that it was too fast. */
public final class PacedReader implements AwsReader {

    private static final int ATTEMPTS = 4;
    private static final Duration SLOW_DOWN = Duration.ofSeconds(2);

    private final AwsReader reader;
    private final Pace pace;
    private final InstantSource clock;

    /**
     * A paced one.
     *
     * @param reader which has retried already, as long as AWS asked, when it says that it was throttled
     * @param clock the time that stands beside what was cancelled
     */
    public PacedReader(AwsReader reader, Pace pace, InstantSource clock) {
        this.reader = reader;
        this.pace = pace;
        this.clock = clock;
    }

    public Pace pace() {
        return pace;
    }

    @Override
    public Observed<JsonNode> read(AwsCall call) {
        Observed<JsonNode> answer;
        int attempt = 0;
        do {
            if (attempt > 0) {
                pace.slowDown(call, SLOW_DOWN);
            }
            try {
                pace.before(call);
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
                return new Observed.Failed<>(FailureKind.CANCELLED, "cancelled",
                        new Source(call, clock.instant(), MissingNode.getInstance()));
            }
            answer = reader.read(call);
            attempt++;
        } while (Pace.concerns(call) && attempt < ATTEMPTS
                && answer instanceof Observed.Failed<JsonNode> failed && failed.kind() == FailureKind.THROTTLED);
        return answer;
    }
}
