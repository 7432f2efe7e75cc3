package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.Derived;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.Latency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How long the function really ran. It runs on after the gateway gave up, so this shows what the gateway's own latency cannot.
 *
 * @param window the length of the time over which it was observed
 */
public record FunctionRuns(Latency latency, Duration window, EvidenceKey<?> source) {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.FUNCTION_METRICS,
            EvidenceKeys.FUNCTION_REPORTS, EvidenceKeys.FUNCTION);

    private static final Derived<Optional<FunctionRuns>> DERIVED = new Derived<>(READS, FunctionRuns::read);

    /**
     * The runs that CloudWatch counted, else those in the function's log; empty where neither shows one. Where the log shows that the
     * memory was changed meanwhile, only its runs at the present size count: CloudWatch mixes them.
     */
    public static Optional<FunctionRuns> of(EvidenceView view) {
        return view.derive(DERIVED);
    }

    private static Optional<FunctionRuns> read(EvidenceView view) {
        Optional<FunctionReports> reports = view.look(EvidenceKeys.FUNCTION_REPORTS).seen();
        Optional<Integer> memory = view.look(EvidenceKeys.FUNCTION).seen().map(function -> function.memoryMegabytes());
        Optional<FunctionReports> present = reports.map(all -> memory.map(size -> at(all, size)).orElse(all));
        if (!present.equals(reports)) {
            return present.flatMap(FunctionRuns::ofReports);
        }
        return view.look(EvidenceKeys.FUNCTION_METRICS).seen().filter(metrics -> metrics.duration().samples() > 0)
                .map(metrics -> new FunctionRuns(metrics.duration(), metrics.window().length(),
                        EvidenceKeys.FUNCTION_METRICS))
                .or(() -> reports.flatMap(FunctionRuns::ofReports));
    }

    private static FunctionReports at(FunctionReports reports, int megabytes) {
        return new FunctionReports(reports.window(), reports.reports().stream()
                .filter(report -> report.memorySizeMegabytes() == megabytes).toList());
    }

    private static Optional<FunctionRuns> ofReports(FunctionReports reports) {
        return reports.reports().isEmpty() ? Optional.empty() : Optional.of(of(reports));
    }

    private static FunctionRuns of(FunctionReports reports) {
        List<Duration> sorted = reports.reports().stream().map(FunctionReport::duration).sorted().toList();
        Latency latency = new Latency(sorted.size(), percentile(sorted, 50), percentile(sorted, 90),
                percentile(sorted, 99), sorted.getLast());
        return new FunctionRuns(latency, reports.window().length(), EvidenceKeys.FUNCTION_REPORTS);
    }

    /** The value that so many percent of the runs do not exceed (nearest rank). */
    public static Duration percentile(List<Duration> sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }

    /** Whether there are enough runs to prove something. */
    public boolean enough() {
        return latency.samples() >= Verdicts.ENOUGH_SAMPLES;
    }
}
