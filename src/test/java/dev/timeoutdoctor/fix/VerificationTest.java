package dev.timeoutdoctor.fix;

import static dev.timeoutdoctor.fix.Samples.symptom;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static String compare(Symptom before, Symptom after) {
        return compare(Series.once(before), Series.once(after));
    }

    private static String compare(Series before, Series after) {
        Verification verification = Verification.of(before, after);
        return verification.outcome() + " " + Texts.english().of(verification.message());
    }

    private static Series series(Symptom... answers) {
        return new Series(new TestPlan(answers.length, Duration.ZERO), List.of(answers));
    }

    private static Series times(long... millis) {
        return series(Arrays.stream(millis).mapToObj(after -> symptom(200, after)).toArray(Symptom[]::new));
    }

    @Test
    void anAnswerInsteadOfATimeoutHelped() {
        assertEquals("HELPED It helped: status 200 after 8.1 s; before, status 504 after 3.0 s.",
                compare(symptom(504, 3_000), symptom(200, 8_100)));
    }

    @Test
    void besideOneFailureBeforeEachOfSeveralAnswersMustShowThatItHelped() {
        Series before = Series.once(symptom(504, 3_000));
        assertEquals("HELPED It helped: status 200 after 4.0 s; before, status 504 after 3.0 s. 2 of 2 "
                + "succeeded, in 2.0 s to 4.0 s.", compare(before, times(2_000, 4_000)));
        assertEquals("NOT_COMPARED It is not proven: fails in 1 of 3, with status 504 after 12.0 s; before, in 1 of 1. "
                + "That may be chance: it takes more requests on each side to tell.",
                compare(before, series(symptom(200, 2_000), symptom(504, 12_000), symptom(200, 2_500))));
    }

    @Test
    void whatFailedOnlySometimesMustBeGoneOftenEnough() {
        Series before = series(symptom(504, 3_000), symptom(200, 1_000), symptom(504, 3_000), symptom(200, 1_000));
        assertEquals("HELPED It helped: status 200 after 1.3 s; before, status 504 after 3.0 s. 6 of 6 "
                + "succeeded, in 800 ms to 1.3 s; before, 2 of 4.",
                compare(before, times(800, 900, 1_000, 1_100, 1_200, 1_300)));
        assertEquals("NOT_COMPARED It is not proven: before, 2 of 4 failed; now none of 4. So few may have "
                + "been lucky: it takes 6 to tell.", compare(before, times(800, 900, 1_000, 1_100)));
        assertEquals("NOT_COMPARED It is not proven: fails in 1 of 4, with status 504 after 3.0 s; before, in 0 of 3. "
                + "That may be chance: it takes more requests on each side to tell.",
                compare(times(900, 900, 900), series(symptom(200, 900), symptom(200, 900), symptom(504, 3_000),
                        symptom(200, 900))));
    }

    private static Series mixed(int good, int bad, int status) {
        Symptom[] answers = new Symptom[good + bad];
        Arrays.fill(answers, 0, good, symptom(200, 300));
        Arrays.fill(answers, good, good + bad, symptom(status, 29_000));
        return series(answers);
    }

    @Test
    void failuresThatBecameRareHelpedAndSuchThatBecameCommonAreWorse() {
        assertEquals("HELPED It helped: fails in 1 of 20, with status 504 after 29.0 s; before, in 20 of 20.",
                compare(mixed(0, 20, 504), mixed(19, 1, 504)));
        assertEquals("HELPED It helped: fails in 1 of 20, with status 504 after 29.0 s; before, in 10 of 20.",
                compare(mixed(10, 10, 504), mixed(19, 1, 504)));
        assertEquals("WORSE It is worse: fails in 10 of 20, with status 504 after 29.0 s; before, in 1 of 20.",
                compare(mixed(19, 1, 504), mixed(10, 10, 504)));
        assertEquals("WORSE It is worse: fails in 20 of 20, with status 502 after 29.0 s; before, in 10 of 20.",
                compare(mixed(10, 10, 504), mixed(0, 20, 502)));
    }

    @Test
    void aDifferenceThatChanceMakesAsWellProvesNothing() {
        String chance = " That may be chance: it takes more requests on each side to tell.";
        assertEquals("NOT_COMPARED It is not proven: fails in 1 of 20, with status 502 after 29.0 s; before, in 0 of 1."
                + chance, compare(Series.once(symptom(200, 28_000)), mixed(19, 1, 502)));
        assertEquals("NOT_COMPARED It is not proven: fails in 1 of 20, with status 504 after 29.0 s; before, in 5 of "
                + "20." + chance, compare(mixed(15, 5, 504), mixed(19, 1, 504)));
        assertEquals("NOT_COMPARED It is not proven: does not succeed in 1 of 5, with status 429 after 29.0 s; before, "
                + "in 0 of 5." + chance, compare(mixed(5, 0, 200), mixed(4, 1, 429)));
    }

    @Test
    void whatStillFailsNoLessOrMostlyDidNotHelp() {
        assertEquals("DID_NOT_HELP It did not help: fails in 4 of 20, with status 504 after 29.0 s; before, in 1 of "
                + "20.", compare(mixed(19, 1, 504), mixed(16, 4, 504)));
        assertEquals("DID_NOT_HELP It did not help: fails in 9 of 10, with status 504 after 29.0 s; before, in 1 of 1.",
                compare(mixed(0, 1, 504), mixed(1, 9, 504)));
    }

    @Test
    void aRefusalAmongManySuccessesDoesNotHideThatTheTimeoutIsGone() {
        assertEquals("HELPED It helped: does not succeed in 1 of 20, with status 429 after 29.0 s; before, in 20 of "
                + "20.", compare(mixed(0, 20, 504), mixed(19, 1, 429)));
        assertEquals("DID_NOT_HELP It is not proven: the request is now refused with status 403 after 29.0 s. 0 of 20 "
                + "succeeded, in 29.0 s to 29.0 s; before, 10 of 20.",
                compare(mixed(10, 10, 504), mixed(0, 20, 403)));
    }

    @Test
    void itIsStillATimeoutOnlyWhereEveryAnswerIsOne() {
        assertEquals("DID_NOT_HELP It did not help: still a timeout, after 29.0 s; before, status 504 after 29.0 s. 0 "
                + "of 2 succeeded, in 29.0 s to 29.0 s; before, 0 of 2.",
                compare(mixed(0, 2, 504), mixed(0, 2, 504)));
        assertEquals("DID_NOT_HELP It did not help: status 504 after 29.0 s; before, status 504 after 29.0 s. 0 of 3 "
                + "succeeded, in 30 ms to 29.0 s; before, 0 of 2.",
                compare(mixed(0, 2, 504), series(symptom(403, 30), symptom(504, 29_000), symptom(502, 40))));
    }

    @Test
    void anAnswerInsteadOfARefusalHelped() {
        assertEquals("HELPED It helped: status 200 after 8.1 s; before, status 403 after 30 ms.",
                compare(symptom(403, 30), symptom(200, 8_100)));
        assertEquals("NOT_COMPARED It is not proven: before, 1 of 2 failed; now none of 1. So few may have been lucky: "
                + "it takes 6 to tell.", compare(series(symptom(200, 900), symptom(429, 30)), times(900)));
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

    @Test
    void betweenAnswersThatSucceedTheTimeCountsWhereMostOfThreeOnEachSideShowIt() {
        Series slow = times(20_000, 19_000, 21_000);
        Series quick = times(6_000, 7_000, 5_000);
        assertEquals("HELPED It helped: the answers took 6.0 s (median of 3); before, 20.0 s (median of 3), measured "
                + "in the same way.", compare(slow, quick));
        assertEquals("WORSE It is worse: the answers took 20.0 s (median of 3); before, 6.0 s (median of 3), "
                + "measured in the same way.", compare(quick, slow));
        assertEquals("DID_NOT_HELP It did not help: 3 answers took 6.0 s to 20.0 s; the 3 before took 5.0 s to 7.0 s. "
                + "That is no difference that most of them show.", compare(quick, times(20_000, 6_000, 6_100)));
    }

    @Test
    void oneSlowAnswerOfFourIsAFirstStartAndNoProof() {
        assertEquals("HELPED It helped: the answers took 1.1 s (median of 4); before, 3.0 s (median of 4), measured in "
                + "the same way.", compare(times(3_000, 3_000, 3_000, 3_100), times(9_000, 1_000, 1_100, 1_000)));
    }

    @Test
    void oneRequestBeforeMakesNothingFasterOrSlower() {
        assertEquals("NOT_COMPARED It is not compared: 6.0 s (n = 3); before, 20.0 s (n = 1). It takes 3 answers on "
                + "each side, measured in the same way, to call it faster or slower: this may be chance.",
                compare(Series.once(symptom(200, 20_000)), times(6_000, 7_000, 5_000)));
        assertEquals("NOT_COMPARED It is not compared: 6.0 s (n = 1); before, 20.0 s (n = 3). It takes 3 answers on "
                + "each side, measured in the same way, to call it faster or slower: this may be chance.",
                compare(times(20_000, 20_000, 20_000), Series.once(symptom(200, 6_000))));
        assertEquals("DID_NOT_HELP It did not help: 6.1 s (n = 1), about as before: 6.0 s (n = 1).",
                compare(symptom(200, 6_000), symptom(200, 6_100)));
    }

    @Test
    void seriesOfDifferentPlansAreNotCompared() {
        Series hurried = times(6_000, 6_000, 6_000);
        Series spaced = new Series(new TestPlan(3, Duration.ofSeconds(30)), times(20_000, 20_000, 20_000).answers());
        assertEquals("NOT_COMPARED It is not compared: the answers took 6.0 s (median); before, 20.0 s (median), but "
                + "measured in another way. Measure both with the same number of requests, equally far apart.",
                compare(spaced, hurried));
    }

    @Test
    void aFewMillisecondsAreNoDifference() {
        assertEquals("DID_NOT_HELP It did not help: 3 answers took 146 ms to 160 ms; the 3 before took 40 ms to "
                + "45 ms. That is no difference that most of them show.",
                compare(times(40, 41, 45), times(146, 160, 150)));
    }

    @Test
    void afterAnUndoTheSameTwoSeriesAreTold() {
        Verification undone = Verification.ofUndo(times(900, 1_000, 1_100), series(symptom(504, 3_000),
                symptom(504, 3_000), symptom(504, 3_000)));
        assertEquals("WORSE After the undo 0 of 3 succeeded, in 3.0 s (median); with the change 3 of 3 "
                + "succeeded, in 1.0 s (median).",
                undone.outcome() + " " + Texts.english().of(undone.message()));
        Verification alone = Verification.ofUndo(Series.NONE, Series.once(symptom(504, 3_000)));
        assertEquals("NOT_COMPARED After the undo 0 of 1 succeeded, in 3.0 s (median). With the change "
                + "nothing was measured to compare with.",
                alone.outcome() + " " + Texts.english().of(alone.message()));
    }

    @Test
    void aSeriesTellsWhatWasAnsweredApartFromWhatWasNot() {
        Series mixed = series(symptom(200, 1_000), symptom(0, 49_000), symptom(504, 3_000), symptom(200, 2_000));
        assertEquals("4 1 2 {200=2, 504=1} PT2S PT1S PT3S Optional.empty",
                mixed.n() + " " + mixed.silent() + " " + mixed.succeeded() + " " + mixed.statuses() + " "
                        + mixed.median() + " " + mixed.fastest() + " " + mixed.slowest() + " " + mixed.p95());
        assertEquals(Duration.ofMillis(1_500), times(1_000, 2_000).median());
        assertEquals(Duration.ofSeconds(49), series(symptom(0, 49_000)).median());
        long[] twenty = LongStream.rangeClosed(1, 20).map(i -> i * 100).toArray();
        assertEquals(Optional.of(Duration.ofMillis(1_900)), times(twenty).p95());
    }

    @Test
    void anAnswerThatNeverCameIsToldBesideThoseThatDid() {
        assertEquals("NOT_COMPARED It is not proven: fails in 1 of 3, with no answer after 49.0 s; before, in 1 of 1. "
                + "That may be chance: it takes more requests on each side to tell.",
                compare(Series.once(symptom(504, 3_000)),
                        series(symptom(200, 2_000), symptom(0, 49_000), symptom(200, 2_500))));
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
                compare(Series.NONE, Series.once(symptom(200, 8_100))));
        assertEquals("NOT_COMPARED No answer after 49.0 s. Nothing was seen before the change to compare with.",
                compare(Series.NONE, Series.once(symptom(0, 49_000))));
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

    private static Symptom frame(String body, long millis) {
        return new Symptom("wss://example.com", "", 0, Map.of(), body, Duration.ofMillis(millis), Instant.EPOCH, true);
    }

    private static Symptom error(String words, long millis) {
        return frame("{\"message\": \"" + words + "\", \"connectionId\":\"a=\", \"requestId\":\"b=\"}", millis);
    }

    @Test
    void framesAreComparedByWhatTheySay() {
        Symptom timeout = error("Endpoint request timed out", 5_000);
        Symptom answer = frame("{\"answer\": 42}", 7_400);
        assertEquals("HELPED It helped: an answer frame after 7.4 s; before, the frame \"Endpoint request timed out\" "
                + "after 5.0 s.", compare(timeout, answer));
        assertEquals(
                "DID_NOT_HELP It did not help: still a timeout, after 10.0 s; before, the frame \"Endpoint request "
                        + "timed out\" after 5.0 s.",
                compare(timeout, error("Endpoint request timed out", 10_000)));
        assertEquals("DID_NOT_HELP It did not help: the frame \"Internal server error\" after 1.0 s; before, the frame "
                + "\"Endpoint request timed out\" after 5.0 s.",
                compare(timeout, error("Internal server error", 1_000)));
        assertEquals("DID_NOT_HELP It is not proven: the request is now refused with the frame \"Forbidden\" after "
                + "20 ms.", compare(timeout, error("Forbidden", 20)));
        assertEquals(
                "DID_NOT_HELP It did not help: no answer within 49.0 s; before, the frame \"Endpoint request timed "
                        + "out\" after 5.0 s.",
                compare(timeout, frame("", 49_000)));
        assertEquals("WORSE It is worse: the request now fails with the frame \"Endpoint request timed out\" after "
                + "5.0 s.", compare(answer, timeout));
    }

    private static Series oneWay(int quiet, Symptom... heard) {
        List<Symptom> answers = new ArrayList<>(List.of(heard));
        answers.addAll(Collections.nCopies(quiet, frame("", 49_000)));
        return new Series(new TestPlan(answers.size(), Duration.ZERO), answers, true);
    }

    @Test
    void ofMessagesThatBringNothingBackThoseCountThatWereNotGivenUpOn() {
        Symptom failed = error("Internal server error", 50);
        Series once = oneWay(19, failed);
        assertEquals("20 19 0 19 1 PT0.05S",
                once.n() + " " + once.notGivenUpOn() + " " + once.silent() + " " + once.succeeded() + " "
                        + once.failed() + " " + once.median());
        Symptom[] often = Collections.nCopies(12, failed).toArray(Symptom[]::new);
        assertEquals("HELPED It helped: fails in 1 of 20, with the frame \"Internal server error\" after 50 ms; before, "
                + "in 12 of 20.", compare(oneWay(8, often), once));
        assertEquals("WORSE It is worse: fails in 12 of 20, with the frame \"Internal server error\" after 50 ms; "
                + "before, in 1 of 20.", compare(once, oneWay(8, often)));
        assertEquals("NOT_COMPARED 1 of 20 failed, 19 were not given up on by API Gateway. Nothing was seen before the "
                + "change to compare with.", compare(Series.NONE, once));
    }

    @Test
    void aFrameUnaskedBesideSilenceIsNoTimeToCompare() {
        Symptom frame = frame("{\"news\": 1}", 4_000);
        assertEquals("NOT_COMPARED It is not compared: 4.0 s (n = 1); before, 1.0 s (n = 3). It takes 3 answers on each "
                + "side, measured in the same way, to call it faster or slower: this may be chance.",
                compare(times(1_000, 1_000, 1_000), oneWay(9, frame)));
        assertEquals(frame, oneWay(9, frame).deciding());
    }
}
