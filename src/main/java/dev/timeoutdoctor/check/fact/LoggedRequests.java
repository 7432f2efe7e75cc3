package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.Derived;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.answer.AccessLogFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The route's requests as the stage's access log and its canary's tell them, newest first, since the stage's deployment.
 *
 * @param window the time that was looked at
 * @param ofRoute whether they are the route's own; else the format names no route and they are all of the stage
 */
public record LoggedRequests(List<AccessLogEntry> requests, TimeWindow window, boolean ofRoute,
        AccessLogFormat format) {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Reads.all(ServedSince.READS,
            CanaryRequests.READS,
            Set.of(EvidenceKeys.ACCESS_LOG, EvidenceKeys.STAGE, EvidenceKeys.ROUTE));

    private static final Derived<Optional<LoggedRequests>> DERIVED = new Derived<>(READS, LoggedRequests::read);

    public LoggedRequests {
        requests = List.copyOf(requests);
    }

    /** Empty where there is no access log or its format cannot be read. */
    public static Optional<LoggedRequests> of(EvidenceView view) {
        return view.derive(DERIVED);
    }

    private static Optional<LoggedRequests> read(EvidenceView view) {
        Optional<Stage> stage = view.look(EvidenceKeys.STAGE).seen();
        Optional<Route> route = view.look(EvidenceKeys.ROUTE).seen();
        Optional<AccessLogFormat> format = stage.flatMap(seen -> AccessLogFormat.of(seen.accessLogFormat()));
        return format.flatMap(known -> route.flatMap(
                to -> view.look(EvidenceKeys.ACCESS_LOG).seen()
                        .map(log -> of(log, CanaryRequests.told(view, log, known), known, to,
                                TimeoutHits.since(view)))));
    }

    private static LoggedRequests of(LogLines log, List<AccessLogEntry> read, AccessLogFormat format, Route route,
            ServedSince since) {
        List<AccessLogEntry> all = read.stream().filter(entry -> since.covers(entry.startedAt())).toList();
        boolean tells = all.stream().anyMatch(entry -> entry.isTo(route).isPresent());
        List<AccessLogEntry> own = tells
                ? all.stream().filter(entry -> entry.isTo(route).orElse(false)).toList()
                : all;
        return new LoggedRequests(own, since.within(log.window()), tells, format);
    }

    /** Whether there are enough to prove something. */
    public boolean enough() {
        return requests.size() >= Verdicts.ENOUGH_SAMPLES;
    }

    /** The requests that got a 5XX status. */
    public List<AccessLogEntry> failed() {
        return requests.stream().filter(AccessLogEntry::failed).toList();
    }

    /** Without those that the canary served, by another deployment, where that is told. */
    public LoggedRequests withoutCanary() {
        return new LoggedRequests(requests.stream().filter(entry -> !entry.byCanary().orElse(false)).toList(), window,
                ofRoute, format);
    }

    /** The request that was sent at a time, give or take what clocks differ. */
    public Optional<AccessLogEntry> at(Instant sent, Duration tolerance) {
        return requests.stream().filter(entry -> Duration.between(sent, entry.startedAt()).abs()
                .compareTo(tolerance) <= 0).findFirst();
    }
}
