package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Series;
import dev.timeoutdoctor.fix.TestPlan;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several requests, of which some get no answer. */
class TestSeriesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:49Z");
    private static final Sent SILENT = new Sent.NoAnswer(FailureKind.TIMED_OUT, "", Duration.ofSeconds(49));
    private static final Sent.Untold UNTOLD = new Sent.Untold(2, "news", Duration.ofMillis(40), Duration.ofSeconds(49));
    private static final Sent STOPPED = new Sent.NoAnswer(FailureKind.CANCELLED, "", Duration.ofSeconds(1));

    private static Symptom symptom(int status, int seconds) {
        return new Symptom("https://example.com", "GET", status, Map.of(), "", Duration.ofSeconds(seconds),
                NOW.minusSeconds(49), true);
    }

    private static TestSeries.Came send(Sent... sent) {
        return send(false, sent);
    }

    private static TestSeries.Came send(boolean oneWay, Sent... sent) {
        Deque<Sent> left = new ArrayDeque<>(Arrays.asList(sent));
        return new TestSeries((_, _) -> left.removeFirst(), _ -> {
        }, () -> NOW,
                REQUEST, Duration.ofSeconds(49), oneWay)
                .send(new TestPlan(sent.length, Duration.ZERO));
    }

    private static final RequestDraft REQUEST = new RequestDraft("GET", "https://example.com", Map.of(),
            "");

    @Test
    void whatWasAnsweredIsKeptBesideWhatWasNot() {
        Sent answered = new Sent.Answered(symptom(200, 2));
        assertEquals(came(symptom(200, 2), symptom(0, 49), symptom(200, 2)), send(answered, SILENT, answered));
        assertEquals(came(symptom(0, 49), symptom(200, 2), symptom(200, 2)), send(SILENT, answered, answered));
        assertEquals(came(symptom(200, 2)), send(answered, STOPPED, answered));
    }

    private static TestSeries.Came came(Symptom... symptoms) {
        return new TestSeries.Came.Answers(new Series(new TestPlan(3, Duration.ZERO), List.of(symptoms)));
    }

    @Test
    void whereNobodyCanBeReachedNoMoreAreSent() {
        assertEquals(new TestSeries.Came.Nothing(FailureKind.UNREACHABLE),
                send(new Sent.NoAnswer(FailureKind.UNREACHABLE, "", Duration.ofSeconds(1)),
                        new Sent.Answered(symptom(200, 2))));
    }

    private static final Sent GIVEN_UP = new Sent.Answered(new Symptom("wss://example.com", "", 0, Map.of(),
            "{\"message\": \"Internal server error\", \"connectionId\":\"a=\", \"requestId\":\"b=\"}", Duration.ofSeconds(2),
            NOW, true));
    private static final Sent UNREACHABLE = new Sent.NoAnswer(FailureKind.UNREACHABLE, "", Duration.ofSeconds(1));

    private static String counted(TestSeries.Came came) {
        return switch (came) {
            case TestSeries.Came.Answers(Series all) -> all.errorFrames() + " error frames of " + all.n() + ", "
                    + all.notGivenUpOn() + " not given up on, " + all.silent() + " without an answer";
            case TestSeries.Came.Unheard unheard -> unheard.toString();
            case TestSeries.Came.Untold untold -> untold.toString();
            case TestSeries.Came.Nothing nothing -> nothing.toString();
        };
    }

    @Test
    void whereNothingIsToComeBackSilenceIsNoFailureAndTheWholePlanIsSent() {
        assertEquals("1 error frames of 4, 3 not given up on, 0 without an answer",
                counted(send(true, GIVEN_UP, SILENT, SILENT, SILENT)));
        assertEquals("2 error frames of 4, 2 not given up on, 0 without an answer",
                counted(send(true, SILENT, GIVEN_UP, SILENT, GIVEN_UP)));
        assertEquals("1 error frames of 2, 0 not given up on, 1 without an answer",
                counted(send(false, SILENT, GIVEN_UP)));
    }

    @Test
    void onlyWhereAllWereSilentNothingWasHeard() {
        assertEquals(new TestSeries.Came.Unheard(3, Duration.ofSeconds(49)), send(true, SILENT, SILENT, SILENT));
        assertEquals(new TestSeries.Came.Unheard(1, Duration.ofSeconds(49)), send(true, SILENT, STOPPED, SILENT));
    }

    @Test
    void whatReachesNobodyIsNoSilence() {
        assertEquals(new TestSeries.Came.Nothing(FailureKind.UNREACHABLE), send(true, SILENT, UNREACHABLE, SILENT));
        assertEquals("1 error frames of 2, 1 not given up on, 0 without an answer",
                counted(send(true, GIVEN_UP, SILENT, UNREACHABLE, SILENT)));
    }

    @Test
    void aFrameThatMayBeNoAnswerProvesNothingButWhatHasFailedStays() {
        Sent answered = new Sent.Answered(symptom(200, 2));
        Sent failed = new Sent.Answered(symptom(504, 2));
        assertEquals(new TestSeries.Came.Untold(UNTOLD), send(UNTOLD, answered, answered));
        assertEquals(new TestSeries.Came.Untold(UNTOLD), send(answered, answered, UNTOLD));
        assertEquals(came(symptom(200, 2), symptom(504, 2)), send(answered, failed, UNTOLD));
        assertEquals(new TestSeries.Came.Untold(UNTOLD), send(true, SILENT, UNTOLD, SILENT));
    }
}
