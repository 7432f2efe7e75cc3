package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.evidence.EvidenceKey;
import java.util.HashSet;
import java.util.Set;

/** Joins sets of evidence keys for a check's declaration. */
public final class Reads {

    private Reads() {}

    /** All keys of all sets. */
    @SafeVarargs
    public static Set<EvidenceKey<?>> all(Set<EvidenceKey<?>>... sets) {
        Set<EvidenceKey<?>> all = new HashSet<>();
        for (Set<EvidenceKey<?>> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }
}
