package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Examiner;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the evidence again and puts what comes of it into the session. One for all steps, so that a change made in one of them is
 * seen in the others.
 */
public final class Examining {

    /** What is going on. */
    public sealed interface Work {

        /** Nothing. */
        record Idle() implements Work {}

        /**
         * Evidence is being read.
         *
         * @param what the call that began last
         * @param done pieces of evidence looked at so far
         * @param of pieces of evidence in all
         */
        record Reading(Message what, int done, int of) implements Work {}
    }

    private static final int PIECES = EvidenceKeys.all().size();

    private final SessionModel session;
    private final Examiner examiner;
    private final FxTasks tasks;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Work> work = new ReadOnlyObjectWrapper<>(new Work.Idle());
    private Cancellation cancellation = new Cancellation();
    private Runnable next = () -> {
    };

    public Examining(SessionModel session, Examiner examiner, FxTasks tasks, InstantSource clock) {
        this.session = session;
        this.examiner = examiner;
        this.tasks = tasks;
        this.clock = clock;
        session.sessionProperty().addListener((_, before, now) -> {
            if (!before.route().equals(now.route()) || !before.connection().equals(now.connection())) {
                forget();
            }
        });
    }

    public ReadOnlyObjectProperty<Work> workProperty() {
        return work.getReadOnlyProperty();
    }

    public boolean running() {
        return work.get() instanceof Work.Reading;
    }

    /** Begins to read, if there is something to read and nothing is being read. */
    public void start() {
        if (!running()) {
            begin(now -> now);
        }
    }

    /** The same, read in another way; it counts for this once. */
    void start(UnaryOperator<Connection> way) {
        if (!running()) {
            begin(now -> now, way);
        }
    }

    /** Reads everything anew since something was changed; what is being read now may be older, so it is read once more. */
    public void again() {
        whenFree(() -> begin(now -> now));
    }

    /** Reads everything anew, with what the caller sees since the change in the place of what was seen before. */
    public void againAfter(Symptom seen) {
        whenFree(() -> begin(now -> now.saw(seen)));
    }

    private void whenFree(Runnable read) {
        if (running()) {
            next = read;
        } else {
            read.run();
        }
    }

    private void begin(UnaryOperator<Session> first) {
        begin(first, connection -> connection);
    }

    private void begin(UnaryOperator<Session> first, UnaryOperator<Connection> way) {
        Session now = first.apply(session.get());
        if (!now.examinable()) {
            return;
        }
        Connection connection = way.apply(now.connection().orElseThrow());
        Cancellation mine = new Cancellation();
        cancellation = mine;
        work.set(new Work.Reading(Message.of("timeouts.reading.start"), 0, PIECES));
        tasks.run(() -> examiner.examine(connection, known(now), new Steps(mine), mine),
                examination -> finished(mine, examination, first));
    }

    /** Stops reading; what was read so far is shown only where there was nothing before. */
    public void cancel() {
        cancellation.cancel();
    }

    /** What is being read is about something that nobody asks for any more. */
    private void forget() {
        cancellation.cancel();
        cancellation = new Cancellation();
        next = () -> {
        };
        work.set(new Work.Idle());
    }

    private void finished(Cancellation mine, Examination examination, UnaryOperator<Session> first) {
        if (!mine.equals(cancellation)) {
            return;
        }
        work.set(new Work.Idle());
        if (examination.complete() || session.get().examination().isEmpty()) {
            session.update(present -> first.apply(present).examined(examination));
        }
        Runnable waiting = next;
        next = () -> {
        };
        waiting.run();
    }

    private EvidenceSet known(Session now) {
        EvidenceSet known = now.route()
                .map(route -> EvidenceSet.empty().with(EvidenceKeys.ROUTE,
                        new Observed.Seen<>(route, entered("Target", route.region(), route.apiId()))))
                .orElseGet(EvidenceSet::empty);
        return now.symptom()
                .map(saw -> known.with(EvidenceKeys.SYMPTOM, new Observed.Seen<>(saw,
                        new Source(call(saw.measured() ? "Request" : "Entered", "", saw.url()), saw.at(),
                                MissingNode.getInstance()))))
                .orElse(known);
    }

    private Source entered(String what, String region, String about) {
        return new Source(call(what, region, about), clock.instant(), MissingNode.getInstance());
    }

    private static AwsCall call(String what, String region, String about) {
        return AwsCall.of("client", what, region, Map.of("about", about));
    }

    /** Hears from several threads; speaks on the FX thread. */
    private final class Steps implements Progress {

        private final Cancellation mine;

        Steps(Cancellation mine) {
            this.mine = mine;
        }

        @Override
        public void asking(EvidenceKey<?> key, AwsCall call) {
            tasks.onFx(() -> say(Message.of("timeouts.reading.call", call.service() + " " + call.operation())));
        }

        @Override
        public void observed(EvidenceKey<?> key, Observed<?> observed) {
            tasks.onFx(() -> change(reading -> new Work.Reading(reading.what(), Math.min(reading.done() + 1, PIECES),
                    PIECES)));
        }

        @Override
        public void waiting(Duration time) {
            tasks.onFx(() -> say(Message.of("shell.waiting-for-limit", time)));
        }

        private void say(Message what) {
            change(reading -> new Work.Reading(what, reading.done(), PIECES));
        }

        private void change(UnaryOperator<Work.Reading> step) {
            if (mine.equals(cancellation) && work.get() instanceof Work.Reading reading) {
                work.set(step.apply(reading));
            }
        }
    }
}
