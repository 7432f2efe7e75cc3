package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.util.Optional;
import java.util.Set;

/**
 * Requests that the execution log has a text of, since the stage serves what it serves now.
 *
 * @param own requests that are the route's for sure
 * @param untold requests whose method the log does not name
 */
public record LoggedFailures(int own, int untold, TimeWindow window) {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Reads.all(ServedSince.READS, ExecutionLogReader.READS);

    /** Counts them; empty where the execution log was not read. */
    public static Optional<LoggedFailures> of(EvidenceView view, String text) {
        ServedSince since = TimeoutHits.since(view);
        return ExecutionLogReader.of(view).map(log -> {
            ExecutionLogReader.Requests found = log.requestsWith(text, line -> since.covers(line.at()));
            return new LoggedFailures(found.own(), found.untold(), since.within(log.window()));
        });
    }

    /** Whether there are any. */
    public boolean any() {
        return own + untold > 0;
    }

    /** The requests that are, or else may be, the route's. */
    public int requests() {
        return own > 0 ? own : untold;
    }
}
