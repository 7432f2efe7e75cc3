package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.Derived;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether callers send a request again right after it failed, by the access log: the same address, and the same user agent where
 * the format has it.
 *
 * @param failed requests that ended with a 5XX status
 * @param repeated how many of them were followed by another one of the same caller within seconds
 * @param usual how many of as many requests that did not fail were: what callers do anyway
 */
public record Retries(int failed, int repeated, double usual, TimeWindow window) {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = LoggedRequests.READS;

    private static final Derived<Optional<Retries>> DERIVED = new Derived<>(READS, view -> LoggedRequests.of(view)
            .filter(log -> log.format().has("identity.sourceIp")).map(Retries::of));
    private static final Duration EARLY = Duration.ofSeconds(1);
    /** SDKs and browsers try again within a few seconds. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Who called: an address, and the user agent or an empty text. */
    private record Caller(String address, String userAgent) {}

    /** Empty where the access log was not read, or its format does not tell who called. */
    public static Optional<Retries> of(EvidenceView view) {
        return view.derive(DERIVED);
    }

    private static Retries of(LoggedRequests log) {
        Map<Caller, NavigableSet<Instant>> sent = log.requests().stream().flatMap(entry -> caller(entry)
                .map(caller -> Map.entry(caller, entry.startedAt())).stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(TreeSet::new))));
        List<AccessLogEntry> failed = log.failed();
        List<AccessLogEntry> others = log.requests().stream().filter(entry -> !entry.failed()).toList();
        long followed = others.stream().filter(entry -> followed(entry, sent)).count();
        double share = others.isEmpty() ? 0 : followed / (double) others.size();
        int repeated = (int) failed.stream().filter(entry -> followed(entry, sent)).count();
        return new Retries(failed.size(), repeated, share * failed.size(), log.window());
    }

    private static boolean followed(AccessLogEntry entry, Map<Caller, NavigableSet<Instant>> sent) {
        Instant early = entry.endedAt().minus(EARLY);
        Instant from = early.isAfter(entry.startedAt()) ? early : entry.startedAt();
        return caller(entry).map(sent::get).map(times -> times.higher(from))
                .filter(next -> next.isBefore(entry.endedAt().plus(SOON))).isPresent();
    }

    private static Optional<Caller> caller(AccessLogEntry entry) {
        return entry.text("identity.sourceIp")
                .map(address -> new Caller(address, entry.text("identity.userAgent").orElse("")));
    }

    /** Whether most failed requests are sent again, and clearly more often than others. */
    public boolean usualHere() {
        return failed > 0 && repeated * 2 >= failed && repeated >= usual * 2;
    }
}
