package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.Series;
import dev.timeoutdoctor.fix.TestPlan;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.Why;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Test requests under one plan, before a change and after it, and what was measured before. */
final class Measuring {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SessionModel session;
    private final ChangeServices services;
    private final FlowTrack track;
    private final FlowWork work;
    private final ObjectProperty<TestPlan> plan = new SimpleObjectProperty<>(TestPlan.ONE);
    private Optional<Before> before = Optional.empty();

    /** What was measured before a change, with the very request that was sent. */
    private record Before(RequestDraft request, Series series) {}

    Measuring(SessionModel session, ChangeServices services, FlowTrack track, FlowWork work) {
        this.session = session;
        this.services = services;
        this.track = track;
        this.work = work;
    }

    ObjectProperty<TestPlan> planProperty() {
        return plan;
    }

    /** Another target, or another change: nothing is measured. */
    void forget() {
        before = Optional.empty();
    }

    /** What was measured with the request that would be sent now; empty where nothing was. */
    Series measured() {
        return before.filter(known -> known.request().equals(request())).map(Before::series).orElse(Series.NONE);
    }

    /** What is to stand beside the measurement after a change: a measurement of its own, else the one request that was seen to fail. */
    Series before() {
        Series own = measured();
        return own.isEmpty() ? session.get().symptom().map(Series::once).orElse(Series.NONE) : own;
    }

    /** Keeps what was measured as what was before the next change. */
    void keep(Series series) {
        before = series.isEmpty() ? Optional.empty() : Optional.of(new Before(request(), series));
    }

    private RequestDraft request() {
        return TestRequest.of(session.get());
    }

    /** Why no request may be sent; empty where one may. */
    private Optional<Message> refusal() {
        return session.get().connection().orElseThrow().refusal(request().url());
    }

    /** What sends the requests of the plan as it is now. */
    private Function<Applier, TestSeries.Came> series() {
        Session now = session.get();
        Connection connection = now.connection().orElseThrow();
        TestPlan wished = plan.get();
        TestSeries series = new TestSeries(connection.requests(), services.pause(), services.clock(), request(),
                TestRequest.longestWait(now).plus(PATIENCE), TestRequest.isOneWay(now));
        return _ -> series.send(wished);
    }

    /** Measures what is before a change. */
    void before(ChangeRun.Editing editing) {
        Optional<Message> refusal = refusal();
        if (refusal.isPresent()) {
            track.problem(editing, refusal.get());
            return;
        }
        track.looking("raise.looking.before");
        work.run(series(), came -> {
            switch (came) {
                case TestSeries.Came.Answers answers -> {
                    keep(answers.series());
                    track.at(editing);
                }
                case TestSeries.Came.Unheard unheard -> track.problem(editing, unheard(unheard));
                case TestSeries.Came.Untold untold -> track.problem(editing, untold(untold.frame()));
                case TestSeries.Came.Nothing nothing -> track.problem(editing, Why.failure(nothing.kind()));
            }
        });
    }

    /** Measures what is after a change, or after its undo. */
    void after(ChangeRun.Verifying verifying) {
        Optional<Message> refusal = refusal();
        if (refusal.isPresent()) {
            track.at(verifying.failed(refusal.get()));
            return;
        }
        track.at(verifying);
        work.run(series(), came -> {
            switch (came) {
                case TestSeries.Came.Answers answers -> compared(verifying.answered(answers.series()));
                case TestSeries.Came.Unheard unheard -> track.at(verifying.failed(unheard(unheard)));
                case TestSeries.Came.Untold untold -> track.at(verifying.failed(untold(untold.frame())));
                case TestSeries.Came.Nothing nothing -> track.at(verifying.failed(Why.failure(nothing.kind())));
            }
        });
    }

    private static Message unheard(TestSeries.Came.Unheard unheard) {
        return unheard.messages() == 1
                ? Message.of("raise.verify.one-way", unheard.elapsed())
                : Message.of("raise.verify.one-way-several", unheard.elapsed(), unheard.messages());
    }

    private static Message untold(Sent.Untold frame) {
        return Message.of("raise.verify.untold", frame.before(), frame.elapsed(), frame.listened());
    }

    private void compared(ChangeRun.Verified verified) {
        track.at(verified);
        if (!verified.verification().undone()) {
            session.update(now -> now.proved(verified.verification()));
        }
        services.examining().againAfter(verified.verification().deciding());
    }
}
