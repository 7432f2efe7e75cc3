package dev.timeoutdoctor.fix;

import static dev.timeoutdoctor.fix.Samples.symptom;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static String compare(Symptom before, Symptom after) {
        Verification verification = Verification.of(before, after);
        return verification.outcome() + " " + Texts.english().of(verification.message());
    }

    @Test
    void anAnswerInsteadOfATimeoutHelped() {
        assertEquals("HELPED It helped: status 200 after 8.1 s; before, status 504 after 3.0 s.",
                compare(symptom(504, 3_000), symptom(200, 8_100)));
    }

    @Test
    void ofSeveralAnswersEachMustShowThatItHelped() {
        Verification all = Verification.of(symptom(504, 3_000), List.of(symptom(200, 2_000), symptom(200, 4_000)));
        assertEquals("HELPED It helped: status 200 after 4.0 s; before, status 504 after 3.0 s. 2 of 2 requests "
                + "succeeded, in 2.0 s to 4.0 s.", all.outcome() + " " + Texts.english().of(all.message()));
        Verification one = Verification.of(symptom(504, 3_000),
                List.of(symptom(200, 2_000), symptom(504, 12_000), symptom(200, 2_500)));
        assertEquals("DID_NOT_HELP It did not help: still a timeout, after 12.0 s; before, status 504 after 3.0 s. "
                + "2 of 3 requests succeeded, in 2.0 s to 12.0 s.",
                one.outcome() + " " + Texts.english().of(one.message()));
    }

    @Test
    void aProofIsNoLoadTest() {
        assertEquals(new TestPlan(20, Duration.ofSeconds(60)), new TestPlan(1_000, Duration.ofHours(1)));
        assertEquals(TestPlan.ONE, new TestPlan(0, Duration.ofSeconds(-1)));
    }

    @Test
    void anotherTimeoutDidNotHelp() {
        assertEquals("DID_NOT_HELP It did not help: still a timeout, after 45.0 s; before, status 504 after 29.0 s.",
                compare(symptom(504, 29_000), symptom(504, 45_000)));
    }

    @Test
    void anotherErrorDidNotHelp() {
        assertEquals("DID_NOT_HELP It did not help: status 502 after 6.0 s; before, status 504 after 3.0 s.",
                compare(symptom(504, 3_000), symptom(502, 6_000)));
    }

    @Test
    void aRefusalProvesNothing() {
        assertEquals("DID_NOT_HELP It is not proven: the request is now refused with status 403 after 30 ms.",
                compare(symptom(504, 3_000), symptom(403, 30)));
    }

    @Test
    void aNewErrorIsWorse() {
        assertEquals("WORSE It is worse: the request now fails with status 504 after 3.0 s.",
                compare(symptom(200, 8_000), symptom(504, 3_000)));
    }

    private static String compare(Symptom before, long... millis) {
        Verification verification = Verification.of(before,
                Arrays.stream(millis).mapToObj(after -> symptom(200, after)).toList());
        return verification.outcome() + " " + Texts.english().of(verification.message());
    }

    @Test
    void betweenAnswersThatSucceedTheTimeCountsWhereEachOfThreeShowsIt() {
        Symptom slow = symptom(200, 20_000);
        Symptom quick = symptom(200, 6_000);
        assertEquals("HELPED It helped: each of 3 answers took 7.0 s at most; the one before took 20.0 s.",
                compare(slow, 6_000, 7_000, 5_000));
        assertEquals("WORSE It is worse: each of 3 answers took 19.0 s at least; the one before took 6.0 s.",
                compare(quick, 20_000, 19_000, 21_000));
        assertEquals("DID_NOT_HELP It did not help: 3 answers took 6.0 s to 20.0 s; the one before took 6.0 s. "
                + "That is no difference that each of them shows.", compare(quick, 20_000, 6_000, 6_100));
        assertEquals("DID_NOT_HELP It did not help: status 200 after 6.1 s, about as before.", compare(quick, 6_100));
    }

    @Test
    void aSingleAnswerIsNeitherFasterNorSlower() {
        assertEquals("NOT_COMPARED The answer took 6.0 s, the one before 20.0 s. Measured 1 of the 3 times that it "
                + "takes to call it faster or slower: it may be chance.", compare(symptom(200, 20_000), 6_000));
    }

    @Test
    void aFewMillisecondsAreNoDifference() {
        assertEquals("DID_NOT_HELP It did not help: 3 answers took 46 ms to 60 ms; the one before took 40 ms. "
                + "That is no difference that each of them shows.", compare(symptom(200, 40), 46, 60, 50));
    }

    @Test
    void anAnswerThatNeverCameIsToldBesideThoseThatDid() {
        Verification verification = Verification.of(symptom(504, 3_000),
                List.of(symptom(200, 2_000), symptom(0, 49_000), symptom(200, 2_500)));
        assertEquals("DID_NOT_HELP It did not help: no answer within 49.0 s; before, status 504 after 3.0 s. 2 of 3 "
                + "requests succeeded, in 2.0 s to 49.0 s.",
                verification.outcome() + " " + Texts.english().of(verification.message()));
        assertEquals("WORSE It is worse: the request now gets no answer within 49.0 s.",
                compare(symptom(200, 3_000), symptom(0, 49_000)));
    }

    @Test
    void withoutATimeBeforeNothingIsCompared() {
        assertEquals("NOT_COMPARED Status 200 after 6.1 s. How long the answer took before is not known.",
                compare(symptom(200, 0), symptom(200, 6_100)));
    }

    @Test
    void withoutALookBeforeNothingHelped() {
        assertEquals("NOT_COMPARED Status 200 after 8.1 s. Nothing was seen before the change to compare with.",
                compare(Verification.NOTHING_BEFORE, symptom(200, 8_100)));
        assertEquals("NOT_COMPARED No answer after 49.0 s. Nothing was seen before the change to compare with.",
                compare(Verification.NOTHING_BEFORE, symptom(0, 49_000)));
    }

    @Test
    void aRedirectInsteadOfATimeoutProvesNothing() {
        assertEquals("NOT_COMPARED It is not proven: the request is now answered with status 301 after 40 ms, which "
                + "sends the caller elsewhere. Send the request that does the work.",
                compare(symptom(504, 3_000), symptom(301, 40)));
    }

    @Test
    void aFasterRefusalDidNotHelp() {
        assertEquals("DID_NOT_HELP It is not proven: the request is still answered with status 403 after 20 ms. Send "
                + "one that succeeds.", compare(symptom(403, 3_000), symptom(403, 20)));
    }
}
