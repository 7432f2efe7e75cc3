package dev.timeoutdoctor.evidence;

import tools.jackson.databind.JsonNode;

/** Asks AWS one read-only question, all its pages. Implementations refuse every operation that could change something. */
public interface AwsReader {

    /**
     * Blocks until the answer is there or the time limit of the implementation is over; never throws for what a service or a
     * network can do.
     */
    Observed<JsonNode> read(AwsCall call);
}
