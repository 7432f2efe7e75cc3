package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import java.util.Set;

/** The evidence that a check declared, and nothing else. */
public final class EvidenceView {

    private final EvidenceSet evidence;
    private final CheckInfo info;

    EvidenceView(EvidenceSet evidence, CheckInfo info) {
        this.evidence = evidence;
        this.info = info;
    }

    /**
     * The value of a needed key; the runner calls a check only when every one of them was seen.
     *
     * @throws IllegalStateException where the check did not declare the key among its needs: a bug
     */
    public <T> T need(EvidenceKey<T> key) {
        require(info.needs(), key);
        return evidence.get(key).seen()
                .orElseThrow(() -> new IllegalStateException(info.id() + " was run without " + key));
    }

    /**
     * What came of looking at a key that the check can do without.
     *
     * @throws IllegalStateException where the check did not declare the key: a bug
     */
    public <T> Observed<T> look(EvidenceKey<T> key) {
        if (!info.needs().contains(key)) {
            require(info.alsoReads(), key);
        }
        return evidence.get(key);
    }

    private void require(Set<EvidenceKey<?>> declared, EvidenceKey<?> key) {
        if (!declared.contains(key)) {
            throw new IllegalStateException(info.id() + " reads " + key + " without declaring it");
        }
    }
}
