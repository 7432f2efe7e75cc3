package dev.timeoutdoctor.ui.unfinished;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeHistory;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.Recovery;
import dev.timeoutdoctor.fix.Settlement;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.raise.ChangeDesk;
import dev.timeoutdoctor.ui.step.raise.ChangeFlow;
import dev.timeoutdoctor.ui.step.raise.ChangeServices;
import dev.timeoutdoctor.ui.step.raise.FlowState;
import dev.timeoutdoctor.ui.unfinished.UnfinishedState.Truth;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Looks into the change log for changes whose end it does not tell, or that wait for a deployment, reads what is true of them in the
 * account that is connected, and finishes them, takes them back, or leaves them as they are. Nothing is sent before somebody asks for it.
 */
public final class UnfinishedViewModel {

    /** How often it is looked whether a change is still on its way. */
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final SessionModel session;
    private final ChangeServices services;
    private final ChangeLog log;
    private final Texts texts;
    private final ChangeDesk desk;
    private final ChangeFlow flow;
    private final ReadOnlyObjectWrapper<UnfinishedState> state = new ReadOnlyObjectWrapper<>(
            new UnfinishedState.Nothing());
    private Optional<LoggedChange> current = Optional.empty();
    private int more;
    private Truth truth = new Truth.Looking();
    private int looks;
    private FxTasks.Running waiting = () -> {
    };

    /** With the log that all changes are written to. */
    public UnfinishedViewModel(SessionModel session, ChangeServices services, ChangeLog log, Texts texts) {
        this.session = session;
        this.services = services;
        this.log = log;
        this.texts = texts;
        this.desk = new ChangeDesk(session, services, texts, "unfinished");
        this.flow = desk.flow();
        flow.stateProperty().addListener((_, _, now) -> moved(now.run()));
        session.sessionProperty().addListener((_, before, now) -> sessionChanged(before, now));
    }

    public ReadOnlyObjectProperty<UnfinishedState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Where it is finished, deployed or taken back. */
    ChangeDesk desk() {
        return desk;
    }

    /** Reads the change log, and what is true of the first change that it leaves open here. */
    public void load() {
        load(new UnfinishedState.Nothing());
    }

    private void load(UnfinishedState otherwise) {
        int mine = ++looks;
        waiting.cancel();
        services.tasks().run(() -> OpenChanges.read(log), found -> {
            if (mine == looks) {
                found(found, otherwise);
            }
        });
    }

    private void found(OpenChanges found, UnfinishedState otherwise) {
        current = Optional.empty();
        flow.reset();
        List<LoggedChange> open = found.history().unfinished().stream().filter(found::free).toList();
        List<LoggedChange> all = writable().map(connection -> here(found.history(), connection)).orElse(List.of());
        List<LoggedChange> here = all.stream().filter(found::free).toList();
        List<LoggedChange> held = all.stream().filter(one -> !found.free(one)).toList();
        if (!found.trouble().isEmpty()) {
            state.set(new UnfinishedState.Unreadable(found.trouble()));
        } else if (!here.isEmpty()) {
            more = here.size() - 1;
            look(here.getFirst().named(texts));
        } else if (!held.isEmpty()) {
            state.set(new UnfinishedState.InHand(held.getFirst().named(texts), held.size() - 1));
        } else if (open.isEmpty() && found.history().unknown() > 0 && otherwise instanceof UnfinishedState.Nothing) {
            state.set(new UnfinishedState.Unknown(found.history().unknown(), log.path().toString()));
        } else if (open.isEmpty() || !(otherwise instanceof UnfinishedState.Nothing)) {
            state.set(otherwise);
        } else {
            state.set(new UnfinishedState.Elsewhere(open.getFirst().named(texts), open.size()));
        }
        held.stream().findFirst().ifPresent(this::lookWhenFree);
    }

    /** Looks again as soon as nobody is at work on a change, unless something else is being looked at by then. */
    private void lookWhenFree(LoggedChange held) {
        int mine = looks;
        waiting = services.tasks().run(() -> free(held), free -> {
            if (free && mine == looks && !(state.get() instanceof UnfinishedState.Here)) {
                load();
            }
        });
    }

    private boolean free(LoggedChange held) {
        try {
            while (log.atWork(held.id())) {
                services.pause().pause(BETWEEN);
            }
            return true;
        } catch (InterruptedException | IOException nobodyWaits) {
            return false;
        }
    }

    /** What is open here: what has no end first, then what waits for a deployment. */
    private static List<LoggedChange> here(ChangeHistory history, Connection connection) {
        String account = connection.identity().account();
        return Stream.concat(history.unfinished(account, connection.region()).stream(),
                history.undeployed(account, connection.region()).stream()).toList();
    }

    /** Where something can be finished; the practice lab is another account, whatever its number. */
    private Optional<Connection> writable() {
        return session.get().connection().filter(connection -> !connection.readOnly() && !connection.simulated());
    }

    private void look(LoggedChange change) {
        current = Optional.of(change);
        truth = new Truth.Looking();
        refresh();
        int mine = looks;
        Connection connection = writable().orElseThrow();
        services.tasks().run(() -> services.appliers().apply(connection).recover(change), recovery -> {
            if (mine == looks) {
                known(recovery);
            }
        }, () -> {
            if (mine == looks) {
                truth = new Truth.Broken();
                refresh();
            }
        });
    }

    private void known(Recovery recovery) {
        truth = new Truth.Known(recovery);
        flow.resume(switch (recovery) {
            case Recovery.InEffect in -> List.of(in.done());
            case Recovery.Partly partly -> List.of(partly.done());
            case Recovery.NotInEffect _,Recovery.Moved _,Recovery.CouldNotRead _ -> List.of();
        });
        refresh();
    }

    /** Sends what is left to be sent. */
    void finish() {
        here().flatMap(UnfinishedState.Here::finishing).ifPresent(desk.asking()::apply);
    }

    /** Looks at what a deployment would publish, of a change that waits for one. */
    void previewDeployment() {
        current.ifPresent(change -> desk.previewDeployment(change.change()));
    }

    /** Leaves everything as it is, and closes the matter in the log. */
    void leave() {
        current.ifPresent(change -> close(change, left(change),
                Message.of("unfinished.closed.left", change.change().target())));
    }

    /** What is found to be made after all still waits for its deployment; who leaves that too, leaves it. */
    private Settlement.How left(LoggedChange change) {
        return !change.undeployed() && truth instanceof Truth.Known known
                ? how(known.recovery())
                : Settlement.How.LEFT;
    }

    private static Settlement.How how(Recovery recovery) {
        return switch (recovery) {
            case Recovery.InEffect _ -> Settlement.How.MADE;
            case Recovery.NotInEffect _ -> Settlement.How.NOT_MADE;
            case Recovery.Partly _,Recovery.Moved _,Recovery.CouldNotRead _ -> Settlement.How.LEFT;
        };
    }

    private Optional<UnfinishedState.Here> here() {
        return state.get() instanceof UnfinishedState.Here now ? Optional.of(now) : Optional.empty();
    }

    private void moved(ChangeRun run) {
        if (current.isEmpty()) {
            return;
        }
        if (run instanceof ChangeRun.Applied applied) {
            close(current.get(), Settlement.How.MADE, finished(applied.change()));
        } else if (run instanceof ChangeRun.Undone) {
            close(current.get(), Settlement.How.UNDONE,
                    Message.of("unfinished.closed.undone", current.get().change().target()));
        } else {
            refresh();
        }
    }

    private static Message finished(Change change) {
        return Message.of(change.needsDeployment() ? "unfinished.closed.not-deployed" : "unfinished.closed.finished",
                change.target());
    }

    private void close(LoggedChange change, Settlement.How how, Message said) {
        current = Optional.empty();
        services.tasks().run(() -> settle(change, how), trouble -> {
            if (trouble.isEmpty()) {
                load(new UnfinishedState.Closed(said));
            } else {
                state.set(new UnfinishedState.Unreadable(trouble));
            }
        });
    }

    /** Whoever is at work on it by now tells the end himself. */
    private String settle(LoggedChange change, Settlement.How how) {
        try {
            if (!log.atWork(change.id())) {
                log.settle(change.id(), new Settlement(how, "", services.clock().instant()));
            }
            return "";
        } catch (IOException unwritable) {
            return unwritable.toString();
        }
    }

    private void sessionChanged(Session before, Session now) {
        boolean deployed = current.filter(LoggedChange::undeployed).isPresent() && idle()
                && !before.changes().equals(now.changes());
        if (deployed || !before.connection().equals(now.connection())) {
            load();
        } else {
            refresh();
        }
    }

    private boolean idle() {
        return flow.stateProperty().get() instanceof FlowState.At at && at.run() instanceof ChangeRun.Editing;
    }

    private void refresh() {
        current.ifPresent(change -> state.set(new UnfinishedState.Here(change, more, truth, flow.stateProperty().get(),
                session.get().changesAllowed())));
    }
}
