package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsReader;

/** Asks no faster than a pace allows, whatever one call takes: pages, and further attempts where API Gateway refuses. */
public interface PacedReader extends AwsReader {

    /** Tells who listens how long a call waits. */
    Pace pace();
}
