package dev.timeoutdoctor.session;

import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was changed in a session, what the changes were made for, and what the last measurement says of them. Immutable. */
final class History {

    static final History NONE = new History(List.of(), null, 0, null);

    private final List<AppliedChange> changes;
    private final @Nullable Examination found;
    /** The first change that was made for what was found, counted from zero. */
    private final int first;
    private final @Nullable Verification proof;

    private History(List<AppliedChange> changes, @Nullable Examination found, int first,
            @Nullable Verification proof) {
        this.changes = List.copyOf(changes);
        this.found = found;
        this.first = first;
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
        return new History(more, reason, Objects.equals(reason, found) ? first : changes.size(), null);
    }

    /** A deployment made changes live that waited for it. */
    History published(List<Message> titles, Message deployment) {
        return with(changes.stream()
                .map(change -> titles.contains(change.what()) ? change.published(deployment) : change).toList());
    }

    /** Changes were taken back. */
    History takenBack(List<Message> titles, Instant at) {
        return with(changes.stream()
                .map(change -> titles.contains(change.what()) ? change.takenBack(at) : change).toList());
    }

    private History with(List<AppliedChange> told) {
        return new History(told, found, first, proof);
    }

    /** The examination before the changes, where all that was changed since was taken back. */
    Optional<Examination> returned() {
        List<AppliedChange> since = changes.subList(first, changes.size());
        return found().filter(_ -> !since.isEmpty() && since.stream().allMatch(AppliedChange::gone));
    }

    /** The last change was measured. */
    History proved(Verification by) {
        if (changes.isEmpty()) {
            return this;
        }
        List<AppliedChange> told = new ArrayList<>(changes);
        told.add(told.removeLast().proved(by.message()));
        return new History(told, found, first, by);
    }

    /** The same changes; what they were for belongs to another target. */
    History ofAnotherTarget() {
        return new History(changes, null, changes.size(), null);
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
