package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Pause;
import dev.timeoutdoctor.fix.Series;
import dev.timeoutdoctor.fix.TestPlan;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender;
import dev.timeoutdoctor.session.RequestSender.Sent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same request sent several times, one after the other. */
final class TestSeries {

    private final RequestSender sender;
    private final Pause pause;
    private final InstantSource clock;
    private final RequestDraft request;
    private final Duration limit;
    private final boolean oneWay;

    /**
     * A series that has not begun.
     *
     * @param limit how long to wait for each answer
     * @param oneWay whether silence is what comes back when all is well
     */
    TestSeries(RequestSender sender, Pause pause, InstantSource clock, RequestDraft request, Duration limit,
            boolean oneWay) {
        this.sender = sender;
        this.pause = pause;
        this.clock = clock;
        this.request = request;
        this.limit = limit;
        this.oneWay = oneWay;
    }

    /** What came of it. */
    sealed interface Came {

        /**
         * What was seen of at least one request; fewer than wished where somebody stopped waiting.
         */
        record Answers(Series series) implements Came {}

        /**
         * Nothing came back where nothing was to come back: the gateway gave up on none within the time.
         *
         * @param messages how many were sent
         * @param elapsed the longest wait for one
         */
        record Unheard(int messages, Duration elapsed) implements Came {}

        /** A frame came of which it is not known whether it answers the message. */
        record Untold(Sent.Untold frame) implements Came {}

        /** Nobody could be reached, or nobody waited: why the first request got no answer. */
        record Nothing(FailureKind kind) implements Came {}
    }

    /**
     * Sends the requests, and blocks until the last is answered. A first one that gets no answer in time is what is to be measured; one
     * that reaches nobody ends the series. So does a frame that may be no answer: where one connection brings frames unasked, the next may
     * as well, so that only what has failed by then counts. Where silence is what comes back when all is well, it is counted beside what
     * did come back, and what reaches nobody is no silence.
     */
    Came send(TestPlan plan) {
        List<Symptom> symptoms = new ArrayList<>();
        for (int sent = 0; sent < plan.count(); sent++) {
            if (sent > 0 && !waited(plan.spacing())) {
                break;
            }
            switch (sender.send(request, limit)) {
                case Sent.Answered answered -> symptoms.add(answered.symptom());
                case Sent.Untold untold -> {
                    Series before = new Series(plan, symptoms, oneWay);
                    return before.failed() > 0 ? new Came.Answers(before) : new Came.Untold(untold);
                }
                case Sent.NoAnswer none when none.kind() == FailureKind.TIMED_OUT ->
                    symptoms.add(silent(none.elapsed()));
                case Sent.NoAnswer none when none.kind() == FailureKind.CANCELLED && !symptoms.isEmpty() -> {
                    return came(plan, symptoms);
                }
                case Sent.NoAnswer none when symptoms.isEmpty() || oneWay -> {
                    return symptoms.stream().allMatch(Symptom::isSilent)
                            ? new Came.Nothing(none.kind())
                            : came(plan, symptoms);
                }
                case Sent.NoAnswer none -> symptoms.add(silent(none.elapsed()));
            }
        }
        return came(plan, symptoms);
    }

    private Came came(TestPlan plan, List<Symptom> symptoms) {
        Series series = new Series(plan, symptoms, oneWay);
        return series.notGivenUpOn() == series.n()
                ? new Came.Unheard(series.n(), series.slowest())
                : new Came.Answers(series);
    }

    /** What the caller sees of a request that was just given up. */
    private Symptom silent(Duration elapsed) {
        return new Symptom(request.url(), request.method(), 0, Map.of(), "", elapsed, clock.instant().minus(elapsed),
                true);
    }

    private boolean waited(Duration spacing) {
        try {
            pause.pause(spacing);
            return !Thread.currentThread().isInterrupted();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
