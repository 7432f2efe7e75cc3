package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.collect.Pace;
import dev.timeoutdoctor.collect.PacedReader;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Texts;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Reads AWS through the SDK. Answers a call that is not a read with {@link dev.timeoutdoctor.evidence.FailureKind#NOT_SUPPORTED}
 * without sending anything. Safe for many threads; an interrupt of the calling thread cancels.
 */
public final class SdkAwsReader implements PacedReader {

    private final Exchange exchange;
    private final Pace pace;

    /** One that asks as fast as it likes: the practice lab, or a service that has no pace. */
    public SdkAwsReader(SdkClients clients, InstantSource clock, Texts texts) {
        this(clients, Pace.free(), clock, texts);
    }

    /** @param pace of all that goes to API Gateway: pages and further attempts too */
    public SdkAwsReader(SdkClients clients, Pace pace, InstantSource clock, Texts texts) {
        this.exchange = new Exchange(Reads.table(), clients, pace, false, clock, texts);
        this.pace = pace;
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public Observed<JsonNode> read(AwsCall call) {
        return exchange.send(call);
    }
}
