package dev.timeoutdoctor.app;

import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabState;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A lab's account and what it answered: the same call at the same moment on the very same state is made once, and has the same answer and
 * the same effect ever after. An account never changes; each write makes another one.
 */
final class Remembered {

    private final Lab lab;
    private final Clock clock;
    private final IdentityHashMap<Object, Map<Asked, Came<?>>> all = new IdentityHashMap<>();
    private final IdentityHashMap<Object, String> texts = new IdentityHashMap<>();
    private final IdentityHashMap<Object, String> shortTexts = new IdentityHashMap<>();

    private record Asked(Object what, Instant at) {}

    private record Came<T>(T answer, Object after) {}

    Remembered(Lab lab, Clock clock) {
        this.lab = lab;
        this.clock = clock;
    }

    /**
     * Asks, or remembers.
     *
     * @param what everything that the answer depends on, beside the account and the time
     */
    @SuppressWarnings("unchecked")
    synchronized <T> T answer(Object what, Supplier<T> real) {
        Map<Asked, Came<?>> known = all.computeIfAbsent(LabState.now(lab), _ -> new HashMap<>());
        Asked asked = new Asked(what, clock.instant());
        Came<?> before = known.get(asked);
        if (before != null) {
            LabState.back(lab, before.after());
            return (T) before.answer();
        }
        T answer = real.get();
        known.put(asked, new Came<>(answer, LabState.now(lab)));
        return answer;
    }

    /** Everything in the account, as one text. */
    synchronized String state() {
        return texts.computeIfAbsent(LabState.now(lab), _ -> LabState.of(lab));
    }

    /** The same without what stays when a change is taken back. */
    synchronized String stateWithoutWhatStays() {
        return shortTexts.computeIfAbsent(LabState.now(lab), _ -> LabState.withoutWhatStays(lab));
    }
}
