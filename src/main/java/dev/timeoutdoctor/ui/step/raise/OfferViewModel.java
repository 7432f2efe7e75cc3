package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.PatchRows;
import dev.timeoutdoctor.fix.change.ChangeType;
import dev.timeoutdoctor.fix.change.Draft;
import dev.timeoutdoctor.fix.change.Offer;
import dev.timeoutdoctor.fix.change.Reading;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.report.Review;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks.Running;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.Why;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One change that is offered: whether it can be made here, its draft, and how far it is. */
public final class OfferViewModel implements ChangeCommands {

    private final SessionModel session;
    private final ChangeServices services;
    private final Texts texts;
    private final ChangeType type;
    private final ChangeDesk desk;
    private final ChangeFlow flow;
    private final ReadOnlyObjectWrapper<OfferState> state = new ReadOnlyObjectWrapper<>(new OfferState.Waiting());
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
    private Optional<Draft> draft = Optional.empty();
    /** Why there is no draft though something was made. */
    private Optional<Message> noDraft = Optional.empty();
    private boolean edited;
    private int looks;
    private Running looking = () -> {
    };

    public OfferViewModel(SessionModel session, ChangeServices services, Texts texts, ChangeType type) {
        this.session = session;
        this.services = services;
        this.texts = texts;
        this.type = type;
        this.desk = new ChangeDesk(session, services, texts, "change-" + type.kind().id());
        this.flow = desk.flow();
        flow.stateProperty().addListener((_, _, _) -> refresh());
        session.sessionProperty().addListener((_, before, now) -> sessionChanged(before, now));
    }

    public ReadOnlyObjectProperty<OfferState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The root cause that this may cure, in a sentence; empty where there is none. */
    Optional<Message> cures() {
        return session.get().returned().or(session.get()::examination).map(Examination::diagnosis)
                .flatMap(diagnosis -> diagnosis.rootCauses().stream()
                        .filter(id -> diagnosis.cause(id).filter(cause -> cause.cures().contains(kind().id()))
                                .isPresent())
                        .findFirst())
                .map(id -> Message.of("cause." + id + ".statement"));
    }

    /** Whether something else was changed since this was looked at. */
    ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    public ChangeKind kind() {
        return type.kind();
    }

    /** Looks anew whether the change can be made, unless somebody is in the middle of it. */
    public void enter() {
        if (flow.editing() && !edited && !(state.get() instanceof OfferState.Looking)) {
            look(UnaryOperator.identity());
        }
    }

    /** Types a value. */
    public void edit(String field, String typed) {
        edit(now -> now.text(now.fields().stream().filter(one -> one.id().equals(field)).findFirst()
                .orElseThrow()).equals(typed) ? now : now.with(field, typed));
    }

    /** Types the JSON as it shall be. */
    public void editAfter(String json) {
        edit(now -> now.afterText().equals(json) ? now : now.withAfter(json));
    }

    /** Types the patch operations, where there are any to type. */
    public void editPatch(List<PatchOperation> operations) {
        edit(now -> now.patch().map(PatchRows::operations).filter(rows -> !rows.equals(operations)).isPresent()
                ? now.withPatch(operations)
                : now);
    }

    /** Adds a patch operation to be typed. */
    public void addOperation() {
        draft.flatMap(Draft::patch).ifPresent(rows -> editPatch(Stream.concat(rows.operations().stream(),
                Stream.of(PatchOperation.replace("/", ""))).toList()));
    }

    private void edit(UnaryOperator<Draft> change) {
        if (flow.editing() && draft.isPresent()) {
            edited = true;
            draft = draft.map(change);
            refresh();
        }
    }

    @Override
    public boolean measured() {
        return kind().isMeasured();
    }

    @Override
    public ChangeDesk desk() {
        return desk;
    }

    @Override
    public void apply() {
        if (state.get() instanceof OfferState.Ready ready && ready.gate() instanceof Gate.Open) {
            ready.draft().change().ifPresent(desk.asking()::apply);
        }
    }

    @Override
    public Optional<Change> planned() {
        return draft.flatMap(Draft::change);
    }

    @Override
    public Optional<Review> review() {
        return planned().map(change -> new Review(change, notes(), draft.flatMap(one -> one.recipe().publishes()),
                List.of()));
    }

    @Override
    public List<Message> notes() {
        return draft.map(Draft::notes).orElse(List.of());
    }

    @Override
    public void readAgain() {
        Optional<Draft> typed = draft.filter(now -> !now.hasErrors() && !(flow.run() instanceof ChangeRun.Undone));
        flow.edit();
        look(fresh -> typed.map(now -> retyped(fresh, now)).orElse(fresh));
    }

    private static Draft retyped(Draft fresh, Draft typed) {
        Optional<PatchRows> rows = typed.patch().filter(PatchRows::typed);
        if (rows.isPresent() && fresh.patch().isPresent()) {
            return fresh.withPatch(rows.get().operations());
        }
        Draft next = fresh;
        for (var field : typed.fields()) {
            next = next.with(field.id(), typed.text(field));
        }
        return next;
    }

    @Override
    public void previewDeployment() {
        Session now = session.get();
        ApiContext.of(now.evidence()).ifPresent(context -> flow.previewDeployment(context,
                draft.map(one -> texts.of(one.title())).orElse("")));
    }

    @Override
    public void cancel() {
        if (state.get() instanceof OfferState.Looking) {
            looks++;
            looking.cancel();
            state.set(new OfferState.Waiting());
        }
        flow.cancel();
    }

    private void sessionChanged(Session before, Session now) {
        if (!before.route().equals(now.route()) || !before.connection().equals(now.connection())) {
            draft = Optional.empty();
            noDraft = Optional.empty();
            edited = false;
            looks++;
            flow.reset();
            state.set(new OfferState.Waiting());
        } else {
            refresh();
            if (!before.changes().equals(now.changes()) && flow.editing() && !edited
                    && !(state.get() instanceof OfferState.Waiting)) {
                outdated.set(true);
            }
        }
    }

    private void look(UnaryOperator<Draft> then) {
        Session now = session.get();
        if (now.connection().isEmpty() || now.examination().isEmpty()) {
            return;
        }
        Connection connection = now.connection().get();
        int mine = ++looks;
        outdated.set(false);
        draft = Optional.empty();
        noDraft = Optional.empty();
        state.set(new OfferState.Looking());
        Applier applier = services.appliers().apply(connection);
        Reading reading = new Reading(now.evidence(), applier::at, applier.ways(),
                "Timeout Doctor, " + services.clock().instant());
        ChangeOwners.Look owners = desk.owners().look();
        looking = services.tasks().run(() -> {
            Offer offer = type.offer(reading);
            return new Looked(offer, offer instanceof Offer.Ready ready ? owners.of(ready.draft()) : Ownership.NONE);
        }, seen -> {
            if (mine == looks) {
                desk.owners().seen(seen.owners());
                looked(seen.offer(), then);
            }
        }, () -> {
            if (mine == looks) {
                state.set(new OfferState.CouldNotRead(Message.of("change.offer.broken")));
            }
        });
    }

    /** What a look has come to, with whose the things are. */
    private record Looked(Offer offer, Ownership owners) {}

    private void looked(Offer offer, UnaryOperator<Draft> then) {
        switch (offer) {
            case Offer.Ready ready -> {
                draft = Optional.of(then.apply(ready.draft()));
                refresh();
            }
            case Offer.ByHand hand -> without(hand.title(),
                    new OfferState.ByHand(hand.title(), hand.notes(), hand.commands(desk().endpoint()),
                            hand.wayBack(desk().endpoint())));
            case Offer.NotHere not -> without(not.why(), new OfferState.Not(not.why()));
            case Offer.AlreadySo already -> without(already.what(), new OfferState.Already(already.what()));
            case Offer.CouldNotRead unread -> {
                Message why = Message.of("raise.problem.could-not-read", unread.read().operation(),
                        Why.unknown(unread.observed()));
                without(why, new OfferState.CouldNotRead(why));
            }
        }
    }

    /** Without a draft; the way back stays where something was made. */
    private void without(Message why, OfferState otherwise) {
        if (flow.run() instanceof ChangeRun.Undoable undoable && !undoable.done().isEmpty()) {
            noDraft = Optional.of(why);
            refresh();
        } else {
            state.set(otherwise);
        }
    }

    private void refresh() {
        FlowState now = flow.stateProperty().get();
        draft.ifPresent(one -> state.set(new OfferState.Ready(one, now, desk.gate(one.hasErrors(), one.change()))));
        noDraft.ifPresent(why -> state.set(new OfferState.Made(why, now)));
    }
}
