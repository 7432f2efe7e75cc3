package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.FunctionDraft;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.TypedNumber;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks.Running;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.StepStates;
import dev.timeoutdoctor.ui.step.raise.ChangeCommands;
import dev.timeoutdoctor.ui.step.raise.ChangeDesk;
import dev.timeoutdoctor.ui.step.raise.ChangeFlow;
import dev.timeoutdoctor.ui.step.raise.ChangeOwners;
import dev.timeoutdoctor.ui.step.raise.ChangeServices;
import dev.timeoutdoctor.ui.step.raise.FlowStatus;
import dev.timeoutdoctor.ui.step.raise.Gate;
import dev.timeoutdoctor.ui.step.timeouts.Why;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tools.jackson.databind.JsonNode;

/** The step "Speed up Lambda": what was measured, and a draft of the function's memory and timeout. */
public final class LambdaViewModel implements ChangeCommands {

    private final SessionModel session;
    private final ChangeServices services;
    private final Consumer<StepId> goTo;
    private final ChangeDesk desk;
    private final ChangeFlow flow;
    private final ReadOnlyObjectWrapper<LambdaState> state = new ReadOnlyObjectWrapper<>(new LambdaState.NotExamined());
    private final ReadOnlyObjectWrapper<Message> status = new ReadOnlyObjectWrapper<>(
            Message.of("raise.status.nothing"));
    private Optional<FunctionDraft> draft = Optional.empty();
    private Optional<Observed<JsonNode>> unread = Optional.empty();
    private boolean edited;
    private boolean entered;
    private int reads;
    private Running reading = () -> {
    };

    /**
     * With what it works on.
     *
     * @param goTo goes to another step of the wizard
     */
    public LambdaViewModel(SessionModel session, ChangeServices services, Texts texts, Consumer<StepId> goTo) {
        this.session = session;
        this.services = services;
        this.goTo = goTo;
        this.desk = new ChangeDesk(session, services, texts, "lambda");
        this.flow = desk.flow();
        flow.stateProperty().addListener((_, _, _) -> refresh());
        session.sessionProperty().addListener((_, before, now) -> sessionChanged(before, now));
        refresh();
    }

    ReadOnlyObjectProperty<LambdaState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The line below the step. */
    public ReadOnlyObjectProperty<Message> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The step is entered: the function is read anew unless somebody is in the middle of something. */
    public void enter() {
        entered = true;
        if (flow.editing() && !edited) {
            read(UnaryOperator.identity());
        }
    }

    /** Why "Next" goes past this step, if it does. */
    public Optional<Message> skip() {
        return state.get() instanceof LambdaState.NotLambda not ? Optional.of(not.why()) : Optional.empty();
    }

    /** Types another timeout, in seconds. */
    public void editTimeout(String typed) {
        edit(now -> with(now, "Timeout", typed, now::withTimeout));
    }

    /** Types another memory size, in megabytes. */
    public void editMemory(String typed) {
        edit(now -> with(now, "MemorySize", typed, now::withMemory));
    }

    /** Types the settings as they shall be. */
    public void editAfter(String json) {
        edit(now -> now.afterText().equals(json) ? now : now.withAfter(json));
    }

    /** A field's text: what the draft holds there, right or wrong. */
    static String text(FunctionDraft draft, String member) {
        return draft.after().path(member).asString("");
    }

    private static FunctionDraft with(FunctionDraft now, String member, String typed,
            java.util.function.IntFunction<FunctionDraft> number) {
        String plain = TypedNumber.plain(typed);
        if (plain.matches("[0-9]{1,9}")) {
            return number.apply(Integer.parseInt(plain));
        }
        JsonNode image = now.after().deepCopy();
        return image instanceof tools.jackson.databind.node.ObjectNode object
                ? now.withAfter(object.put(member, plain).toPrettyString())
                : now;
    }

    private void edit(UnaryOperator<FunctionDraft> change) {
        if (flow.editing() && draft.isPresent()) {
            edited = true;
            draft = Optional.of(change.apply(draft.get()));
            refresh();
        }
    }

    @Override
    public ChangeDesk desk() {
        return desk;
    }

    @Override
    public Optional<Change> planned() {
        return draft.flatMap(FunctionDraft::change);
    }

    @Override
    public List<Message> notes() {
        return draft.map(FunctionDraft::problems).orElse(List.of()).stream().map(Problem::message).toList();
    }

    @Override
    public void apply() {
        if (state.get() instanceof LambdaState.Ready ready && ready.gate() instanceof Gate.Open) {
            ready.draft().change().ifPresent(desk.asking()::apply);
        }
    }

    @Override
    public void readAgain() {
        Optional<FunctionDraft> typed = draft.filter(now -> !now.hasErrors());
        boolean undone = flow.run() instanceof dev.timeoutdoctor.fix.ChangeRun.Undone;
        flow.edit();
        read(fresh -> undone
                ? fresh
                : typed.map(now -> fresh.withTimeout(now.timeout().orElse(fresh.timeoutBefore()))
                        .withMemory(now.memory().orElse(fresh.memoryBefore()))).orElse(fresh));
    }

    @Override
    public void previewDeployment() {
        throw new IllegalStateException("A function is live as soon as it is changed");
    }

    @Override
    public void cancel() {
        reading.cancel();
        flow.cancel();
    }

    public void goTo(StepId step) {
        goTo.accept(step);
    }

    /** What came of looking at a piece of evidence. */
    public Observed<?> observed(EvidenceKey<?> key) {
        return session.get().evidence().get(key);
    }

    private void sessionChanged(Session before, Session now) {
        if (!before.route().equals(now.route()) || !before.connection().equals(now.connection())) {
            draft = Optional.empty();
            unread = Optional.empty();
            edited = false;
            entered = false;
            reads++;
            flow.reset();
        }
        refresh();
        if (entered && draft.isEmpty() && unread.isEmpty() && now.examination().isPresent()) {
            read(UnaryOperator.identity());
        }
    }

    private void read(UnaryOperator<FunctionDraft> then) {
        Optional<FunctionReference> function = function().filter(called -> !called.isQualified());
        if (function.isEmpty() || session.get().connection().isEmpty()) {
            refresh();
            return;
        }
        Connection connection = session.get().connection().get();
        Duration wait = StepStates.integration(session.get()).map(Integration::timeout)
                .orElse(Integration.DEFAULT_TIMEOUT);
        int mine = ++reads;
        unread = Optional.empty();
        ChangeOwners.Look owners = desk.owners().look();
        AwsCall call = Calls.getFunctionConfiguration(function.get());
        reading = services.tasks().run(() -> new Read(connection.reader().read(call), owners.at(List.of(call))),
                read -> {
                    if (mine == reads) {
                        desk.owners().seen(read.owners());
                        wasRead(read.function(), fresh -> then.apply(FunctionDraft.of(function.get(), wait, fresh)));
                    }
                });
    }

    /** The function, and whose it is. */
    private record Read(Observed<JsonNode> function, Ownership owners) {}

    private void wasRead(Observed<JsonNode> answer, java.util.function.Function<JsonNode, FunctionDraft> then) {
        draft = answer.seen().map(then);
        unread = draft.isPresent() ? Optional.empty() : Optional.of(answer);
        refresh();
    }

    private Optional<FunctionReference> function() {
        EvidenceSet evidence = session.get().evidence();
        Map<String, String> variables = evidence.get(EvidenceKeys.STAGE).seen().map(Stage::variables).orElse(Map.of());
        return StepStates.integration(session.get())
                .flatMap(integration -> FunctionReference.of(integration, variables));
    }

    private void refresh() {
        state.set(next(session.get()));
        status.set(state.get() instanceof LambdaState.NotLambda not ? not.why() : FlowStatus.of(flow.run()));
    }

    private LambdaState next(Session now) {
        if (now.examination().isEmpty()) {
            return new LambdaState.NotExamined();
        }
        Optional<Integration> integration = StepStates.integration(now);
        if (integration.isPresent() && !FunctionReference.callsLambda(integration.get())) {
            return new LambdaState.NotLambda(Message.of("lambda.not-lambda", integration.get().type().name()));
        }
        List<Fact> facts = new FactReader(now.evidence()).read();
        Optional<FunctionReference> version = function().filter(FunctionReference::isQualified);
        if (version.isPresent()) {
            return new LambdaState.ByVersion(facts,
                    Message.of("lambda.by-alias", version.get().name(), version.get().qualifier()),
                    Suggestions.of(now));
        }
        if (draft.isPresent()) {
            return new LambdaState.Ready(facts, draft.get(), flow.stateProperty().get(),
                    desk.gate(draft.get().hasErrors(), draft.get().change()),
                    flow.editing() ? Suggestions.of(now) : List.of());
        }
        if (unread.isPresent()) {
            String detail = switch (unread.get()) {
                case Observed.Denied<JsonNode> denied -> denied.message();
                case Observed.Failed<JsonNode> failed -> failed.message();
                case Observed.Seen<JsonNode> _,Observed.Absent<JsonNode> _,Observed.NotAsked<JsonNode> _,Observed.NotHere<JsonNode> _ ->
                    "";
            };
            return new LambdaState.CouldNotRead(facts, Message.of("lambda.unread", Why.unknown(unread.get())), detail);
        }
        return function().isEmpty()
                ? new LambdaState.CouldNotRead(facts, Message.of("lambda.unread", Message.of("lambda.no-reference")),
                        "")
                : new LambdaState.Reading(facts);
    }
}
