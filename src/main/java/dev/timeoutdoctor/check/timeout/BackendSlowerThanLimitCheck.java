package dev.timeoutdoctor.check.timeout;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the backend need longer than this API can ever wait? A function's own run time tells; the gateway's latency ends at the
 * timeout, so an HTTP backend that is cut off at the ceiling is a likely case and not a proven one.
 */
public final class BackendSlowerThanLimitCheck implements Check {

    private static final String ID = "backend-slower-than-limit";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.TIMEOUT, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS, FunctionRuns.READS, Set.of(EvidenceKeys.FUNCTION)),
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
        if (!RouteSettings.callsBackend(waiting.get().served())) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.backend"));
        }
        TimeoutHits hits = TimeoutHits.of(view, waiting.get());
        return FunctionRuns.of(view).map(runs -> byRuns(view, waiting.get(), hits, runs))
                .orElseGet(() -> byRequests(view, waiting.get(), hits));
    }

    @Override
    public Optional<Verdict> byAnswerAlone(EvidenceView view) {
        return CutOffAnswer.of(view).filter(CutOffAnswer::late).map(answer -> answer.proof(ID)
                .likely(Message.of("check.backend-slower-than-limit.answer-alone", answer.signature().statement(),
                        CutOffAnswer.EVERY_CEILING)));
    }

    private static Verdict byRuns(EvidenceView view, Waiting waiting, TimeoutHits hits, FunctionRuns runs) {
        Duration allowed = waiting.allowed();
        Latency latency = runs.latency();
        boolean slow = latency.p99().compareTo(allowed) > 0;
        if (slow || latency.max().compareTo(allowed) > 0) {
            boolean proven = slow && waiting.ceiling().isPresent()
                    && (runs.enough() || hits.reach() == TimeoutHits.Reach.PROVEN);
            return tooSlow(waiting, runs, slow, proven);
        }
        if (waiting.ceiling().isEmpty() && waiting.timeout().compareTo(allowed) > 0) {
            return MissingEvidence.unknown(view, EvidenceKeys.APPLIED_TIMEOUT_QUOTA,
                    EvidenceKeys.DEFAULT_TIMEOUT_QUOTA);
        }
        Optional<Duration> ended = view.look(EvidenceKeys.FUNCTION).seen().map(FunctionConfiguration::timeout)
                .filter(limit -> latency.max().compareTo(limit.minusMillis(50)) >= 0);
        if (ended.isPresent()) {
            return Verdicts.cannotTell(Message.of("check.backend-slower-than-limit.ended", ended.get()));
        }
        if (!runs.enough()) {
            return Verdicts.cannotTell(Message.of("check.backend-slower-than-limit.few-runs", latency.samples(),
                    runs.window(), latency.max(), allowed));
        }
        return new Verdict.Good(
                Message.of("check.backend-slower-than-limit.runs-fit", latency.samples(), runs.window(),
                        latency.max(), allowed),
                Figures.measure(latency.max(), Figures.atMost(allowed)), Set.of(ID));
    }

    private static Verdict tooSlow(Waiting waiting, FunctionRuns runs, boolean slow, boolean proven) {
        Duration figure = slow ? runs.latency().p99() : runs.latency().max();
        Verdicts.Proof proof = proof(waiting, figure, Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.REST_API,
                runs.source()));
        Message statement = Message.of(
                slow ? "check.backend-slower-than-limit.p99" : "check.backend-slower-than-limit.slowest",
                runs.latency().samples(), runs.window(), figure, figure.minus(waiting.allowed()),
                waiting.allowed());
        return proven ? proof.problem(statement) : proof.likely(statement);
    }

    private static Verdict byRequests(EvidenceView view, Waiting waiting, TimeoutHits hits) {
        return switch (hits.reach()) {
            case PROVEN, SUGGESTED -> cutOff(view, waiting, hits);
            case NONE -> fast(view, waiting, hits);
            case UNKNOWN -> Verdicts.cannotTell(Message.of("check.backend-slower-than-limit.nothing-seen",
                    hits.because()));
        };
    }

    private static Verdict cutOff(EvidenceView view, Waiting waiting, TimeoutHits hits) {
        if (waiting.canWaitLonger()) {
            return Verdicts.cannotTell(Message.of("check.backend-slower-than-limit.cut-off", waiting.timeout(),
                    waiting.allowed()));
        }
        if (waiting.ceiling().isEmpty()) {
            return MissingEvidence.unknown(view, EvidenceKeys.APPLIED_TIMEOUT_QUOTA,
                    EvidenceKeys.DEFAULT_TIMEOUT_QUOTA);
        }
        return proof(waiting, waiting.timeout(),
                Reads.all(hits.evidence(), Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.REST_API)))
                .likely(Message.of("check.backend-slower-than-limit.unseen", waiting.timeout(), hits.because()));
    }

    /** Only the metrics speak of all calls; one quick failure says nothing of the others. */
    private static Verdict fast(EvidenceView view, Waiting waiting, TimeoutHits hits) {
        Optional<GatewayMetrics> metrics = view.look(EvidenceKeys.GATEWAY_METRICS).seen()
                .filter(seen -> seen.integrationLatency().samples() >= Verdicts.ENOUGH_SAMPLES);
        if (metrics.isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.backend-slower-than-limit.nothing-seen", hits.because()));
        }
        Latency latency = metrics.get().integrationLatency();
        return new Verdict.Good(
                Message.of("check.backend-slower-than-limit.requests-fit", latency.samples(),
                        metrics.get().window().length(), latency.max(), waiting.allowed()),
                Figures.measure(latency.max(), Figures.atMost(waiting.allowed())), Set.of(ID));
    }

    private static Verdicts.Proof proof(Waiting waiting, Duration figure, Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, Figures.measure(figure, Figures.atMost(waiting.allowed())), evidence,
                List.of());
    }
}
