package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.answer.AccessLogFormat;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the canary's requests from the stage's by the canary's own logs. AWS says that a canary's calls are reported to the stage's
 * log group as well as to the canary's (AWS: set up a canary release). It is not verified that both hold every call, so either way is
 * taken: a request that the canary's log has is the canary's, wherever else it stands, and is counted once.
 */
final class CanaryRequests {

    /** What a check must also declare for this. */
    static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.CANARY_ACCESS_LOG);

    private CanaryRequests() {}

    /**
     * The lines of a stage's access log and of its canary's, newest first, each with whose it was where that is known. What the
     * canary's log was not read for stays untold.
     */
    static List<AccessLogEntry> told(EvidenceView view, LogLines stages, AccessLogFormat format) {
        List<AccessLogEntry> all = entries(stages, format);
        return view.look(EvidenceKeys.CANARY_ACCESS_LOG).seen().map(log -> told(all, stages.window(), log, format))
                .orElse(all);
    }

    /** Of the canary's lines those within the time for which the stage's log was read. */
    private static List<AccessLogEntry> told(List<AccessLogEntry> all, TimeWindow window, LogLines log,
            AccessLogFormat format) {
        List<AccessLogEntry> canary = entries(log, format).stream()
                .filter(entry -> within(window, entry.loggedAt())).map(entry -> entry.byCanary(true)).toList();
        Set<Object> ids = canary.stream().map(CanaryRequests::id).collect(Collectors.toUnmodifiableSet());
        Stream<AccessLogEntry> others = all.stream().filter(entry -> !ids.contains(id(entry.byCanary(true))))
                .map(entry -> within(log.window(), entry.loggedAt()) ? entry.byCanary(false) : entry);
        return Stream.concat(canary.stream(), others)
                .sorted(Comparator.comparing(AccessLogEntry::loggedAt).reversed()).toList();
    }

    private static List<AccessLogEntry> entries(LogLines log, AccessLogFormat format) {
        return log.lines().stream().flatMap(line -> format.read(line).stream()).toList();
    }

    private static boolean within(TimeWindow window, Instant at) {
        return !at.isBefore(window.from()) && !at.isAfter(window.to());
    }

    /** The request's id; the whole line where the format has none. */
    private static Object id(AccessLogEntry entry) {
        Optional<String> id = entry.text("requestId").or(() -> entry.text("extendedRequestId"));
        return id.isPresent() ? id.get() : entry;
    }

    /** The requests of which the canary's execution log has a line; none where it was not read. */
    static Set<String> inExecutionLog(EvidenceView view) {
        return view.look(EvidenceKeys.CANARY_EXECUTION_LOG).seen().map(LogLines::requestIds).orElse(Set.of());
    }
}
