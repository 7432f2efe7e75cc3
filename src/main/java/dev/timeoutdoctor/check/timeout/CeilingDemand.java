package dev.timeoutdoctor.check.timeout;

import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whether calls want more time than the API's ceiling gives.
 *
 * @param figure the longest time that was seen or is waited
 */
record CeilingDemand(TimeoutHits.Reach certainty, Duration figure, Message because, Set<EvidenceKey<?>> evidence) {

    CeilingDemand {
        evidence = Set.copyOf(evidence);
    }

    static CeilingDemand of(EvidenceView view, Waiting waiting) {
        TimeoutHits hits = TimeoutHits.of(view, waiting);
        Optional<FunctionRuns> runs = FunctionRuns.of(view);
        if (runs.isPresent()) {
            return byRuns(waiting, runs.get(), hits);
        }
        TimeoutHits.Reach reach = waiting.canWaitLonger() && hits.reach() != TimeoutHits.Reach.UNKNOWN
                ? belowCeiling(hits.reach())
                : atCeiling(hits.reach());
        return new CeilingDemand(reach, waiting.timeout(), hits.because(), hits.evidence());
    }

    /** Calls that end below the ceiling, cut off or not, do not show that they want more than the ceiling. */
    private static TimeoutHits.Reach belowCeiling(TimeoutHits.Reach reach) {
        return reach == TimeoutHits.Reach.NONE ? reach : TimeoutHits.Reach.UNKNOWN;
    }

    /** A backend that is cut off at the ceiling may need a little more or hang for ever. */
    private static TimeoutHits.Reach atCeiling(TimeoutHits.Reach reach) {
        return reach == TimeoutHits.Reach.PROVEN ? TimeoutHits.Reach.SUGGESTED : reach;
    }

    private static CeilingDemand byRuns(Waiting waiting, FunctionRuns runs, TimeoutHits hits) {
        Duration p99 = runs.latency().p99();
        Duration slowest = runs.latency().max();
        Message because = Message.of("check.ceiling.runs", p99, slowest, runs.latency().samples(), runs.window());
        boolean over = p99.compareTo(waiting.allowed()) > 0;
        TimeoutHits.Reach reach;
        if (over && (runs.enough() || hits.reach() == TimeoutHits.Reach.PROVEN)) {
            reach = TimeoutHits.Reach.PROVEN;
        } else if (slowest.compareTo(waiting.allowed()) > 0) {
            reach = TimeoutHits.Reach.SUGGESTED;
        } else {
            reach = runs.enough() ? TimeoutHits.Reach.NONE : TimeoutHits.Reach.UNKNOWN;
        }
        return new CeilingDemand(reach, over ? p99 : slowest, because, Set.of(runs.source()));
    }
}
