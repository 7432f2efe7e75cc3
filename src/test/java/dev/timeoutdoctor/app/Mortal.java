package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.session.RequestSender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a program reaches of the world, which it does at most so often: it is killed at one of its calls, before the other side does the work or after. */
final class Mortal {

    private final int at;
    private final boolean afterwards;
    private final List<Call> calls = new ArrayList<>();
    private Phase phase = Phase.BEFORE;

    /** How far a change is. */
    enum Phase {
        BEFORE,
        APPLY,
        DEPLOY,
        VERIFY,
        UNDO
    }

    /**
     * A call that was about to be made.
     *
     * @param reads whether it changes nothing
     */
    record Call(Phase phase, String name, boolean reads) {}

    /** The end of the program. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    /** A program that is killed at its n-th call. */
    Mortal(int at, boolean afterwards) {
        this.at = at;
        this.afterwards = afterwards;
    }

    /** A program that nobody kills. */
    static Mortal forEver() {
        return new Mortal(0, false);
    }

    void enters(Phase next) {
        phase = next;
    }

    /** Everything that was called so far, in order. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    AwsReader reader(AwsReader real) {
        return call -> call(call.operation(), true, () -> real.read(call));
    }

    AwsWriter writer(AwsWriter real) {
        return call -> call(call.operation(), false, () -> real.write(call));
    }

    RequestSender sender(RequestSender real) {
        return (draft, limit) -> call(draft.method() + " " + draft.url(), false, () -> real.send(draft, limit));
    }

    private <T> T call(String name, boolean reads, Supplier<T> real) {
        calls.add(new Call(phase, name, reads));
        boolean here = calls.size() == at;
        if (here && !afterwards) {
            throw new Killed();
        }
        T answer = real.get();
        if (here) {
            throw new Killed();
        }
        return answer;
    }
}
