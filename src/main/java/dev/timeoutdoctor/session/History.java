package dev.timeoutdoctor.session;

import dev.timeoutdoctor.fix.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was changed in a session, what the changes were made for, and what the last measurement says of them. Immutable. */
final class History {

    static final History NONE = new History(List.of(), null, null);

    private final List<AppliedChange> changes;
    private final @Nullable Examination found;
    private final @Nullable Verification proof;

    private History(List<AppliedChange> changes, @Nullable Examination found, @Nullable Verification proof) {
        this.changes = List.copyOf(changes);
        this.found = found;
        this.proof = proof;
    }

    /**
     * One change more, which nobody has measured yet.
     *
     * @param present the examination that the change was made on: it tells what the change is for, unless an earlier change that
     *     was not measured is for something already
     */
    History changed(AppliedChange by, Optional<Examination> present) {
        List<AppliedChange> more = new ArrayList<>(changes);
        more.add(by);
        boolean open = found != null && proof == null;
        Examination reason = open
                ? found
                : present.filter(seen -> !seen.diagnosis().rootCauses().isEmpty()).orElse(found);
        return new History(more, reason, null);
    }

    /** The last change was measured. */
    History proved(Verification by) {
        if (changes.isEmpty()) {
            return this;
        }
        List<AppliedChange> told = new ArrayList<>(changes);
        told.add(told.removeLast().proved(by.message()));
        return new History(told, found, by);
    }

    /** The same changes; what they were for belongs to another target. */
    History ofAnotherTarget() {
        return new History(changes, null, null);
    }

    List<AppliedChange> changes() {
        return changes;
    }

    /** The examination that found what the changes were made for. */
    Optional<Examination> found() {
        return Optional.ofNullable(found);
    }

    Optional<Verification> proof() {
        return Optional.ofNullable(proof);
    }
}
