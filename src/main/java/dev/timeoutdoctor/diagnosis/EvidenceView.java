package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The evidence that a check declared, and nothing else. */
public final class EvidenceView {

    private final EvidenceSet evidence;
    private final String reader;
    private final Set<EvidenceKey<?>> needs;
    private final Set<EvidenceKey<?>> alsoReads;
    private final Map<Derived<?>, Object> derived;

    private EvidenceView(EvidenceSet evidence, String reader, Set<EvidenceKey<?>> needs,
            Set<EvidenceKey<?>> alsoReads, Map<Derived<?>, Object> derived) {
        this.evidence = evidence;
        this.reader = reader;
        this.needs = needs;
        this.alsoReads = alsoReads;
        this.derived = derived;
    }

    /** All evidence of one run, of which nothing was declared yet. */
    static EvidenceView of(EvidenceSet evidence) {
        return new EvidenceView(evidence, "nobody", Set.of(), Set.of(), new HashMap<>());
    }

    /** The same evidence for one check; what was worked out for another one is shared. */
    EvidenceView forCheck(CheckInfo info) {
        return new EvidenceView(evidence, info.id(), info.needs(), info.alsoReads(), derived);
    }

    /**
     * The value of a needed key; the runner calls a check only when every one of them was seen.
     *
     * @throws IllegalStateException where the check did not declare the key among its needs: a bug
     */
    public <T> T need(EvidenceKey<T> key) {
        require(needs, key);
        return evidence.get(key).seen()
                .orElseThrow(() -> new IllegalStateException(reader + " was run without " + key));
    }

    /**
     * What came of looking at a key that the check can do without.
     *
     * @throws IllegalStateException where the check did not declare the key: a bug
     */
    public <T> Observed<T> look(EvidenceKey<T> key) {
        requireDeclared(key);
        return evidence.get(key);
    }

    /**
     * What is worked out from evidence, once in a run.
     *
     * @throws IllegalStateException where the check did not declare all that it is worked out from: a bug
     */
    @SuppressWarnings("unchecked") // the reader of a Derived<T> gives a T
    public <T> T derive(Derived<T> wanted) {
        wanted.reads().forEach(this::requireDeclared);
        Object known = derived.get(wanted);
        if (known == null) {
            known = wanted.reader().apply(new EvidenceView(evidence, reader, Set.of(), wanted.reads(), derived));
            derived.put(wanted, known);
        }
        return (T) known;
    }

    private void requireDeclared(EvidenceKey<?> key) {
        if (!needs.contains(key)) {
            require(alsoReads, key);
        }
    }

    private void require(Set<EvidenceKey<?>> declared, EvidenceKey<?> key) {
        if (!declared.contains(key)) {
            throw new IllegalStateException(reader + " reads " + key + " without declaring it");
        }
    }
}
