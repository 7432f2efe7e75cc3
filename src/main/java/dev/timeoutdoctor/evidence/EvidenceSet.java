package dev.timeoutdoctor.evidence;

import dev.timeoutdoctor.text.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All evidence of one examination. A key that nobody looked at is {@link Observed.NotAsked}. */
public final class EvidenceSet {

    private static final EvidenceSet EMPTY = new EvidenceSet(Map.of());

    private final Map<EvidenceKey<?>, Observed<?>> observations;

    private EvidenceSet(Map<EvidenceKey<?>, Observed<?>> observations) {
        this.observations = Collections.unmodifiableMap(observations);
    }

    public static EvidenceSet empty() {
        return EMPTY;
    }

    /** The same evidence with one observation more, or another one in its place. */
    public <T> EvidenceSet with(EvidenceKey<T> key, Observed<T> observed) {
        Map<EvidenceKey<?>, Observed<?>> more = new LinkedHashMap<>(observations);
        more.put(key, observed);
        return new EvidenceSet(more);
    }

    /** The same evidence as if nobody had looked at this. */
    public EvidenceSet without(EvidenceKey<?> key) {
        Map<EvidenceKey<?>, Observed<?>> fewer = new LinkedHashMap<>(observations);
        fewer.remove(key);
        return new EvidenceSet(fewer);
    }

    /** What came of looking at a key. */
    @SuppressWarnings("unchecked") // with(key, observed) keeps key and value of one type together
    public <T> Observed<T> get(EvidenceKey<T> key) {
        Observed<?> observed = observations.get(key);
        return observed == null
                ? new Observed.NotAsked<>(Message.of("evidence.not-asked", key.title()))
                : (Observed<T>) observed;
    }

    /** The keys that somebody looked at, in the order of looking. */
    public Set<EvidenceKey<?>> keys() {
        return observations.keySet();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceSet set && observations.equals(set.observations);
    }

    @Override
    public int hashCode() {
        return observations.hashCode();
    }

    @Override
    public String toString() {
        return "EvidenceSet" + observations;
    }
}
