package dev.timeoutdoctor.ui.plan;

import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.Plan;
import dev.timeoutdoctor.fix.Ways;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.plan.PlanState.Check;
import dev.timeoutdoctor.ui.step.raise.ChangeDesk;
import dev.timeoutdoctor.ui.step.raise.ChangeFlow;
import dev.timeoutdoctor.ui.step.raise.ChangeOwners;
import dev.timeoutdoctor.ui.step.raise.ChangeServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Opens a plan, compares it with what is true now, and sends it as it was saved; a plan whose target has moved is refused. */
public final class PlanViewModel {

    private static final long LARGEST_FILE = 4_000_000;

    private final SessionModel session;
    private final ChangeServices services;
    private final Ways ways;
    private final Texts texts;
    private final ChangeDesk desk;
    private final ChangeFlow flow;
    private final ReadOnlyObjectWrapper<PlanState> state = new ReadOnlyObjectWrapper<>(new PlanState.None());
    private Optional<Plan> plan = Optional.empty();
    private Check check = new Check.Looking();
    private int looks;

    /** With the kinds of things that a plan may change. */
    public PlanViewModel(SessionModel session, ChangeServices services, Ways ways, Texts texts) {
        this.session = session;
        this.services = services;
        this.ways = ways;
        this.texts = texts;
        this.desk = new ChangeDesk(session, services, texts, "plan");
        this.flow = desk.flow();
        flow.stateProperty().addListener((_, _, _) -> refresh());
        session.sessionProperty().addListener((_, before, now) -> sessionChanged(before, now));
    }

    public ReadOnlyObjectProperty<PlanState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Where it is sent, deployed or taken back. */
    ChangeDesk desk() {
        return desk;
    }

    /** Reads a plan from a file. */
    public void open(Path file) {
        int mine = ++looks;
        services.tasks().run(() -> read(file), opened -> {
            if (mine == looks) {
                opened(opened);
            }
        });
    }

    private Plan.Opened read(Path file) {
        try {
            return Files.size(file) > LARGEST_FILE
                    ? new Plan.Opened.Refused(Message.of("fix.plan.too-large", LARGEST_FILE))
                    : Plan.read(Files.readString(file), ways);
        } catch (IOException unreadable) {
            return new Plan.Opened.Refused(Message.of("fix.plan.unreadable", file.toString()));
        }
    }

    private void opened(Plan.Opened opened) {
        flow.reset();
        switch (opened) {
            case Plan.Opened.Good good when texts.has(good.plan().change().title()) -> {
                plan = Optional.of(good.plan());
                look();
            }
            case Plan.Opened.Good _ -> refused(Message.of("fix.plan.broken"));
            case Plan.Opened.Refused refused -> refused(refused.why());
        }
    }

    private void refused(Message why) {
        plan = Optional.empty();
        state.set(new PlanState.Refused(why));
    }

    /** Compares the plan with what is true now. */
    public void look() {
        if (plan.isEmpty()) {
            return;
        }
        Change change = plan.get().change();
        Optional<Connection> place = place(change);
        if (place.isEmpty()) {
            state.set(new PlanState.Elsewhere(plan.get()));
            return;
        }
        check = new Check.Looking();
        flow.reset();
        refresh();
        int mine = ++looks;
        Plan saved = plan.get();
        ChangeOwners.Look owners = desk.owners().look();
        services.tasks().run(() -> looked(services.appliers().apply(place.get()), saved, owners), now -> {
            if (mine == looks) {
                desk.owners().seen(now.owners());
                plan = Optional.of(now.plan());
                check = now.check();
                refresh();
            }
        }, () -> {
            if (mine == looks) {
                check = new Check.Fails(new ApplyResult.Broken(change));
                refresh();
            }
        });
    }

    /** A plan with the keys that only AWS has, whether it holds, and whose the things are that it edits. */
    private record Looked(Plan plan, Check check, Ownership owners) {}

    private static Looked looked(Applier applier, Plan saved, ChangeOwners.Look owners) {
        Plan opened = saved.opened(applier::at);
        return new Looked(opened, check(applier, opened.change()), owners.of(opened.change()));
    }

    private static Check check(Applier applier, Change change) {
        return applier.obstacle(change).<Check>map(Check.Fails::new)
                .orElseGet(() -> new Check.Holds(change.kind().isDeployment()
                        ? applier.published(change)
                        : Optional.empty()));
    }

    private Optional<Connection> place(Change change) {
        return session.get().connection().filter(connection -> !connection.readOnly())
                .filter(connection -> connection.identity().account().equals(change.account())
                        && connection.region().equals(change.region()));
    }

    /** Sends it as it was saved; on a real account it asks first. */
    void apply() {
        if (state.get() instanceof PlanState.Here here && here.check() instanceof Check.Holds
                && here.flow().run() instanceof ChangeRun.Editing) {
            desk.asking().apply(here.plan().change());
        }
    }

    /** Sends what is left of it, where it stopped on its way. */
    void finish() {
        desk.asking().finish();
    }

    /** Looks at what a deployment would publish, where the plan needs one. */
    void previewDeployment() {
        plan.ifPresent(open -> desk.previewDeployment(open.change()));
    }

    private void sessionChanged(Session before, Session now) {
        if (!before.connection().equals(now.connection())) {
            look();
        } else {
            refresh();
        }
    }

    private void refresh() {
        plan.filter(open -> place(open.change()).isPresent()).ifPresent(open -> state.set(
                new PlanState.Here(open, check, flow.stateProperty().get(), session.get().changesAllowed())));
    }
}
