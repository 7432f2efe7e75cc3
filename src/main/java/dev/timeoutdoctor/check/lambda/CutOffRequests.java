package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.LoggedRequests;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.RequestStory;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests that the gateway sent on and got no answer to, joined with the runs that the function's log reports: by the run's id where
 * the access log has it, else by time. A run that was never reported did not take place; only requests count whose run would have been
 * reported within the time that was looked at. A run that merely began in a request's time may be somebody else's and tells nothing.
 *
 * @param reached requests whose run was reported
 * @param missed requests whose run was not reported, or in whose time no run began
 * @param ofStage whether the stage's own deployment served them all; else the stage has a canary, and it is not told which it served
 */
record CutOffRequests(int reached, int missed, Duration window, boolean ofStage) {

    /** What a check must also declare for this. */
    static final Set<EvidenceKey<?>> READS = Reads.all(LoggedRequests.READS, RequestStory.READS,
            Set.of(EvidenceKeys.FUNCTION_REPORTS, EvidenceKeys.FUNCTION));

    private static final Duration CLOCKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    /** One request: when it was sent on, when the gateway gave up, and the run's id or an empty text. */
    private record CutOff(Instant from, Instant to, String run, boolean ofStage) {}

    /** The runs that were reported: their ids, and when they began. */
    private record Runs(Set<String> ids, NavigableSet<Instant> begins) {

        private static Runs of(List<FunctionReport> reports) {
            return new Runs(
                    reports.stream().map(FunctionReport::requestId).collect(Collectors.toUnmodifiableSet()),
                    reports.stream().map(report -> report.at().minus(report.duration()).minus(report.initDuration()))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        private boolean have(CutOff request) {
            return request.run().isEmpty() ? within(request) : ids.contains(request.run());
        }

        private boolean within(CutOff request) {
            Instant began = begins.ceiling(request.from().minus(CLOCKS));
            return began != null && !began.isAfter(request.to());
        }
    }

    /** Empty where there is nothing to join: no such request, or a log of the function that reports no run at all. */
    static Optional<CutOffRequests> of(EvidenceView view, Duration timeout) {
        Optional<FunctionReports> reports = view.look(EvidenceKeys.FUNCTION_REPORTS).seen()
                .filter(seen -> !seen.reports().isEmpty());
        Duration longest = view.look(EvidenceKeys.FUNCTION).seen().map(FunctionConfiguration::timeout)
                .orElse(LONGEST_RUN);
        List<CutOff> cutOff = Stream.concat(byAccessLog(view, timeout), byStories(view)).toList();
        return reports.flatMap(seen -> {
            List<CutOff> reported = cutOff.stream().filter(one -> !one.from().isBefore(seen.window().from())
                    && one.to().plus(longest).isBefore(seen.window().to())).toList();
            Runs runs = Runs.of(seen.reports());
            List<CutOff> ran = reported.stream().filter(runs::have).toList();
            int reached = (int) ran.stream().filter(one -> !one.run().isEmpty()).count();
            return reported.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CutOffRequests(reached, reported.size() - ran.size(), seen.window().length(),
                            !hasCanary(view) || reported.stream().allMatch(CutOff::ofStage)));
        });
    }

    private static Stream<CutOff> byAccessLog(EvidenceView view, Duration timeout) {
        return LoggedRequests.of(view).filter(LoggedRequests::ofRoute).map(LoggedRequests::withoutCanary).stream()
                .flatMap(log -> log.failed().stream())
                .filter(entry -> entry.millis("responseLatency")
                        .filter(latency -> TimeoutHits.near(latency, timeout)).isPresent())
                .map(CutOffRequests::of);
    }

    private static CutOff of(AccessLogEntry entry) {
        return new CutOff(entry.startedAt(), entry.endedAt(), entry.text("integration.requestId").orElse(""),
                entry.byCanary().isPresent());
    }

    private static boolean hasCanary(EvidenceView view) {
        return view.look(EvidenceKeys.STAGE).seen().filter(stage -> stage.canary().percentTraffic() > 0).isPresent();
    }

    /** {@code Sending request} and a timeout, with no {@code Received response} between them. */
    private static Stream<CutOff> byStories(EvidenceView view) {
        if (LoggedRequests.of(view).isPresent()) {
            return Stream.empty(); // the same requests, told better
        }
        return RequestStory.of(view).stream()
                .filter(story -> story.has("Sending request to") && story.has("timeout error")
                        && !story.has("Received response"))
                .map(story -> new CutOff(story.lines().getFirst().at(), story.lines().getLast().at(), "",
                        view.look(EvidenceKeys.CANARY_EXECUTION_LOG).seen().isPresent()));
    }
}
