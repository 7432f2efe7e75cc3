package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Texts;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Reads AWS through the SDK. Answers a call that is not a read with {@link dev.timeoutdoctor.evidence.FailureKind#NOT_SUPPORTED}
 * without sending anything. Safe for many threads; an interrupt of the calling thread cancels.
 */
public final class SdkAwsReader implements AwsReader {

    private final Exchange exchange;

    public SdkAwsReader(SdkClients clients, InstantSource clock, Texts texts) {
        this.exchange = new Exchange(Reads.table(), clients, false, clock, texts);
    }

    @Override
    public Observed<JsonNode> read(AwsCall call) {
        return exchange.send(call);
    }
}
