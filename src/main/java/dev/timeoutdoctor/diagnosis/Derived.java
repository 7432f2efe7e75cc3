package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import java.util.Set;
import java.util.function.Function;

/**
 * What several checks read off the same evidence, such as log lines by request: worked out once in a run, however many ask. Kept as
 * a constant, since two of them are never the same.
 *
 * @param reads the evidence it is worked out from; each check that asks must have declared all of it
 * @param reader pure; sees those keys alone
 */
public record Derived<T>(Set<EvidenceKey<?>> reads, Function<EvidenceView, T> reader) {

    public Derived {
        reads = Set.copyOf(reads);
    }
}
