package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Pause;
import dev.timeoutdoctor.fix.TestPlan;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender;
import dev.timeoutdoctor.session.RequestSender.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same request sent several times, one after the other. */
final class TestSeries {

    private final RequestSender sender;
    private final Pause pause;
    private final RequestDraft request;
    private final Duration limit;

    /**
     * A series that has not begun.
     *
     * @param limit how long to wait for each answer
     */
    TestSeries(RequestSender sender, Pause pause, RequestDraft request, Duration limit) {
        this.sender = sender;
        this.pause = pause;
        this.request = request;
        this.limit = limit;
    }

    /** What came of it. */
    sealed interface Came {

        /** At least one answer; fewer than wished where somebody stopped waiting. */
        record Answers(List<Symptom> symptoms) implements Came {}

        /** A request that got no answer, and why. */
        record Nothing(FailureKind kind) implements Came {}
    }

    /** Sends the requests, and blocks until the last is answered. A request that gets no answer ends the series. */
    Came send(TestPlan plan) {
        List<Symptom> symptoms = new ArrayList<>();
        for (int sent = 0; sent < plan.count(); sent++) {
            if (sent > 0 && !waited(plan.spacing())) {
                break;
            }
            switch (sender.send(request, limit)) {
                case Sent.Answered answered -> symptoms.add(answered.symptom());
                case Sent.NoAnswer none when symptoms.isEmpty() || none.kind() != FailureKind.CANCELLED -> {
                    return new Came.Nothing(none.kind());
                }
                case Sent.NoAnswer _ -> {
                    return new Came.Answers(List.copyOf(symptoms));
                }
            }
        }
        return new Came.Answers(List.copyOf(symptoms));
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
