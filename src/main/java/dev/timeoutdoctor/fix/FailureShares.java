package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.AnswerWords;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Verification.Outcome;
import dev.timeoutdoctor.text.Message;

/** How many of the requests before a change and of those after it did not succeed, where on one side some did and some did not. */
record FailureShares(Series before, Series after) {

    /** One comparison of twenty may call chance an effect, as with the rule of three. */
    private static final double CHANCE = 0.05;

    /** Whether the shares are what decides: not where all is alike on both sides, nor where what is left is a refusal or a redirect. */
    boolean decide() {
        boolean mixed = isMixed(before) || isMixed(after);
        boolean tells = after.succeeded() > 0 || after.failed() > 0;
        return mixed && tells && after.missed() > 0;
    }

    private static boolean isMixed(Series series) {
        return series.succeeded() > 0 && series.missed() > 0;
    }

    /**
     * What the shares say. Fewer may be chance, and are then no proof; that most still do not succeed is one, of no help.
     *
     * @param most from which share on
     */
    Outcome outcome(double most) {
        boolean fewer = after.missed() * before.n() < before.missed() * after.n();
        if (FisherExact.p(before.missed(), before.n(), after.missed(), after.n()) < CHANCE) {
            return fewer ? Outcome.HELPED : Outcome.WORSE;
        }
        boolean still = fewer ? after.missed() >= most * after.n() : before.missed() > 0;
        return still ? Outcome.DID_NOT_HELP : Outcome.NOT_COMPARED;
    }

    /**
     * The outcome in a sentence.
     *
     * @param example one of those that did not succeed after the change
     */
    Message message(Outcome outcome, Symptom example) {
        String key = switch (outcome) {
            case HELPED -> "fix.verify.share-helped";
            case DID_NOT_HELP -> "fix.verify.share-did-not-help";
            case WORSE -> "fix.verify.share-worse";
            case NOT_COMPARED -> "fix.verify.share-chance";
        };
        boolean failures = before.failed() == before.missed() && after.failed() == after.missed();
        Message share = Message.of(failures ? "fix.verify.fails-in" : "fix.verify.misses-in", after.missed(),
                after.n());
        return Message.of(key, share, AnswerWords.of(example), example.elapsed(), before.missed(), before.n());
    }
}
