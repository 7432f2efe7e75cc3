package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.SeenWait;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is the function slow since it has too little memory? CPU grows with memory (AWS: Lambda, configuring memory). Proven where most
 * runs of a small function use all of the memory and last about as long as the gateway waits, or where runs with less memory
 * were slower. A larger function that fills its memory may as well wait for something else. Only runs at the present size are
 * judged.
 */
public final class FunctionMemoryStarvedCheck implements Check {

    private static final String ID = "function-memory-starved";
    private static final int SMALLEST_MEGABYTES = 128;
    /** Less than a third of one vCPU, which a function has at 1,769 MB (AWS: Lambda, configuring memory). */
    private static final int SMALL_MEGABYTES = 512;
    private static final int FEW_RUNS = 3;
    private static final int FULL_PERCENT = 97;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.FUNCTION, EvidenceKeys.FUNCTION_REPORTS), SeenWait.READS,
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiDefinition> served = view.look(EvidenceKeys.DEPLOYED_SNAPSHOT).seen();
        if (served.isEmpty()) {
            return SeenWait.of(view).map(waits -> judge(view, waits))
                    .orElseGet(() -> MissingEvidence.unknown(view, EvidenceKeys.DEPLOYED_SNAPSHOT));
        }
        return RouteSettings.in(served.get(), route).map(method -> judge(view, method.integration().timeout()))
                .orElseGet(() -> Verdicts.notServed(route));
    }

    private static Verdict judge(EvidenceView view, Duration waits) {
        int memory = view.need(EvidenceKeys.FUNCTION).memoryMegabytes();
        List<FunctionReport> runs = view.need(EvidenceKeys.FUNCTION_REPORTS).reports().stream()
                .filter(report -> report.memorySizeMegabytes() == memory).toList();
        if (runs.isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.function-memory-starved.no-runs", memory));
        }
        Facts facts = new Facts(memory, runs, view.need(EvidenceKeys.FUNCTION_REPORTS).window().length());
        boolean slow = facts.median().compareTo(waits.multipliedBy(4).dividedBy(5)) >= 0;
        boolean small = memory <= SMALLEST_MEGABYTES;
        if (facts.mostlyFull() && (slow || (small && facts.median().compareTo(waits.dividedBy(2)) >= 0))) {
            Message found = facts.statement("check.function-memory-starved.found");
            Optional<Message> slower = slowerWithLess(view, facts, found);
            boolean proven = memory <= SMALL_MEGABYTES || slower.isPresent();
            return proven && runs.size() >= FEW_RUNS
                    ? facts.proof().problem(slower.orElse(found))
                    : facts.proof().likely(found);
        }
        if (slow && small) {
            return facts.proof().likely(facts.statement("check.function-memory-starved.smallest"));
        }
        if (runs.size() < FEW_RUNS) {
            return Verdicts.cannotTell(facts.statement("check.function-memory-starved.few-runs"));
        }
        return new Verdict.Good(facts.statement("check.function-memory-starved.good"), facts.proof().measure(),
                Set.of(ID));
    }

    /** Says so where the runs with less memory that the log still holds took at least a quarter longer. */
    private static Optional<Message> slowerWithLess(EvidenceView view, Facts facts, Message found) {
        List<Duration> less = view.need(EvidenceKeys.FUNCTION_REPORTS).reports().stream()
                .filter(report -> report.memorySizeMegabytes() < facts.memory()).map(FunctionReport::duration).sorted()
                .toList();
        if (less.size() < FEW_RUNS) {
            return Optional.empty();
        }
        Duration median = FunctionRuns.percentile(less, 50);
        return median.multipliedBy(4).compareTo(facts.median().multipliedBy(5)) < 0
                ? Optional.empty()
                : Optional.of(Message.of("check.function-memory-starved.less-was-slower", found, less.size(), median));
    }

    private record Facts(int memory, List<FunctionReport> runs, Duration window) {

        private boolean mostlyFull() {
            return full() * 2 > runs.size();
        }

        private long full() {
            return runs.stream()
                    .filter(run -> run.maxMemoryUsedMegabytes() * 100L >= (long) FULL_PERCENT * memory).count();
        }

        private int mostUsed() {
            return runs.stream().mapToInt(FunctionReport::maxMemoryUsedMegabytes).max().orElse(0);
        }

        private Duration median() {
            return FunctionRuns.percentile(runs.stream().map(FunctionReport::duration).sorted().toList(), 50);
        }

        private Message statement(String key) {
            return Message.of(key, memory, mostUsed(), full(), runs.size(), window, median());
        }

        private Verdicts.Proof proof() {
            return new Verdicts.Proof(ID, ID, Figures.measure(
                    Message.of("check.function-memory-starved.used", mostUsed(), memory),
                    Message.of("check.function-memory-starved.allowed", memory * FULL_PERCENT / 100)),
                    Set.of(EvidenceKeys.FUNCTION, EvidenceKeys.FUNCTION_REPORTS), List.of("function-memory"));
        }
    }
}
