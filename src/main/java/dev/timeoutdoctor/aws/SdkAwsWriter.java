package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.collect.Pace;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.text.Texts;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Changes AWS through the SDK: one attempt, never a retry, and only the operations that fixes need. Answers any other call with
 * {@link dev.timeoutdoctor.evidence.FailureKind#NOT_SUPPORTED} without sending anything.
 */
public final class SdkAwsWriter implements AwsWriter {

    private final Exchange exchange;

    public SdkAwsWriter(SdkClients clients, InstantSource clock, Texts texts) {
        this.exchange = new Exchange(Writes.table(), clients, Pace.free(), true, clock, texts);
    }

    @Override
    public Observed<JsonNode> write(AwsCall call) {
        return exchange.send(call);
    }
}
