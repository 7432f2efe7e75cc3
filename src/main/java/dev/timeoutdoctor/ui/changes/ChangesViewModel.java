package dev.timeoutdoctor.ui.changes;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeHistory;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.fix.MadeChanges;
import dev.timeoutdoctor.fix.Recovery;
import dev.timeoutdoctor.report.MadeMarkdown;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.changes.ChangesState.Said;
import dev.timeoutdoctor.ui.step.raise.ChangeDesk;
import dev.timeoutdoctor.ui.step.raise.ChangeFlow;
import dev.timeoutdoctor.ui.step.raise.ChangeServices;
import dev.timeoutdoctor.ui.step.raise.FlowState;
import dev.timeoutdoctor.ui.step.raise.SendPane;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Lists the changes that were made in the account and Region that is connected, however long ago, and takes one back: previewed against
 * the present state and sent like any other change.
 */
public final class ChangesViewModel {

    /** How many changes are shown at first, and how many more each time. */
    static final int PAGE = 20;

    private final SessionModel session;
    private final ChangeServices services;
    private final Function<Connection, ChangeLog> logs;
    private final Texts texts;
    private final ChangeDesk desk;
    private final ChangeFlow flow;
    private final ReadOnlyObjectWrapper<ChangesState> state = new ReadOnlyObjectWrapper<>(new ChangesState.Reading());
    private Optional<MadeChange> current = Optional.empty();
    private Said said = new Said.Flow();
    private Optional<Change> undo = Optional.empty();
    private int shown = PAGE;
    private int looks;
    /** When the practice lab began: what was changed before was changed in another one, which is gone. */
    private Instant since = Instant.MIN;

    /**
     * With the way to what was logged.
     *
     * @param logs the change log of a connection: the practice lab has one of its own
     */
    public ChangesViewModel(SessionModel session, ChangeServices services, Function<Connection, ChangeLog> logs,
            Texts texts) {
        this.session = session;
        this.services = services;
        this.logs = logs;
        this.texts = texts;
        this.desk = new ChangeDesk(session, services, texts, "changes");
        this.flow = desk.flow();
        flow.stateProperty().addListener((_, _, now) -> moved(now));
        session.sessionProperty().addListener((_, before, now) -> sessionChanged(before, now));
    }

    public ReadOnlyObjectProperty<ChangesState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Where a change is taken back. */
    ChangeDesk desk() {
        return desk;
    }

    /** Reads the log and shows its newest changes. */
    public void load() {
        shown = PAGE;
        list();
    }

    /** Shows some more. */
    void older() {
        shown += PAGE;
        list();
    }

    /** What the log says, or why it cannot be read. */
    private record Found(List<MadeChange> made, List<Message> gaps, String trouble) {}

    private void list() {
        int mine = ++looks;
        current = Optional.empty();
        undo = Optional.empty();
        flow.reset();
        Optional<Connection> place = place();
        if (place.isEmpty()) {
            state.set(new ChangesState.NoPlace(Message.of(session.get().connection().isPresent()
                    ? "changes.bundle"
                    : "changes.not-connected")));
            return;
        }
        state.set(new ChangesState.Reading());
        Connection connection = place.get();
        Instant from = since;
        services.tasks().run(() -> read(connection, from), found -> {
            if (mine == looks) {
                state.set(found.trouble().isEmpty()
                        ? listed(connection, found)
                        : new ChangesState.Unreadable(found.trouble()));
            }
        });
    }

    private Optional<Connection> place() {
        return session.get().connection().filter(connection -> !connection.readOnly());
    }

    private Found read(Connection connection, Instant from) {
        ChangeLog log = logs.apply(connection);
        try {
            ChangeHistory history = log.read();
            List<MadeChange> made = new MadeChanges(history, log.atWork(history))
                    .in(connection.identity().account(), connection.region()).stream()
                    .filter(one -> !one.logged().at().isBefore(from))
                    .map(one -> one.with(one.logged().named(texts))).toList();
            List<Message> gaps = new ArrayList<>();
            if (history.unknown() > 0) {
                gaps.add(Message.of("unfinished.unknown", history.unknown(), log.path().toString()));
            }
            if (history.cut()) {
                gaps.add(Message.of("changes.cut"));
            }
            return new Found(made, gaps, "");
        } catch (IOException unreadable) {
            return new Found(List.of(), List.of(), unreadable.toString());
        }
    }

    private ChangesState listed(Connection connection, Found found) {
        List<MadeChange> newest = found.made().stream().limit(shown).toList();
        return new ChangesState.Listed(
                Message.of("changes.lead", connection.identity().account(), connection.region()), newest,
                found.made().size() - newest.size(), found.gaps());
    }

    /** Looks at what would take a change back. */
    void undo(MadeChange made) {
        int mine = ++looks;
        current = Optional.of(made);
        undo = Optional.empty();
        said = new Said.Looking();
        flow.reset();
        if (made.state() == MadeChange.State.LIVE || made.state() == MadeChange.State.NOT_DEPLOYED) {
            goBack(made.done());
            return;
        }
        refresh();
        Connection connection = place().orElseThrow();
        services.tasks().run(() -> services.appliers().apply(connection).recover(made.logged()), truth -> {
            if (mine == looks) {
                known(made, truth);
            }
        }, () -> {
            if (mine == looks) {
                say(Message.of("change.offer.broken"));
            }
        });
    }

    private void known(MadeChange made, Recovery truth) {
        switch (truth) {
            case Recovery.InEffect in -> goBack(List.of(in.done()));
            case Recovery.Partly partly -> goBack(List.of(partly.done()));
            case Recovery.Moved _ -> goBack(made.done()); // which shows what somebody else changed
            case Recovery.NotInEffect _ -> say(Message.of("changes.nothing-to-undo"));
            case Recovery.CouldNotRead unread -> say(unread.message());
        }
    }

    private void goBack(List<Change> done) {
        said = new Said.Flow();
        flow.resume(done);
        flow.previewUndo();
    }

    private void say(Message what) {
        said = new Said.Not(what);
        refresh();
    }

    /** Looks once more at the change that is shown. */
    void again() {
        current.ifPresent(this::undo);
    }

    /** Back to the list; what is on its way is waited for. */
    void back() {
        if (!SendPane.busy(flow.stateProperty().get())) {
            list();
        }
    }

    /** Looks at what a deployment would publish, where a stage serves what was taken back. */
    void previewDeployment() {
        undo.ifPresent(change -> {
            flow.edit();
            desk.previewDeployment(change);
        });
    }

    /** A change of the list for somebody who asks what was done. */
    String markdown(MadeChange made) {
        return MadeMarkdown.of(texts, made, desk.endpoint());
    }

    private void moved(FlowState now) {
        if (now.run() instanceof ChangeRun.Undoing undoing) {
            undo = Optional.of(undoing.undo());
        }
        refresh();
    }

    private void sessionChanged(Session before, Session now) {
        boolean elsewhere = !before.connection().equals(now.connection());
        boolean listed = state.get() instanceof ChangesState.Listed;
        if (elsewhere) {
            since = now.connection().filter(Connection::simulated).map(_ -> services.clock().instant())
                    .orElse(Instant.MIN);
        }
        if (elsewhere || (listed && !before.changes().equals(now.changes()))) {
            list();
        } else {
            refresh();
        }
    }

    private void refresh() {
        current.ifPresent(made -> state.set(new ChangesState.One(made, flow.stateProperty().get(), said,
                session.get().changesAllowed(), undo.filter(Change::needsDeployment).isPresent(),
                undo.filter(desk::deployable).isPresent())));
    }
}
