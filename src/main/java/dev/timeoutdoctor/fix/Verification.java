package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.AnswerWords;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests before a change and requests after it, side by side; of an undo, requests with the change and requests without it.
 *
 * @param deciding the answer that decides: the first that failed, else the first that did not succeed, else the slowest
 * @param message what they say, in a sentence
 * @param undone whether it is an undo that was measured
 */
public record Verification(Series before, Series after, Symptom deciding, Outcome outcome, Message message,
        boolean undone) {

    /** What a WebSocket API says where it stopped waiting. */
    private static final String TIMEOUT = "Endpoint request timed out";
    /** Within a tenth, two durations are alike. */
    private static final double NOTICEABLE = 0.1;
    /** Below this, a network and a first start make as much of a difference; milliseconds. */
    private static final long NOISE = 250;
    /** From so many answers on each side on, a difference in time is one; from fewer, it may be chance. */
    static final int ENOUGH = 3;
    /** So much of a series counts: one answer of four may be another one's fault. */
    private static final double MOST = 0.75;
    /** What fails in a share of the cases is missed by chance in one of twenty series of this number over that share. */
    private static final int RULE_OF_THREE = 3;

    /** Whether the change helped. Only an answer with a status from 200 to 299 helped, or a frame that is no error. */
    public enum Outcome {
        HELPED,
        DID_NOT_HELP,
        WORSE,
        /** Nothing was seen before, or what was seen does not tell: a redirect, too few answers. */
        NOT_COMPARED
    }

    /** What one answer says beside another. */
    private record Said(Outcome outcome, Message message) {}

    /**
     * Compares what was seen before a change with what was seen after it.
     *
     * @param before empty where nobody looked
     * @param after at least one answer
     */
    public static Verification of(Series before, Series after) {
        Symptom deciding = after.deciding();
        Said said = said(before, after, deciding);
        return new Verification(before, after, deciding, said.outcome(), said.message(), false);
    }

    /**
     * Compares what was seen with a change with what is seen after its undo.
     *
     * @param with empty where nobody looked
     * @param without at least one answer
     */
    public static Verification ofUndo(Series with, Series without) {
        Verification one = of(with, without);
        Message message = with.isEmpty()
                ? Message.of("fix.verify.undone-alone", summary(without))
                : Message.of("fix.verify.undone", summary(without), summary(with));
        return new Verification(with, without, one.deciding(), one.outcome(), message, true);
    }

    private static Message summary(Series series) {
        if (series.notGivenUpOn() > 0) {
            return Message.of("fix.verify.summary-one-way", series.missed(), series.n(), series.notGivenUpOn());
        }
        return Message.of("fix.verify.summary", series.succeeded(), series.n(), series.median());
    }

    private static Said said(Series before, Series after, Symptom deciding) {
        if (before.isEmpty()) {
            return new Said(Outcome.NOT_COMPARED, after.n() == 1
                    ? Message.of("fix.verify.alone", AnswerWords.atStart(deciding), deciding.elapsed())
                    : Message.of("fix.verify.series-alone", summary(after)));
        }
        if (before.succeeded() == before.n() && after.succeeded() == after.n()) {
            return times(before, after);
        }
        FailureShares shares = new FailureShares(before, after);
        if (shares.decide()) {
            Outcome outcome = shares.outcome(MOST);
            return new Said(outcome, shares.message(outcome, deciding));
        }
        Said one = compared(before, after);
        if (one.outcome() == Outcome.HELPED && before.missed() < before.n()
                && before.missed() * after.n() < RULE_OF_THREE * before.n()) {
            return new Said(Outcome.NOT_COMPARED, Message.of("fix.verify.rare", before.missed(), before.n(), after.n(),
                    Math.ceilDiv(RULE_OF_THREE * before.n(), before.missed())));
        }
        if (before.n() == 1 && after.n() == 1) {
            return one;
        }
        return new Said(one.outcome(),
                before.n() == 1
                        ? Message.of("fix.verify.of-several", one.message(), after.succeeded(), after.n(),
                                after.fastest(), after.slowest())
                        : Message.of("fix.verify.of-series", one.message(), after.succeeded(), after.n(),
                                after.fastest(), after.slowest(), before.succeeded(), before.n()));
    }

    /** What the deciding answer says beside the deciding one before, where not all have succeeded. */
    private static Said compared(Series old, Series now) {
        Symptom before = old.deciding();
        Symptom after = now.deciding();
        if (after.failed()) {
            return before.failed()
                    ? still(before, after, now.answers().stream().allMatch(Verification::timedOut))
                    : new Said(Outcome.WORSE, after.isSilent()
                            ? Message.of("fix.verify.silent", after.elapsed())
                            : Message.of("fix.verify.broke", AnswerWords.of(after), after.elapsed()));
        }
        if (after.refused() && !alike(before, after)) {
            return new Said(Outcome.DID_NOT_HELP,
                    Message.of("fix.verify.refused", AnswerWords.of(after), after.elapsed()));
        }
        if (!after.succeeded() && !alike(before, after)) {
            return new Said(Outcome.NOT_COMPARED,
                    Message.of("fix.verify.elsewhere", AnswerWords.of(after), after.elapsed()));
        }
        if (before.failed() || after.succeeded()) {
            return new Said(Outcome.HELPED, Message.of("fix.verify.helped", AnswerWords.of(after), after.elapsed(),
                    AnswerWords.of(before), before.elapsed()));
        }
        return new Said(Outcome.DID_NOT_HELP,
                Message.of("fix.verify.as-before", AnswerWords.of(after), after.elapsed()));
    }

    /** Whether two answers have the same status, or are both frames that refuse. */
    private static boolean alike(Symptom before, Symptom after) {
        return before.status() == after.status() && before.refused() == after.refused();
    }

    private static boolean timedOut(Symptom symptom) {
        return symptom.status() == 504 || symptom.frameError().filter(TIMEOUT::equals).isPresent();
    }

    private static Said still(Symptom before, Symptom after, boolean timeout) {
        if (after.isSilent()) {
            return new Said(Outcome.DID_NOT_HELP, Message.of("fix.verify.still-silent", after.elapsed(),
                    AnswerWords.of(before), before.elapsed()));
        }
        String key = timeout ? "fix.verify.still-timeout" : "fix.verify.still-failing";
        return new Said(Outcome.DID_NOT_HELP,
                Message.of(key, AnswerWords.of(after), after.elapsed(), AnswerWords.of(before), before.elapsed()));
    }

    /** Between answers that all succeeded the time counts, where most of enough answers, measured alike, show more than noise. */
    private static Said times(Series before, Series after) {
        Duration old = before.median();
        if (old.isZero()) {
            return new Said(Outcome.NOT_COMPARED,
                    Message.of("fix.verify.no-time", AnswerWords.atStart(after.deciding()), after.deciding().elapsed()));
        }
        long apart = (long) Math.max(old.toMillis() * NOTICEABLE, NOISE);
        Optional<Message> thin = tooThin(before, after);
        if (thin.isPresent()) {
            boolean alike = Math.abs(old.minus(after.median()).toMillis()) <= apart;
            return alike
                    ? new Said(Outcome.DID_NOT_HELP,
                            Message.of("fix.verify.same", after.median(), after.heard(), old, before.heard()))
                    : new Said(Outcome.NOT_COMPARED, thin.get());
        }
        if (before.within(1 - MOST).minus(after.within(MOST)).toMillis() > apart) {
            return new Said(Outcome.HELPED, Message.of("fix.verify.faster", after.median(), after.heard(), old,
                    before.heard()));
        }
        if (after.within(1 - MOST).minus(before.within(MOST)).toMillis() > apart) {
            return new Said(Outcome.WORSE, Message.of("fix.verify.slower", after.median(), after.heard(), old,
                    before.heard()));
        }
        return new Said(Outcome.DID_NOT_HELP, Message.of("fix.verify.same-several", after.heard(), after.fastest(),
                after.slowest(), before.heard(), before.fastest(), before.slowest()));
    }

    /** Why two series do not make one of them the faster, however far apart their times are. */
    private static Optional<Message> tooThin(Series before, Series after) {
        if (before.heard() < ENOUGH || after.heard() < ENOUGH) {
            return Optional.of(Message.of("fix.verify.too-few", after.median(), after.heard(), before.median(),
                    before.heard(), ENOUGH));
        }
        return before.plan().equals(after.plan())
                ? Optional.empty()
                : Optional.of(Message.of("fix.verify.other-plan", after.median(), before.median()));
    }
}
