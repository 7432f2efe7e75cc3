package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of the requests' time one part in front of the backend took, by a variable of the access log.
 *
 * @param requests how many tell
 * @param slow how many spent a second or more, and most of their time, in that part
 * @param failed how many of those got a 5XX status
 * @param most the longest that the part took
 */
public record FrontTime(int requests, int slow, int failed, Duration most, TimeWindow window) {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Reads.all(LoggedRequests.READS,
            Set.of(EvidenceKeys.GATEWAY_METRICS));

    private static final Duration SLOW = Duration.ofSeconds(1);

    /** Empty where no line of the access log tells. */
    public static Optional<FrontTime> of(EvidenceView view, String variable) {
        return LoggedRequests.of(view).flatMap(log -> {
            List<AccessLogEntry> telling = log.requests().stream()
                    .filter(entry -> entry.millis(variable).isPresent()).toList();
            List<AccessLogEntry> slow = telling.stream().filter(entry -> slow(entry, variable)).toList();
            return telling.stream().flatMap(entry -> entry.millis(variable).stream()).max(Duration::compareTo)
                    .map(most -> new FrontTime(telling.size(), slow.size(),
                            (int) slow.stream().filter(AccessLogEntry::failed).count(), most, log.window()));
        });
    }

    private static boolean slow(AccessLogEntry entry, String variable) {
        Duration part = entry.millis(variable).orElse(Duration.ZERO);
        Duration whole = entry.millis("responseLatency").orElse(part);
        return part.compareTo(SLOW) >= 0 && part.multipliedBy(2).compareTo(whole) >= 0;
    }

    /**
     * How much longer requests took than their backends, at p99: all that stands in front of the backend together. Empty where too
     * few were counted.
     */
    public static Optional<Duration> byMetrics(EvidenceView view) {
        return view.look(EvidenceKeys.GATEWAY_METRICS).seen().filter(FrontTime::enough)
                .map(metrics -> metrics.latency().p99().minus(metrics.integrationLatency().p99()))
                .map(gap -> gap.isNegative() ? Duration.ZERO : gap);
    }

    private static boolean enough(GatewayMetrics metrics) {
        return metrics.latency().samples() >= Verdicts.ENOUGH_SAMPLES
                && metrics.integrationLatency().samples() >= Verdicts.ENOUGH_SAMPLES;
    }

    /** Whether a time is long enough to matter. */
    public static boolean matters(Duration time) {
        return time.compareTo(SLOW) >= 0;
    }

    /** Whether enough requests tell. */
    public boolean enough() {
        return requests >= Verdicts.ENOUGH_SAMPLES;
    }
}
