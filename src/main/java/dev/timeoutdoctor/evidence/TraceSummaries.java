package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Traces that X-Ray kept of the stage's slow or failed calls, slowest first, from GetTraceSummaries. X-Ray samples: most calls have none. */
public record TraceSummaries(TimeWindow window, List<TraceSummary> traces) {

    public TraceSummaries {
        traces = List.copyOf(traces);
    }

    /**
     * One call.
     *
     * @param status the HTTP status, 0 where X-Ray has none
     */
    public record TraceSummary(String id, Instant at, String method, String url, int status, Duration responseTime) {}
}
