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
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is the stage's integration timeout shorter than it could be, and do calls suffer from it? A short timeout that no call reaches is
 * fine. One that is already edited to a longer value is the deployment's matter.
 */
public final class IntegrationTimeoutLowCheck implements Check {

    private static final String ID = "integration-timeout-low";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.TIMEOUT, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS, FunctionRuns.READS), List.of(ID));

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
        return judge(view, waiting.get());
    }

    @Override
    public Optional<Verdict> byAnswerAlone(EvidenceView view) {
        return CutOffAnswer.of(view).filter(CutOffAnswer::early).map(answer -> answer.proof(ID)
                .likely(Message.of("check.integration-timeout-low.answer-alone", answer.signature().statement(),
                        CutOffAnswer.EVERY_CEILING)));
    }

    private static Verdict judge(EvidenceView view, Waiting waiting) {
        Optional<FunctionRuns> runs = FunctionRuns.of(view);
        if (!waiting.canWaitLonger()) {
            return waiting.ceiling().isPresent()
                    ? good(waiting, Message.of("check.integration-timeout-low.at-ceiling",
                            waiting.timeout()))
                    : MissingEvidence.unknown(view, EvidenceKeys.APPLIED_TIMEOUT_QUOTA,
                            EvidenceKeys.DEFAULT_TIMEOUT_QUOTA);
        }
        Optional<Duration> longer = waiting.longerAfterDeployment();
        if (longer.isPresent() && suffices(longer.get(), waiting, runs)) {
            return edited(waiting, longer.get());
        }
        TimeoutHits hits = TimeoutHits.of(view, waiting);
        return switch (hits.reach()) {
            case NONE -> good(waiting, Message.of("check.integration-timeout-low.nobody-hits", waiting.timeout(),
                    waiting.allowed(), hits.because()));
            case UNKNOWN -> Verdicts.cannotTell(Message.of("check.integration-timeout-low.nothing-seen",
                    waiting.timeout(), waiting.allowed(), hits.because()));
            case SUGGESTED -> proof(waiting, hits, runs).likely(found(waiting, hits));
            case PROVEN -> hit(waiting, hits, runs);
        };
    }

    /** Too short, yet raising it is no cure: the deployment is, and its check says whether calls suffer. */
    private static Verdict edited(Waiting waiting, Duration longer) {
        return new Verdict.Warning(List.of(new Finding(ID, Finding.Certainty.LIKELY,
                Message.of("check.integration-timeout-low.edited-title"),
                Message.of("check.integration-timeout-low.edited", waiting.timeout(), longer), measure(waiting),
                Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.WORKING_COPY), List.of("deployment"))), Set.of(ID));
    }

    /** A longer value that was edited but not deployed is enough, as far as one can see. */
    private static boolean suffices(Duration longer, Waiting waiting, Optional<FunctionRuns> runs) {
        return longer.compareTo(waiting.allowed()) >= 0
                || runs.map(seen -> seen.latency().p99().compareTo(longer) <= 0).orElse(true);
    }

    private static Verdict hit(Waiting waiting, TimeoutHits hits, Optional<FunctionRuns> runs) {
        Verdicts.Proof proof = proof(waiting, hits, runs);
        if (runs.isEmpty()) {
            return proof.problem(found(waiting, hits));
        }
        FunctionRuns seen = runs.get();
        long samples = seen.latency().samples();
        Duration slowest = seen.latency().max();
        if (!TimeoutHits.reaches(slowest, waiting.timeout())) {
            return proof.likely(Message.of("check.integration-timeout-low.function-is-faster", found(waiting, hits),
                    samples, seen.window(), slowest));
        }
        if (seen.latency().p50().compareTo(waiting.allowed()) > 0) {
            return proof.likely(Message.of("check.integration-timeout-low.not-enough", found(waiting, hits),
                    waiting.allowed(), samples, seen.window(), seen.latency().p50()));
        }
        return proof.problem(Message.of("check.integration-timeout-low.found-with-runs", found(waiting, hits),
                samples, seen.window(), slowest));
    }

    private static Message found(Waiting waiting, TimeoutHits hits) {
        return Message.of("check.integration-timeout-low.found", waiting.timeout(), waiting.allowed(),
                hits.because());
    }

    private static Verdicts.Proof proof(Waiting waiting, TimeoutHits hits, Optional<FunctionRuns> runs) {
        return new Verdicts.Proof(ID, ID, measure(waiting), Reads.all(hits.evidence(),
                Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.REST_API),
                runs.<Set<EvidenceKey<?>>>map(seen -> Set.of(seen.source()))
                        .orElse(Set.of())),
                List.of("integration-timeout"));
    }

    private static Verdict good(Waiting waiting, Message summary) {
        return new Verdict.Good(summary, measure(waiting), Set.of(ID));
    }

    private static Measure measure(Waiting waiting) {
        return Figures.measure(waiting.timeout(), Figures.range(TimeoutCeiling.FLOOR, waiting.allowed()));
    }
}
