package dev.timeoutdoctor.session;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.evidence.EvidenceSet;

/** Collects what the checks need and runs them. Blocks. */
public interface Examiner {

    /**
     * Looks at everything and says what it means.
     *
     * @param known what is known before any call: the route, and the symptom where there is one
     */
    Examination examine(Connection connection, EvidenceSet known, Progress progress, Cancellation cancellation);
}
