package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.ProvisionedConcurrency.Provisioned;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Do cold starts push calls over the integration timeout? The time to start counts for the gateway and is not part of the run's
 * duration (AWS: Lambda {@code REPORT} lines).
 */
public final class ColdStartExceedsTimeoutCheck implements Check {

    private static final String ID = "cold-start-exceeds-timeout";
    private static final int SEVERAL = 3;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Reads.all(Waiting.NEEDS, Set.of(EvidenceKeys.FUNCTION_REPORTS)),
            Reads.all(Waiting.READS, TimeoutHits.READS,
                    Set.of(EvidenceKeys.PROVISIONED_CONCURRENCY, EvidenceKeys.FUNCTION)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Optional<Waiting> waiting = Waiting.of(view);
        if (waiting.isEmpty()) {
            return Verdicts.notServed(view.need(EvidenceKeys.ROUTE));
        }
        List<FunctionReport> runs = view.need(EvidenceKeys.FUNCTION_REPORTS).reports();
        if (runs.isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.no-runs"));
        }
        return judge(view, waiting.get(), runs);
    }

    private static Verdict judge(EvidenceView view, Waiting waiting, List<FunctionReport> runs) {
        Duration waits = waiting.timeout();
        Duration window = view.need(EvidenceKeys.FUNCTION_REPORTS).window().length();
        List<FunctionReport> cold = runs.stream().filter(run -> !run.initDuration().isZero()).toList();
        List<FunctionReport> over = cold.stream()
                .filter(run -> run.duration().compareTo(waits) <= 0 && whole(run).compareTo(waits) > 0).toList();
        if (!over.isEmpty()) {
            FunctionReport slowest = over.stream().max(Comparator.comparing(ColdStartExceedsTimeoutCheck::whole))
                    .orElseThrow();
            Message statement = Message.of("check.cold-start-exceeds-timeout.found-and-why",
                    Message.of("check.cold-start-exceeds-timeout.found", over.size(), runs.size(), window,
                            slowest.initDuration(), slowest.duration(), waits),
                    kept(view), size(view));
            Verdicts.Proof proof = new Verdicts.Proof(ID, ID, measure(whole(slowest), waits),
                    Set.of(EvidenceKeys.FUNCTION_REPORTS, EvidenceKeys.DEPLOYED_SNAPSHOT),
                    List.of("integration-timeout", "function-memory"));
            boolean proven = over.size() >= SEVERAL
                    || TimeoutHits.of(view, waiting).reach() == TimeoutHits.Reach.PROVEN;
            return proven ? proof.problem(statement) : proof.likely(statement);
        }
        if (runs.size() < SEVERAL) {
            return Verdicts.cannotTell(Message.of("check.cold-start-exceeds-timeout.few-runs", runs.size(), window));
        }
        if (cold.isEmpty()) {
            return Verdicts
                    .cannotTell(Message.of("check.cold-start-exceeds-timeout.no-cold-start", runs.size(), window));
        }
        Duration longest = cold.stream().map(FunctionReport::initDuration).max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Verdict.Good(
                Message.of("check.cold-start-exceeds-timeout.good", cold.size(), runs.size(), window, longest, waits),
                measure(longest, waits), Set.of(ID));
    }

    /** Whether executions are kept warm. */
    private static Message kept(EvidenceView view) {
        return view.look(EvidenceKeys.PROVISIONED_CONCURRENCY).seen()
                .map(warm -> warm.configurations().stream().mapToInt(Provisioned::available).sum())
                .map(count -> count == 0
                        ? Message.of("check.cold-start-exceeds-timeout.none-kept")
                        : Message.of("check.cold-start-exceeds-timeout.kept", count))
                .orElse(Message.of("check.cold-start-exceeds-timeout.kept-unknown"));
    }

    /** What has to be loaded first. */
    private static Message size(EvidenceView view) {
        return view.look(EvidenceKeys.FUNCTION).seen().map(FunctionConfiguration::code)
                .filter(code -> code.bytes() > 0)
                .map(code -> Message.of("check.cold-start-exceeds-timeout.size",
                        (code.bytes() + code.layerBytes() + 500_000) / 1_000_000))
                .orElse(Message.of("check.cold-start-exceeds-timeout.size-unknown"));
    }

    private static Duration whole(FunctionReport run) {
        return run.initDuration().plus(run.duration());
    }

    private static Measure measure(Duration now, Duration waits) {
        return Figures.measure(now, Figures.atMost(waits));
    }
}
