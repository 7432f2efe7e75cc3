package dev.timeoutdoctor.check.load;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Retries;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is work done twice? A backend goes on after the gateway gave up, and a caller who tries again starts it once more. That does harm
 * where the request changes something: reads may be repeated.
 */
public final class DuplicateWorkAfterTimeoutCheck implements Check {

    private static final String ID = "duplicate-work-after-timeout";
    private static final Set<String> READS_ONLY = Set.of("GET", "HEAD", "OPTIONS");
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LOAD, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS, Retries.READS, FunctionRuns.READS), List.of(ID));

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
        String method = waiting.get().route().httpMethod();
        if (READS_ONLY.contains(method)) {
            return good(Message.of("check.duplicate-work-after-timeout.reads", method), waiting.get().timeout());
        }
        TimeoutHits hits = TimeoutHits.of(view, waiting.get());
        return hits.reach() == TimeoutHits.Reach.NONE
                ? good(Message.of("check.duplicate-work-after-timeout.nothing-cut-off", hits.because()),
                        waiting.get().timeout())
                : judge(view, waiting.get());
    }

    private static Verdict judge(EvidenceView view, Waiting waiting) {
        Duration waits = waiting.timeout();
        Optional<Duration> ends = view.look(EvidenceKeys.FUNCTION).seen().map(FunctionConfiguration::timeout)
                .filter(limit -> limit.compareTo(waits) <= 0);
        if (ends.isPresent()) {
            return good(Message.of("check.duplicate-work-after-timeout.ends", ends.get(), waits), waits);
        }
        Optional<FunctionRuns> runs = FunctionRuns.of(view).filter(seen -> seen.latency().max().compareTo(waits) > 0);
        Optional<Retries> retries = Retries.of(view);
        boolean repeated = retries.filter(Retries::usualHere).isPresent();
        if (runs.isEmpty() && !repeated) {
            return Verdicts.cannotTell(Message.of("check.duplicate-work-after-timeout.not-seen"));
        }
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, measure(
                runs.map(seen -> seen.latency().max()).orElse(waits), waits),
                Set.of(EvidenceKeys.ACCESS_LOG, EvidenceKeys.FUNCTION_METRICS, EvidenceKeys.DEPLOYED_SNAPSHOT),
                List.of("function-timeout"));
        if (runs.isEmpty()) {
            return proof.likely(Message.of("check.duplicate-work-after-timeout.repeated",
                    retries.get().repeated(), retries.get().failed(), retries.get().window().length()));
        }
        Message goesOn = Message.of("check.duplicate-work-after-timeout.goes-on", runs.get().latency().max(), waits,
                runs.get().latency().samples(), runs.get().window());
        if (!repeated) {
            return proof.likely(goesOn);
        }
        return proof.warning(Message.of("check.duplicate-work-after-timeout.found", goesOn,
                retries.get().repeated(), retries.get().failed(), retries.get().window().length()));
    }

    private static Verdict good(Message summary, Duration waits) {
        return new Verdict.Good(summary, measure(waits, waits), Set.of(ID));
    }

    private static Measure measure(Duration now, Duration waits) {
        return Figures.measure(now, Figures.atMost(waits));
    }
}
