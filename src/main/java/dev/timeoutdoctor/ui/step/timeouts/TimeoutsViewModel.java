package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.diagnosis.ServedDestination;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.Examining.Work;
import dev.timeoutdoctor.ui.step.timeouts.TimeoutsState.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The step "Timeout settings": what it shows and what one can do. */
public final class TimeoutsViewModel {

    /** Without one of these nothing can be said about the timeout. */
    private static final List<EvidenceKey<?>> CORE = List.of(EvidenceKeys.WORKING_COPY,
            EvidenceKeys.DEPLOYED_SNAPSHOT);

    private final SessionModel session;
    private final Examining examining;
    private final DeeperLook deeper;
    private final Consumer<StepId> goTo;
    private final ReadOnlyObjectWrapper<TimeoutsState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> status = new ReadOnlyObjectWrapper<>();

    /**
     * With what it works on.
     *
     * @param goTo goes to another step of the wizard
     */
    public TimeoutsViewModel(SessionModel session, Examining examining, DeeperLook deeper, Consumer<StepId> goTo) {
        this.session = session;
        this.examining = examining;
        this.deeper = deeper;
        this.goTo = goTo;
        session.sessionProperty().addListener((_, _, _) -> refresh());
        examining.workProperty().addListener((_, _, _) -> {
            if (session.get().examination().isEmpty()) {
                refresh(); // progress changes nothing of a report that is there already
            }
        });
        refresh();
    }

    public ReadOnlyObjectProperty<TimeoutsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The line below the step. */
    public ReadOnlyObjectProperty<Message> statusProperty() {
        return status.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Work> workProperty() {
        return examining.workProperty();
    }

    /** Reads everything, for the first time or anew. */
    public void examine() {
        examining.start();
    }

    /** Whether what is examined is a record of the past: reading it again tells nothing new, and there is nothing behind it. */
    public boolean recorded() {
        return session.get().connection().filter(Connection::readOnly).isPresent();
    }

    /** Reads the logs with Logs Insights, once the user has agreed to what that scans. */
    public void lookDeeper() {
        deeper.ask();
    }

    /** What came of the last deeper look that was asked for. */
    public ReadOnlyObjectProperty<Optional<Message>> deeperProperty() {
        return deeper.saidProperty();
    }

    public void cancel() {
        examining.cancel();
    }

    public void goTo(StepId step) {
        goTo.accept(step);
    }

    /** Where a piece of evidence comes from, if somebody asked for it. */
    public Optional<Source> source(EvidenceKey<?> key) {
        return session.get().evidence().get(key).origin();
    }

    /** What came of looking at a piece of evidence. */
    public Observed<?> observed(EvidenceKey<?> key) {
        return session.get().evidence().get(key);
    }

    private void refresh() {
        TimeoutsState next = read(session.get());
        if (!next.equals(state.get())) {
            state.set(next);
        }
        status.set(statusOf(next));
    }

    private TimeoutsState read(Session now) {
        if (now.examination().isPresent()) {
            return seen(now.examination().get(), now.returned());
        }
        if (examining.workProperty().get() instanceof Work.Reading reading) {
            return new TimeoutsState.Reading(reading.what(), (double) reading.done() / reading.of());
        }
        return now.examinable() ? new TimeoutsState.NotExamined() : new TimeoutsState.NoRequest();
    }

    private static TimeoutsState seen(Examination examination, Optional<Examination> before) {
        LadderModel ladder = before.map(found -> LadderModel.returned(examination.evidence(), found))
                .orElseGet(() -> LadderModel.of(examination.evidence(), examination.diagnosis()));
        Report report = new Report(ladder,
                ServedDestination.in(examination.evidence()),
                CheckRows.of(examination.diagnosis()), examination.calls(), examination.denied().size(),
                examination.elapsed(), examination.complete());
        List<Observed<?>> core = CORE.stream().<Observed<?>>map(key -> examination.evidence().get(key)).toList();
        boolean blind = core.stream().allMatch(observed -> observed.seen().isEmpty());
        Optional<Observed.Failed<?>> failed = core.stream().<Observed.Failed<?>>mapMulti((observed, down) -> {
            if (observed instanceof Observed.Failed<?> failure) {
                down.accept(failure);
            }
        }).findFirst();
        if (blind && failed.isPresent()) {
            return new TimeoutsState.Failed(report, Why.failure(failed.get().kind()),
                    Message.of("timeouts.failed.next"), failed.get().message());
        }
        return examination.denied().isEmpty()
                ? new TimeoutsState.Done(report)
                : new TimeoutsState.PartlyDenied(report, examination.denied());
    }

    private static Message statusOf(TimeoutsState state) {
        return switch (state) {
            case TimeoutsState.NoRequest _ -> Message.of("timeouts.status.no-request");
            case TimeoutsState.NotExamined _ -> Message.of("timeouts.status.not-examined");
            case TimeoutsState.Reading reading -> reading.what();
            case TimeoutsState.Done done -> statusOf(done.report());
            case TimeoutsState.PartlyDenied partly -> statusOf(partly.report());
            case TimeoutsState.Failed failed -> failed.what();
        };
    }

    private static Message statusOf(Report report) {
        return Message.of(report.complete() ? "timeouts.status.done" : "timeouts.status.cancelled",
                report.rows().size(), report.elapsed(), report.calls(), report.denied());
    }
}
