package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Requests that the execution log has a text of, since the stage's deployment.
 *
 * @param own requests that are the route's for sure
 * @param unattributed requests whose lines do not name their path
 */
public record LoggedFailures(int own, int unattributed, TimeWindow window) {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Reads.all(Deployed.READS,
            Set.of(EvidenceKeys.EXECUTION_LOG, EvidenceKeys.FAILED_REQUESTS));

    /**
     * Counts them; empty where the execution log was not read.
     *
     * @param alone whether the stage serves nothing else, so that every request is the route's
     */
    public static Optional<LoggedFailures> of(EvidenceView view, Route route, boolean alone, String text) {
        return log(view).map(log -> {
            ExecutionLogReader reader = new ExecutionLogReader(log);
            Set<String> all = reader.requestsWith(text);
            Set<String> own = new HashSet<>(all);
            own.retainAll(reader.requestsTo(route));
            Set<String> unattributed = new HashSet<>(all);
            unattributed.removeAll(reader.requestsWithPath());
            return alone
                    ? new LoggedFailures(own.size() + unattributed.size(), 0, log.window())
                    : new LoggedFailures(own.size(), unattributed.size(), log.window());
        });
    }

    /** The execution log, with all lines of the requests that were read whole. */
    public static Optional<LogLines> log(EvidenceView view) {
        return view.look(EvidenceKeys.EXECUTION_LOG).seen().map(log -> {
            Instant from = Deployed.at(view).filter(at -> at.isAfter(log.window().from())).orElse(log.window().from());
            Stream<LogLine> whole = view.look(EvidenceKeys.FAILED_REQUESTS).seen().stream()
                    .flatMap(lines -> lines.lines().stream());
            return new LogLines(log.group(), new TimeWindow(from, log.window().to()),
                    Stream.concat(log.lines().stream(), whole).filter(line -> !line.at().isBefore(from)).distinct()
                            .toList());
        });
    }

    /** Whether there are any. */
    public boolean any() {
        return own + unattributed > 0;
    }

    /** The requests that may be the route's. */
    public int requests() {
        return own > 0 ? own : unattributed;
    }
}
