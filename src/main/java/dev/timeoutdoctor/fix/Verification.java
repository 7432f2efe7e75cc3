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
    /** Below this, a network and a first start make as much of a difference; milliseconds. */
    private static final long NOISE = 250;
    /** From so many answers on, a difference in time is one; from fewer, it may be chance. */
    static final int ENOUGH = 3;

    private static final Comparator<Symptom> BY_TIME = Comparator.comparing(Symptom::elapsed);

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
        return measured(before);
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
        if (comparesTimes(before) && answers.stream().allMatch(Verification::succeeded)) {
            return times(before, answers);
        }
        Symptom slowest = answers.stream().max(BY_TIME).orElseThrow();
        Symptom deciding = answers.stream().filter(answer -> !succeeded(answer)).findFirst().orElse(slowest);
        long good = answers.stream().filter(Verification::succeeded).count();
        Verification one = of(before, deciding);
        Duration fastest = answers.stream().min(BY_TIME).orElseThrow().elapsed();
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
                            after.status() == 0
                                    ? Message.of("fix.verify.silent", after.elapsed())
                                    : Message.of("fix.verify.broke", after.status(), after.elapsed()));
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
        return succeeded(after)
                ? times(before, List.of(after))
                : new Verification(before, after, List.of(after), Outcome.DID_NOT_HELP,
                        Message.of("fix.verify.as-before", after.status(), after.elapsed()));
    }

    private static boolean comparesTimes(Symptom before) {
        return measured(before) && !failed(before);
    }

    private static boolean measured(Symptom before) {
        return !before.equals(NOTHING_BEFORE);
    }

    private static boolean succeeded(Symptom symptom) {
        return symptom.status() >= 200 && symptom.status() < 300;
    }

    private static boolean failed(Symptom symptom) {
        return symptom.status() == 0 || symptom.status() >= 500;
    }

    private static Verification still(Symptom before, Symptom after) {
        if (after.status() == 0) {
            return new Verification(before, after, List.of(after), Outcome.DID_NOT_HELP,
                    Message.of("fix.verify.still-silent", after.elapsed(), before.status(), before.elapsed()));
        }
        String key = after.status() == 504 ? "fix.verify.still-timeout" : "fix.verify.still-failing";
        return new Verification(before, after, List.of(after), Outcome.DID_NOT_HELP,
                Message.of(key, after.status(), after.elapsed(), before.status(), before.elapsed()));
    }

    /** Between answers that all succeeded the time counts, where it is more than noise and each of enough answers shows it. */
    private static Verification times(Symptom before, List<Symptom> answers) {
        Symptom slowest = answers.stream().max(BY_TIME).orElseThrow();
        Symptom fastest = answers.stream().min(BY_TIME).orElseThrow();
        long old = before.elapsed().toMillis();
        if (old == 0) {
            return new Verification(before, slowest, answers, Outcome.NOT_COMPARED,
                    Message.of("fix.verify.no-time", slowest.status(), slowest.elapsed()));
        }
        double apart = Math.max(old * NOTICEABLE, NOISE);
        boolean faster = old - slowest.elapsed().toMillis() > apart;
        boolean slower = fastest.elapsed().toMillis() - old > apart;
        if ((faster || slower) && answers.size() < ENOUGH) {
            return new Verification(before, slowest, answers, Outcome.NOT_COMPARED,
                    Message.of("fix.verify.too-few", slowest.elapsed(), before.elapsed(), answers.size(), ENOUGH));
        }
        if (faster) {
            return new Verification(before, slowest, answers, Outcome.HELPED,
                    Message.of("fix.verify.faster", answers.size(), slowest.elapsed(), before.elapsed()));
        }
        if (slower) {
            return new Verification(before, fastest, answers, Outcome.WORSE,
                    Message.of("fix.verify.slower", answers.size(), fastest.elapsed(), before.elapsed()));
        }
        return new Verification(before, slowest, answers, Outcome.DID_NOT_HELP, answers.size() == 1
                ? Message.of("fix.verify.same", slowest.status(), slowest.elapsed())
                : Message.of("fix.verify.same-several", answers.size(), fastest.elapsed(), slowest.elapsed(),
                        before.elapsed()));
    }
}
