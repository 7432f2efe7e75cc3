package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
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
 * runs use all of the memory and last about as long as the gateway waits; only runs at the present memory size count.
 */
public final class FunctionMemoryStarvedCheck implements Check {

    private static final String ID = "function-memory-starved";
    private static final int SMALLEST_MEGABYTES = 128;
    private static final int FEW_RUNS = 3;
    private static final int FULL_PERCENT = 97;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.FUNCTION,
                    EvidenceKeys.FUNCTION_REPORTS),
            Set.of(), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiMethod> served = RouteSettings.in(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), route);
        return served.map(method -> judge(view, method.integration().timeout()))
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
            Message statement = facts.statement("check.function-memory-starved.found");
            return runs.size() >= FEW_RUNS ? facts.proof().problem(statement) : facts.proof().likely(statement);
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
