package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import tools.jackson.databind.JsonNode;

/** Sends one call that changes something. Never retried: a change is sent once. */
public interface AwsWriter {

    /** Blocks until the answer is there or the time limit is over; never throws for what a service or a network can do. */
    Observed<JsonNode> write(AwsCall call);
}
