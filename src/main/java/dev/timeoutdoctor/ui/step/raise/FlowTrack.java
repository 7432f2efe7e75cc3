package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.MappedKeys;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.TemplateEdit;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.raise.FlowState.Notice;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How far a change is, and who is told of it. */
final class FlowTrack {

    private static final Notice NOTHING = new Notice.None();

    private final SessionModel session;
    private final ChangeServices services;
    private final ChangeOwners owners;
    private final ReadOnlyObjectWrapper<FlowState> state = new ReadOnlyObjectWrapper<>(
            new FlowState.At(ChangeRun.start(), NOTHING));

    FlowTrack(SessionModel session, ChangeServices services, ChangeOwners owners) {
        this.session = session;
        this.services = services;
        this.owners = owners;
    }

    ReadOnlyObjectProperty<FlowState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ChangeRun run() {
        return state.get().run();
    }

    void at(ChangeRun run) {
        owners.at(run);
        set(new FlowState.At(run, NOTHING));
    }

    void set(FlowState next) {
        state.set(next);
    }

    void looking(String what) {
        set(new FlowState.Looking(run(), Message.of(what)));
    }

    void problem(ChangeRun run, Message what) {
        set(new FlowState.At(run, new Notice.Problem(what, List.of())));
    }

    /** Tells the session what a deployment has made live. */
    void deployed(ChangeRun.Deployed by) {
        Message outcome = by.result().message();
        session.update(now -> now.published(titles(by.done()), outcome));
        tell(by.result().done(), outcome);
    }

    /** Tells the session what was taken back, and by what. */
    void undone(List<Change> changes, Change by) {
        session.update(now -> now.takenBack(titles(changes), services.clock().instant()));
        tell(by, Message.of("raise.outcome.undone"), Optional.empty());
    }

    private static List<Message> titles(List<Change> changes) {
        return changes.stream().map(Change::title).toList();
    }

    /** Tells the session what was done, and has the evidence read again. */
    void tell(Change change, Message outcome) {
        tell(change, outcome, owners.after(owners.lastSent(change)));
    }

    private void tell(Change change, Message outcome, Optional<TemplateEdit> template) {
        session.update(now -> now.changed(new AppliedChange(services.clock().instant(), change.title(), outcome,
                MappedKeys.hidden(change).command(now.connection().flatMap(Connection::endpoint)), template)));
        services.examining().again();
    }
}
