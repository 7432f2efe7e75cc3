package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DeployResult;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.DeploymentPreview;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.raise.FlowState.Notice;
import dev.timeoutdoctor.ui.step.timeouts.Why;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Drives a change from its preview to its proof and back. Every call to AWS runs off the FX thread; after whatever took effect the
 * session is told and the evidence is read again.
 */
public final class ChangeFlow {

    private static final Notice NOTHING = new Notice.None();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SessionModel session;
    private final ChangeServices services;
    private final ReadOnlyObjectWrapper<FlowState> state = new ReadOnlyObjectWrapper<>(
            new FlowState.At(ChangeRun.start(), NOTHING));
    private int generation;

    public ChangeFlow(SessionModel session, ChangeServices services) {
        this.session = session;
        this.services = services;
    }

    public ReadOnlyObjectProperty<FlowState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How far the change is. */
    public ChangeRun run() {
        return state.get().run();
    }

    /** Whether a draft may be edited: nothing was sent, and nothing is on its way. */
    public boolean editing() {
        return state.get() instanceof FlowState.At at && at.run() instanceof ChangeRun.Editing;
    }

    /** Forgets everything: another target was chosen. What is on its way goes on and is logged, but no longer shown. */
    public void reset() {
        generation++;
        at(ChangeRun.start());
    }

    /** Sends a change as it was previewed. */
    public void apply(Change change) {
        if (!(run() instanceof ChangeRun.Editing editing) || !session.get().changesAllowed()) {
            return;
        }
        send(editing.applying(change));
    }

    /** Sends a change again that was not made. */
    public void again() {
        if (run() instanceof ChangeRun.ApplyFailed failed && session.get().changesAllowed()) {
            send(failed.again());
        }
    }

    private void send(ChangeRun.Applying applying) {
        at(applying);
        work(applier -> applier.apply(applying.change()), result -> {
            ChangeRun next = applying.ended(result);
            at(next);
            if (next instanceof ChangeRun.Applied applied) {
                String outcome = applied.change().needsDeployment()
                        ? "raise.outcome.not-deployed"
                        : "raise.outcome.applied";
                tell(applied.change(), Message.of(outcome));
            } else if (result.maybeInEffect()) {
                tell(applying.change(), result.message());
            }
        });
    }

    /** Back to editing: the change was not made, or it was taken back. */
    public void edit() {
        switch (run()) {
            case ChangeRun.ApplyFailed failed -> at(failed.edit());
            case ChangeRun.Undone undone -> at(undone.edit());
            case ChangeRun.Applied _,ChangeRun.Deployed _,ChangeRun.Verified _,ChangeRun.VerifyFailed _ ->
                at(ChangeRun.start());
            case ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.DeployFailed _,ChangeRun.Verifying _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.UndoFailed _ ->
                at(run());
        }
    }

    /** Looks at what a deployment would publish: of a change that was applied, or of the working copy as it is. */
    public void previewDeployment(ApiContext context, String description) {
        ChangeRun run = run();
        if (!(run instanceof ChangeRun.Applied) && !(run instanceof ChangeRun.Editing)) {
            return;
        }
        state.set(new FlowState.Looking(run, Message.of("raise.looking.deployment")));
        work(applier -> applier.previewDeployment(context, description), preview -> {
            switch (preview) {
                case DeploymentPreview.Ready ready -> state.set(run instanceof ChangeRun.Applied applied
                        ? new FlowState.At(applied.previewDeployment(ready.draft()), NOTHING)
                        : new FlowState.DeployOnly(run, ready.draft()));
                case DeploymentPreview.CouldNotRead unread -> problem(run,
                        Message.of("raise.problem.could-not-read", unread.read().operation(),
                                Why.unknown(unread.observed())));
            }
        });
    }

    /** Changes the description of the deployment that is previewed. */
    public void describe(String description) {
        switch (state.get()) {
            case FlowState.DeployOnly only ->
                state.set(new FlowState.DeployOnly(only.run(), only.draft().withDescription(description)));
            case FlowState.At at when at.run() instanceof ChangeRun.DeployPreview preview ->
                at(preview.edited(preview.draft().withDescription(description)));
            case FlowState.At _,FlowState.Looking _ -> {
                // nothing is previewed
            }
        }
    }

    /** Publishes what was shown. */
    public void deploy() {
        if (!session.get().changesAllowed()) {
            return;
        }
        if (state.get() instanceof FlowState.DeployOnly only && only.run() instanceof ChangeRun.Editing editing) {
            send(editing.applying(only.draft().change()));
        } else if (run() instanceof ChangeRun.DeployPreview preview) {
            deploy(preview);
        }
    }

    private void deploy(ChangeRun.DeployPreview preview) {
        ChangeRun.Deploying deploying = preview.deploying();
        DeploymentDraft draft = preview.draft();
        at(deploying);
        work(applier -> applier.deploy(deploying.deployment(), draft.context().route()), result -> {
            at(deploying.ended(result));
            switch (result) {
                case DeployResult.Deployed deployed -> tell(deployed.done(), deployed.message());
                case DeployResult.NotDeployed not when not.why().maybeInEffect() ->
                    tell(deploying.deployment(), not.message());
                case DeployResult.NotDeployed _ -> services.examining().again();
            }
        });
    }

    /** Back from a preview without sending anything, or from a failure to what stands. */
    public void back() {
        switch (run()) {
            case ChangeRun.DeployPreview preview -> at(preview.back());
            case ChangeRun.DeployFailed failed -> at(failed.back());
            case ChangeRun.UndoPreview preview -> at(preview.back());
            case ChangeRun.UndoFailed failed -> at(failed.back());
            case ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.ApplyFailed _,ChangeRun.Applied _,ChangeRun.Deploying _,ChangeRun.Deployed _,ChangeRun.Verifying _,ChangeRun.Verified _,ChangeRun.VerifyFailed _,ChangeRun.Undoing _,ChangeRun.Undone _ ->
                at(run());
        }
    }

    /** Sends a real request, to compare it with what was seen before the change. */
    public void verify() {
        Symptom before = session.get().symptom().orElse(TestRequest.NOTHING_BEFORE);
        switch (run()) {
            case ChangeRun.Applied applied when !applied.change().needsDeployment() ->
                verify(applied.verifying(before));
            case ChangeRun.Deployed deployed -> verify(deployed.verifying(before));
            case ChangeRun.Verified verified -> verify(verified.again());
            case ChangeRun.VerifyFailed failed -> verify(failed.again());
            case ChangeRun.Applied _,ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.ApplyFailed _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.DeployFailed _,ChangeRun.Verifying _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.UndoFailed _,ChangeRun.Undone _ ->
                at(run());
        }
    }

    private void verify(ChangeRun.Verifying verifying) {
        Connection connection = session.get().connection().orElseThrow();
        Duration limit = TestRequest.longestWait(session.get()).plus(PATIENCE);
        at(verifying);
        work(_ -> connection.requests().send(TestRequest.of(session.get()), limit), sent -> {
            switch (sent) {
                case Sent.Answered answered -> {
                    ChangeRun.Verified verified = verifying.answered(answered.symptom());
                    at(verified);
                    Change last = verified.done().getLast();
                    session.update(now -> now.changed(new AppliedChange(services.clock().instant(), last.title(),
                            verified.verification().message(), last.command())));
                    services.examining().againAfter(answered.symptom());
                }
                case Sent.NoAnswer none -> at(verifying.failed(Why.failure(none.kind())));
            }
        });
    }

    /** Looks at what would take everything back. */
    public void previewUndo() {
        if (!(run() instanceof ChangeRun.Undoable undoable)) {
            return;
        }
        state.set(new FlowState.Looking(undoable, Message.of("raise.looking.undo")));
        work(applier -> applier.undo(undoable.done()), result -> {
            switch (result) {
                case UndoResult.Ready ready -> at(undoable.previewUndo(ready));
                case UndoResult.AlreadyUndone _ -> problem(undoable, Message.of("raise.problem.already-undone"));
                case UndoResult.Conflict conflict -> state.set(new FlowState.At(undoable, new Notice.Problem(
                        Message.of("raise.problem.undo-conflict"), conflict.difference())));
                case UndoResult.CouldNotRead unread -> problem(undoable,
                        Message.of("raise.problem.could-not-read", unread.read().operation(),
                                Why.unknown(unread.observed())));
            }
        });
    }

    /** Takes everything back, as shown. */
    public void undo() {
        if (!(run() instanceof ChangeRun.UndoPreview preview) || !session.get().changesAllowed()) {
            return;
        }
        ChangeRun.Undoing undoing = preview.undoing();
        at(undoing);
        work(applier -> applier.apply(undoing.undo()), result -> {
            ChangeRun next = undoing.ended(result);
            at(next);
            if (next instanceof ChangeRun.Undone undone) {
                tell(undone.undo(), Message.of("raise.outcome.undone"));
            } else if (result.maybeInEffect()) {
                tell(undoing.undo(), result.message());
            }
        });
    }

    /** Whether what is previewed, on its way or in effect is a deployment of nothing but the working copy. */
    boolean deploymentAlone() {
        if (state.get() instanceof FlowState.DeployOnly) {
            return true;
        }
        return switch (run()) {
            case ChangeRun.Applying applying -> applying.change().kind() == ChangeKind.DEPLOYMENT;
            case ChangeRun.ApplyFailed failed -> failed.change().kind() == ChangeKind.DEPLOYMENT;
            case ChangeRun.Undoable undoable -> alone(undoable);
            case ChangeRun.Verifying verifying -> alone(verifying.from());
            case ChangeRun.UndoPreview preview -> alone(preview.from());
            case ChangeRun.Undoing undoing -> alone(undoing.from());
            case ChangeRun.UndoFailed failed -> alone(failed.from());
            case ChangeRun.Editing _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.Undone _ -> false;
        };
    }

    private static boolean alone(ChangeRun.Undoable undoable) {
        List<Change> done = undoable.done();
        return done.getFirst().kind() == ChangeKind.DEPLOYMENT;
    }

    private void tell(Change change, Message outcome) {
        session.update(now -> now.changed(
                new AppliedChange(services.clock().instant(), change.title(), outcome, change.command())));
        services.examining().again();
    }

    private void at(ChangeRun run) {
        state.set(new FlowState.At(run, NOTHING));
    }

    private void problem(ChangeRun run, Message what) {
        state.set(new FlowState.At(run, new Notice.Problem(what, List.of())));
    }

    private <T> void work(java.util.function.Function<Applier, T> call, Consumer<T> done) {
        Connection connection = session.get().connection().orElseThrow();
        int asked = generation;
        services.tasks().run(() -> call.apply(services.appliers().apply(connection)), result -> {
            if (asked == generation) {
                done.accept(result);
            }
        });
    }
}
