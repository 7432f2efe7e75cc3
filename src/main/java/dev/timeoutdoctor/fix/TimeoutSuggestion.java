package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An integration timeout that fits what was measured: the slowest run and a fifth more, in whole seconds, as far as this API allows.
 *
 * @param why in a sentence, with the figures
 * @param seen whether it rests on calls that were seen, and not on the ceiling alone
 */
public record TimeoutSuggestion(Duration timeout, Message why, boolean seen) {

    /** What it rests on. */
    public static final List<EvidenceKey<?>> READS = List.of(EvidenceKeys.DEPLOYED_SNAPSHOT,
            EvidenceKeys.FUNCTION_REPORTS, EvidenceKeys.FUNCTION_METRICS, EvidenceKeys.GATEWAY_METRICS);

    private static final Duration ALWAYS_ALLOWED = Duration.ofMillis(29_000);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The suggestion for the examined method, or empty where no integration was read. */
    public static Optional<TimeoutSuggestion> of(EvidenceSet evidence) {
        return ApiContext.of(evidence).flatMap(context -> Served.by(context.route(), evidence)
                .map(served -> of(served.integration(), context.buffered(), evidence)));
    }

    private static TimeoutSuggestion of(Integration integration, Optional<TimeoutCeiling> ceiling,
            EvidenceSet evidence) {
        Duration most = ceiling.map(TimeoutCeiling::limit).orElse(ALWAYS_ALLOWED);
        Optional<Duration> functionLimit = endedByLambda(evidence);
        if (functionLimit.isPresent()) {
            return new TimeoutSuggestion(most,
                    Message.of("fix.suggest.timeout-hidden-function", most, functionLimit.get()), true);
        }
        Optional<Duration> slowest = slowestRun(evidence);
        if (slowest.isPresent()) {
            return measured(slowest.get(), most, ceiling);
        }
        Duration seen = evidence.get(EvidenceKeys.GATEWAY_METRICS).seen().map(GatewayMetrics::integrationLatency)
                .map(latency -> longer(latency.p99(), latency.max())).orElse(Duration.ZERO);
        if (seen.isZero()) {
            return new TimeoutSuggestion(most, Message.of("fix.suggest.timeout-no-figures", most), false);
        }
        // A latency near the timeout is where the gateway hung up, not how long the backend takes.
        return seen.compareTo(integration.timeout().multipliedBy(95).dividedBy(100)) >= 0
                ? new TimeoutSuggestion(most, Message.of("fix.suggest.timeout-hidden", most, integration.timeout()),
                        true)
                : measured(seen, most, ceiling);
    }

    private static TimeoutSuggestion measured(Duration slowest, Duration most, Optional<TimeoutCeiling> ceiling) {
        Duration needed = upToSecond(slowest.multipliedBy(12).dividedBy(10));
        return needed.compareTo(most) > 0
                ? new TimeoutSuggestion(most, Message.of(forGood(ceiling)
                        ? "fix.suggest.timeout-capped-for-good"
                        : "fix.suggest.timeout-capped", most, slowest, needed), true)
                : new TimeoutSuggestion(needed, Message.of("fix.suggest.timeout-measured", needed, slowest), true);
    }

    /** Whether no quota moves the ceiling. */
    private static boolean forGood(Optional<TimeoutCeiling> ceiling) {
        return ceiling.filter(known -> known.kind() != TimeoutCeiling.Kind.QUOTA).isPresent();
    }

    private static Duration upToSecond(Duration duration) {
        return duration.plus(SECOND).minusNanos(1).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The function's own limit, where Lambda ended runs at it: then nobody knows how long they would have taken. */
    private static Optional<Duration> endedByLambda(EvidenceSet evidence) {
        return reports(evidence).filter(FunctionReport::timedOut).map(FunctionReport::duration)
                .max(Duration::compareTo);
    }

    private static Optional<Duration> slowestRun(EvidenceSet evidence) {
        Optional<Duration> reported = reports(evidence).map(one -> one.duration().plus(one.initDuration()))
                .max(Duration::compareTo);
        Optional<Duration> counted = evidence.get(EvidenceKeys.FUNCTION_METRICS).seen().map(FunctionMetrics::duration)
                .map(latency -> longer(latency.p99(), latency.max())).filter(duration -> !duration.isZero());
        return Stream.concat(reported.stream(), counted.stream()).max(Duration::compareTo);
    }

    private static Stream<FunctionReport> reports(EvidenceSet evidence) {
        return evidence.get(EvidenceKeys.FUNCTION_REPORTS).seen().map(FunctionReports::reports).stream()
                .flatMap(reports -> reports.stream());
    }

    private static Duration longer(Duration left, Duration right) {
        return left.compareTo(right) >= 0 ? left : right;
    }
}
