package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A request before a change and requests after it, side by side.
 *
 * @param after the answer that decides: the first that failed, else the slowest
 * @param answers everything that was answered after the change, in order
 * @param message what that says, in a sentence
 */
public record Verification(Symptom before, Symptom after, List<Symptom> answers, Outcome outcome, Message message) {

    public Verification {
        answers = List.copyOf(answers);
    }

    /** Within a tenth, two durations are alike. */
    private static final double NOTICEABLE = 0.1;

    /** Stands for what was seen before a change where nobody looked. */
    public static final Symptom NOTHING_BEFORE = new Symptom("", "", 0, Map.of(), "", Duration.ZERO, Instant.EPOCH,
            false);

    /** Whether the change helped. Only an answer with a status from 200 to 299 is one that helped. */
    public enum Outcome {
        HELPED,
        DID_NOT_HELP,
        WORSE,
        /** Nothing was seen before, or the answer says nothing about the time it took: a redirect. */
        NOT_COMPARED
    }

    /** Whether something was seen before the change. */
    public boolean measuredBefore() {
        return !before.equals(NOTHING_BEFORE);
    }

    /**
     * Compares what was seen before a change with several answers after it: it helped only where each of them shows it.
     *
     * @param answers at least one
     */
    public static Verification of(Symptom before, List<Symptom> answers) {
        if (answers.size() == 1) {
            return of(before, answers.getFirst());
        }
        Comparator<Symptom> byTime = Comparator.comparing(Symptom::elapsed);
        Symptom slowest = answers.stream().max(byTime).orElseThrow();
        Symptom deciding = answers.stream().filter(answer -> !succeeded(answer)).findFirst().orElse(slowest);
        long good = answers.stream().filter(Verification::succeeded).count();
        Verification one = of(before, deciding);
        Duration fastest = answers.stream().min(byTime).orElseThrow().elapsed();
        return new Verification(before, deciding, answers, one.outcome(), Message.of("fix.verify.of-several",
                one.message(), (int) good, answers.size(), fastest, slowest.elapsed()));
    }

    /** Compares what was seen before a change with what is seen after it. */
    public static Verification of(Symptom before, Symptom after) {
        if (before.equals(NOTHING_BEFORE)) {
            return new Verification(before, after, List.of(after), Outcome.NOT_COMPARED, after.status() == 0
                    ? Message.of("fix.verify.alone-no-answer", after.elapsed())
                    : Message.of("fix.verify.alone", after.status(), after.elapsed()));
        }
        if (failed(after)) {
            return failed(before)
                    ? still(before, after)
                    : new Verification(before, after, List.of(after), Outcome.WORSE,
                            Message.of("fix.verify.broke", after.status(), after.elapsed()));
        }
        if (after.status() >= 400 && before.status() != after.status()) {
            return new Verification(before, after, List.of(after), Outcome.DID_NOT_HELP,
                    Message.of("fix.verify.refused", after.status(), after.elapsed()));
        }
        if (!succeeded(after) && before.status() != after.status()) {
            return new Verification(before, after, List.of(after), Outcome.NOT_COMPARED,
                    Message.of("fix.verify.elsewhere", after.status(), after.elapsed()));
        }
        if (failed(before)) {
            return new Verification(before, after, List.of(after), Outcome.HELPED,
                    Message.of("fix.verify.helped", after.status(),
                            after.elapsed(), before.status(), before.elapsed()));
        }
        return times(before, after);
    }

    private static boolean succeeded(Symptom symptom) {
        return symptom.status() >= 200 && symptom.status() < 300;
    }

    private static boolean failed(Symptom symptom) {
        return symptom.status() == 0 || symptom.status() >= 500;
    }

    private static Verification still(Symptom before, Symptom after) {
        String key = after.status() == 504 ? "fix.verify.still-timeout" : "fix.verify.still-failing";
        return new Verification(before, after, List.of(after), Outcome.DID_NOT_HELP,
                Message.of(key, after.status(), after.elapsed(), before.status(), before.elapsed()));
    }

    private static Verification times(Symptom before, Symptom after) {
        long old = before.elapsed().toMillis();
        long now = after.elapsed().toMillis();
        if (!succeeded(after)) {
            return new Verification(before, after, List.of(after), Outcome.DID_NOT_HELP,
                    Message.of("fix.verify.as-before", after.status(), after.elapsed()));
        }
        if (old == 0) {
            return new Verification(before, after, List.of(after), Outcome.NOT_COMPARED,
                    Message.of("fix.verify.no-time", after.status(), after.elapsed()));
        }
        if (now < old * (1 - NOTICEABLE)) {
            return new Verification(before, after, List.of(after), Outcome.HELPED,
                    Message.of("fix.verify.faster", after.elapsed(), before.elapsed()));
        }
        if (now > old * (1 + NOTICEABLE)) {
            return new Verification(before, after, List.of(after), Outcome.WORSE,
                    Message.of("fix.verify.slower", after.elapsed(), before.elapsed()));
        }
        return new Verification(before, after, List.of(after), Outcome.DID_NOT_HELP,
                Message.of("fix.verify.same", after.status(), after.elapsed()));
    }
}
