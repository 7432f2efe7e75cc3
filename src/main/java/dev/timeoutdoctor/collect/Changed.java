package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Instant;

/**
 * When the function was changed last. Figures of before a change say nothing of what is there now, and together with those of
 * after it they say nothing at all, so windows begin there.
 */
final class Changed {

    private Changed() {}

    /** When the function's code or settings were changed; 1970 where that is not known. */
    static Instant function(EvidenceSet evidence) {
        return evidence.get(EvidenceKeys.FUNCTION).seen().map(function -> function.code().changedAt())
                .orElse(Instant.EPOCH);
    }

    /** The part of a window after a change. */
    static TimeWindow since(TimeWindow window, Instant change) {
        return change.isAfter(window.from()) && change.isBefore(window.to())
                ? new TimeWindow(change, window.to())
                : window;
    }
}
