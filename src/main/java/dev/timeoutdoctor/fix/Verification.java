package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;

/**
 * A request before a change and after it, side by side.
 *
 * @param message what that says, in a sentence
 */
public record Verification(Symptom before, Symptom after, Outcome outcome, Message message) {

    /** Within a tenth, two durations are alike. */
    private static final double NOTICEABLE = 0.1;

    /** Whether the change helped. */
    public enum Outcome {
        HELPED, DID_NOT_HELP, WORSE
    }

    /** Compares what was seen before a change with what is seen after it. */
    public static Verification of(Symptom before, Symptom after) {
        if (failed(after)) {
            return failed(before)
                    ? still(before, after)
                    : new Verification(before, after, Outcome.WORSE,
                            Message.of("fix.verify.broke", after.status(), after.elapsed()));
        }
        if (after.status() >= 400 && before.status() != after.status()) {
            return new Verification(before, after, Outcome.DID_NOT_HELP,
                    Message.of("fix.verify.refused", after.status(), after.elapsed()));
        }
        if (failed(before)) {
            return new Verification(before, after, Outcome.HELPED, Message.of("fix.verify.helped", after.status(),
                    after.elapsed(), before.status(), before.elapsed()));
        }
        return times(before, after);
    }

    private static boolean failed(Symptom symptom) {
        return symptom.status() == 0 || symptom.status() >= 500;
    }

    private static Verification still(Symptom before, Symptom after) {
        String key = after.status() == 504 ? "fix.verify.still-timeout" : "fix.verify.still-failing";
        return new Verification(before, after, Outcome.DID_NOT_HELP,
                Message.of(key, after.status(), after.elapsed(), before.status(), before.elapsed()));
    }

    private static Verification times(Symptom before, Symptom after) {
        long old = before.elapsed().toMillis();
        long now = after.elapsed().toMillis();
        if (old > 0 && now < old * (1 - NOTICEABLE)) {
            return new Verification(before, after, Outcome.HELPED,
                    Message.of("fix.verify.faster", after.elapsed(), before.elapsed()));
        }
        if (old > 0 && now > old * (1 + NOTICEABLE)) {
            return new Verification(before, after, Outcome.WORSE,
                    Message.of("fix.verify.slower", after.elapsed(), before.elapsed()));
        }
        return new Verification(before, after, Outcome.DID_NOT_HELP,
                Message.of("fix.verify.same", after.status(), after.elapsed()));
    }
}
