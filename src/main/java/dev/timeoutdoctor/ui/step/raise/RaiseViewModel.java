package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.IntegrationPatching;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.TypedNumber;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks.Running;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tools.jackson.databind.JsonNode;

/** The step "Raise the timeout": an integration's draft, and its change from preview to proof. */
public final class RaiseViewModel implements ChangeCommands {

    private final SessionModel session;
    private final ChangeServices services;
    private final Consumer<StepId> goTo;
    private final ChangeDesk desk;
    private final ChangeFlow flow;
    private final ReadOnlyObjectWrapper<RaiseState> state = new ReadOnlyObjectWrapper<>(
            new RaiseState.NotHere(Message.of("raise.not-here.no-request")));
    private final ReadOnlyObjectWrapper<Message> status = new ReadOnlyObjectWrapper<>(
            Message.of("raise.status.nothing"));
    private Optional<IntegrationTimeoutDraft> draft = Optional.empty();
    private Optional<Source> answer = Optional.empty();
    private boolean edited;
    private int reads;
    private Running reading = () -> {
    };

    /**
     * With what it works on.
     *
     * @param goTo goes to another step of the wizard
     */
    public RaiseViewModel(SessionModel session, ChangeServices services, Texts texts, Consumer<StepId> goTo) {
        this.session = session;
        this.services = services;
        this.goTo = goTo;
        this.desk = new ChangeDesk(session, services, texts, "raise");
        this.flow = desk.flow();
        flow.stateProperty().addListener((_, _, _) -> refresh());
        session.sessionProperty().addListener((_, before, now) -> sessionChanged(before, now));
    }

    public ReadOnlyObjectProperty<RaiseState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The line below the step. */
    public ReadOnlyObjectProperty<Message> statusProperty() {
        return status.getReadOnlyProperty();
    }

    @Override
    public ChangeDesk desk() {
        return desk;
    }

    /** The step is entered: the integration is read anew unless somebody is in the middle of something. */
    public void enter() {
        Optional<Message> why = notHere(session.get());
        if (why.isPresent()) {
            state.set(new RaiseState.NotHere(why.get()));
        } else if (flow.editing() && !edited) {
            read(UnaryOperator.identity());
        }
    }

    /** Reads the integration anew; the values that were typed stay. */
    @Override
    public void readAgain() {
        List<PatchOperation> typed = draft.map(IntegrationTimeoutDraft::patch).orElse(List.of());
        flow.edit();
        read(fresh -> fresh.withPatch(typed));
    }

    /** Types another timeout, in milliseconds. */
    public void editTimeout(String typed) {
        String plain = TypedNumber.plain(typed.replaceFirst("\\s*ms\\s*$", ""));
        edit(now -> now.withTimeout(plain));
    }

    /** The timeout as it stands in its field: what was typed, or what is there now. */
    public static String timeoutText(IntegrationTimeoutDraft draft) {
        return draft.patch().stream().filter(operation -> operation.path().equals(IntegrationPatching.TIMEOUT))
                .findFirst()
                .map(PatchOperation::value).or(() -> draft.timeout().map(timeout -> String.valueOf(timeout.toMillis())))
                .orElse("");
    }

    /** Types the integration as it shall be. */
    public void editAfter(String json) {
        edit(now -> now.afterText().equals(json) ? now : now.withAfter(json));
    }

    /** Types the patch operations. */
    public void editPatch(List<PatchOperation> operations) {
        edit(now -> now.withPatch(operations));
    }

    /** Adds an operation to be filled in. */
    public void addOperation() {
        edit(now -> {
            List<PatchOperation> more = new ArrayList<>(now.patch());
            more.add(PatchOperation.replace("/", ""));
            return now.withPatch(more);
        });
    }

    private void edit(UnaryOperator<IntegrationTimeoutDraft> change) {
        if (flow.editing() && draft.isPresent()) {
            IntegrationTimeoutDraft next = change.apply(draft.get());
            if (!next.equals(draft.get())) {
                edited = true;
                draft = Optional.of(next);
                refresh();
            }
        }
    }

    /** Applies the draft; on a real account it asks first. */
    @Override
    public void apply() {
        if (state.get() instanceof RaiseState.Ready ready && ready.gate() instanceof Gate.Open) {
            ready.draft().change().ifPresent(desk.asking()::apply);
        }
    }

    @Override
    public Optional<Change> planned() {
        return draft.flatMap(IntegrationTimeoutDraft::change);
    }

    @Override
    public List<Message> notes() {
        return draft.map(IntegrationTimeoutDraft::problems).orElse(List.of()).stream().map(Problem::message).toList();
    }

    /** Looks at what a deployment would publish. */
    @Override
    public void previewDeployment() {
        draft.ifPresent(now -> flow.previewDeployment(now.context(), now.description()));
    }

    @Override
    public void cancel() {
        reading.cancel();
        flow.cancel();
    }

    public void goTo(StepId step) {
        goTo.accept(step);
    }

    /** The answers behind what is shown. */
    RaiseSources sources() {
        return new RaiseSources(session.get(), answer);
    }

    private void sessionChanged(Session before, Session now) {
        boolean elsewhere = !before.route().equals(now.route()) || !before.connection().equals(now.connection());
        if (elsewhere) {
            draft = Optional.empty();
            edited = false;
            reads++;
            flow.reset();
            notHere(now).ifPresentOrElse(why -> state.set(new RaiseState.NotHere(why)),
                    () -> state.set(new RaiseState.Reading()));
            tell();
        } else {
            ApiContext.of(now.evidence()).ifPresent(known -> draft = draft.map(typed -> typed.in(known)));
            refresh();
        }
    }

    private void read(UnaryOperator<IntegrationTimeoutDraft> then) {
        Session now = session.get();
        Route route = now.route().orElseThrow();
        int mine = ++reads;
        if (draft.isEmpty()) {
            state.set(new RaiseState.Reading());
        }
        ChangeOwners.Look owners = desk.owners().look();
        reading = services.tasks().run(() -> new Read(
                services.appliers().apply(now.connection().orElseThrow()).readIntegration(route),
                owners.at(List.of(Calls.getIntegration(route)), true)), read -> {
                    if (mine == reads) {
                        desk.owners().seen(read.owners());
                        wasRead(read.integration(), then);
                    }
                });
    }

    /** The integration, and whose it and the stage are. */
    private record Read(Observed<JsonNode> integration, Ownership owners) {}

    private void wasRead(Observed<JsonNode> integration, UnaryOperator<IntegrationTimeoutDraft> then) {
        switch (integration) {
            case Observed.Seen<JsonNode> seen -> {
                answer = Applier.source(seen);
                IntegrationTimeoutDraft fresh = IntegrationTimeoutDraft.of(context(), seen.value());
                draft = Optional.of(then.apply(new RaiseAdvice(session.get()).suggested(fresh)));
                refresh();
            }
            case Observed.Denied<JsonNode> denied -> unread(Why.unknown(denied), denied.message());
            case Observed.Failed<JsonNode> failed -> unread(Why.unknown(failed), failed.message());
            case Observed.Absent<JsonNode> _,Observed.NotAsked<JsonNode> _,Observed.NotHere<JsonNode> _ ->
                unread(Why.unknown(integration), "");
        }
    }

    private void unread(Message why, String detail) {
        draft = Optional.empty();
        state.set(
                new RaiseState.CouldNotRead(Message.of("raise.unread", why), Message.of("raise.unread.next"), detail));
    }

    private ApiContext context() {
        EvidenceSet evidence = session.get().evidence();
        Route route = session.get().route().orElseThrow();
        return ApiContext.of(evidence).orElseGet(() -> new ApiContext(route, route.apiId(), Optional.empty()));
    }

    private static Optional<Message> notHere(Session now) {
        if (now.connection().isEmpty() || now.route().isEmpty()) {
            return Optional.of(Message.of("raise.not-here.no-request"));
        }
        return now.route().get().apiType() == ApiType.REST
                ? Optional.empty()
                : Optional.of(Message.of("raise.not-here.api-type"));
    }

    private void refresh() {
        draft.ifPresent(now -> state
                .set(new RaiseState.Ready(now, flow.stateProperty().get(), desk.gate(now.hasErrors(), now.change()),
                        new RaiseAdvice(session.get()).on(now, flow.editing()))));
        tell();
    }

    /** Other kinds of APIs are changed in a card of their own. */
    private void tell() {
        boolean elsewhere = session.get().route().filter(route -> route.apiType() != ApiType.REST).isPresent();
        status.set(elsewhere ? Message.of("raise.status.card") : FlowStatus.of(flow.run()));
    }
}
