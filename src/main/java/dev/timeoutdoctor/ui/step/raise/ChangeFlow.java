package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DeployResult;
import dev.timeoutdoctor.fix.DeploymentPreview;
import dev.timeoutdoctor.fix.Series;
import dev.timeoutdoctor.fix.TestPlan;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.Why;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

/**
 * Drives a change from its preview to its proof and back. Every call to AWS runs off the FX thread; after whatever took effect the
 * session is told and the evidence is read again.
 */
public final class ChangeFlow {

    private final SessionModel session;
    private final ChangeServices services;
    private final FlowTrack track;
    private final FlowWork work;
    private final UndoFlow undoing;
    private final Measuring measuring;

    public ChangeFlow(SessionModel session, ChangeServices services, ChangeOwners owners) {
        this.session = session;
        this.services = services;
        this.track = new FlowTrack(session, services, owners);
        this.work = new FlowWork(session, services);
        this.measuring = new Measuring(session, services, track, work);
        this.undoing = new UndoFlow(session, services, track, work);
        session.askWhetherUnsettled(() -> state().unsettled());
    }

    public ReadOnlyObjectProperty<FlowState> stateProperty() {
        return track.stateProperty();
    }

    /** How far the change is. */
    public ChangeRun run() {
        return track.run();
    }

    /** Whether a draft may be edited: nothing was sent, and nothing is on its way. */
    public boolean editing() {
        return state() instanceof FlowState.At at && at.run() instanceof ChangeRun.Editing;
    }

    /** How many requests prove a change, and how far apart. */
    public ObjectProperty<TestPlan> testsProperty() {
        return measuring.planProperty();
    }

    /** What was measured before the change, with the request that would be sent now; empty where nothing was. */
    public Series measuredBefore() {
        return measuring.measured();
    }

    /** Sends the test requests before anything is changed, to compare those after the change with. */
    public void measureBefore() {
        if (run() instanceof ChangeRun.Editing editing && editing()) {
            measuring.before(editing);
        }
    }

    /** Begins with what was done before this program was started, so that it can be finished or taken back. */
    public void resume(List<Change> done) {
        work.forget();
        track.at(new ChangeRun.Editing(done));
    }

    /** Forgets everything: another target was chosen. What is on its way goes on and is logged, but no longer shown. */
    public void reset() {
        work.forget();
        measuring.forget();
        track.at(ChangeRun.start());
    }

    /** Sends a change as it was previewed. */
    public void apply(Change change) {
        if (!(run() instanceof ChangeRun.Editing editing) || !session.get().changesAllowed()) {
            return;
        }
        send(editing.applying(change));
    }

    /** Sends what is left of a change that stopped on its way. */
    public void finish() {
        if (run() instanceof ChangeRun.ApplyFailed failed && failed.left().isPresent()
                && session.get().changesAllowed()) {
            send(failed.finishing());
        }
    }

    private void send(ChangeRun.Applying applying) {
        track.at(applying);
        work.run(applier -> applier.apply(applying.change()), result -> ended(applying.ended(result)),
                () -> applied(applying.ended(new ApplyResult.Broken(applying.change()))));
    }

    /** Whoever stopped waiting is told what is true. */
    private void ended(ChangeRun next) {
        boolean looks = work.wasCancelled();
        if (next instanceof ChangeRun.Deployed || next instanceof ChangeRun.DeployFailed) {
            deployed(next);
        } else {
            applied(next);
        }
        if (looks) {
            look();
        }
    }

    /** Stops waiting for what is on its way. A call that was sent may take effect all the same: a look at what is true follows. */
    public void cancel() {
        work.cancel();
    }

    private void applied(ChangeRun next) {
        track.at(next);
        if (next instanceof ChangeRun.Applied applied) {
            boolean more = applied.change().needsDeployment();
            track.tell(applied.change(), Message.of(more ? "raise.outcome.not-deployed" : "raise.outcome.applied"));
        } else if (next instanceof ChangeRun.ApplyFailed failed) {
            failed.why().inEffect().ifPresent(change -> track.tell(change, failed.why().message()));
        }
    }

    /** On to the next change. What was done before can still be taken back. */
    public void edit() {
        Series last = run().measured();
        if (!last.isEmpty()) {
            measuring.keep(last);
        }
        switch (run()) {
            case ChangeRun.Undoable undoable -> track.at(undoable.edit());
            case ChangeRun.Undone undone -> track.at(undone.edit());
            case ChangeRun.Applying _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.Verifying _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.UndoFailed _ ->
                track.at(run());
        }
    }

    /** Looks at what is true of a change whose end was not seen. */
    public void look() {
        switch (run()) {
            case ChangeRun.ApplyFailed failed when failed.why().maybeInEffect() -> {
                track.looking("raise.looking.truth");
                work.run(applier -> applier.look(failed.why()), now -> applied(failed.looked(now)));
            }
            case ChangeRun.DeployFailed failed when failed.why().why().maybeInEffect() -> {
                track.looking("raise.looking.truth");
                work.run(applier -> applier.look(failed.why(), failed.applied().done()),
                        now -> deployed(failed.looked(now)));
            }
            case ChangeRun.UndoFailed failed -> failed.why().inEffect().ifPresent(undo -> undoing.look(failed, undo));
            case ChangeRun.Undoable _,ChangeRun.Applying _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.Verifying _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.Undone _ ->
                track.at(run());
        }
    }

    /** Looks at what a deployment would publish: of a change that was applied, or of the working copy as it is. */
    public void previewDeployment(ApiContext context, String description) {
        ChangeRun run = run();
        if (!(run instanceof ChangeRun.Applied) && !(run instanceof ChangeRun.Editing)) {
            return;
        }
        track.looking("raise.looking.deployment");
        work.run(applier -> applier.previewDeployment(context, description), preview -> {
            switch (preview) {
                case DeploymentPreview.Ready ready -> track.set(run instanceof ChangeRun.Applied applied
                        ? new FlowState.At(applied.previewDeployment(ready.draft()), new FlowState.Notice.None())
                        : new FlowState.DeployOnly(run, ready.draft()));
                case DeploymentPreview.CouldNotRead unread -> track.problem(run,
                        Message.of("raise.problem.could-not-read", unread.read().operation(),
                                Why.unknown(unread.observed())));
            }
        });
    }

    /** Changes the description of the deployment that is previewed. */
    public void describe(String description) {
        switch (state()) {
            case FlowState.DeployOnly only ->
                track.set(new FlowState.DeployOnly(only.run(), only.draft().withDescription(description)));
            case FlowState.At at when at.run() instanceof ChangeRun.DeployPreview preview ->
                track.at(preview.edited(preview.draft().withDescription(description)));
            case FlowState.At _,FlowState.Looking _ -> {
                // nothing is previewed
            }
        }
    }

    /** The deployment that is previewed. */
    Optional<Change> shownDeployment() {
        if (state() instanceof FlowState.DeployOnly only) {
            return only.draft().change();
        }
        return run() instanceof ChangeRun.DeployPreview preview
                ? preview.draft().change()
                : Optional.empty();
    }

    /** Publishes what was shown. */
    public void deploy() {
        Optional<Change> shown = shownDeployment();
        if (!session.get().changesAllowed() || shown.isEmpty()) {
            return;
        }
        if (state() instanceof FlowState.DeployOnly only && only.run() instanceof ChangeRun.Editing editing) {
            send(editing.applying(shown.get()));
        } else if (run() instanceof ChangeRun.DeployPreview preview) {
            deploy(preview);
        }
    }

    private void deploy(ChangeRun.DeployPreview preview) {
        ChangeRun.Deploying deploying = preview.deploying();
        List<Change> made = preview.applied().done();
        track.at(deploying);
        work.run(applier -> applier.deploy(deploying.deployment(), made), result -> ended(deploying.ended(result)),
                () -> deployed(deploying.ended(
                        new DeployResult.NotDeployed(new ApplyResult.Broken(deploying.deployment())))));
    }

    private void deployed(ChangeRun next) {
        track.at(next);
        if (next instanceof ChangeRun.Deployed deployed) {
            track.deployed(deployed);
        } else if (next instanceof ChangeRun.DeployFailed failed) {
            failed.why().why().inEffect().ifPresentOrElse(change -> track.tell(change, failed.why().message()),
                    services.examining()::again);
        }
    }

    /** Back from a preview without sending anything, or from a failure to what stands. */
    public void back() {
        switch (run()) {
            case ChangeRun.Editing editing -> track.at(editing);
            case ChangeRun.DeployPreview preview -> track.at(preview.applied());
            case ChangeRun.DeployFailed failed when !failed.why().why().maybeInEffect() -> track.at(failed.back());
            case ChangeRun.UndoPreview preview -> track.at(preview.from());
            case ChangeRun.UndoFailed failed -> track.at(failed.from());
            case ChangeRun.Undoable _,ChangeRun.Applying _,ChangeRun.Deploying _,ChangeRun.Verifying _,ChangeRun.Undoing _,ChangeRun.Undone _ ->
                track.at(run());
        }
    }

    /** Sends a real request, to compare it with what was seen before the change. */
    public void verify() {
        Series before = measuring.before();
        switch (run()) {
            case ChangeRun.Applied applied when !applied.change().needsDeployment() ->
                measuring.after(applied.verifying(before));
            case ChangeRun.Deployed deployed -> measuring.after(deployed.verifying(before));
            case ChangeRun.Verified verified -> measuring
                    .after(new ChangeRun.Verifying(verified.from(), verified.verification().before()));
            case ChangeRun.VerifyFailed failed -> measuring
                    .after(new ChangeRun.Verifying(failed.from(), failed.before()));
            case ChangeRun.Undone undone -> measuring.after(undone.verifying());
            case ChangeRun.Undoable _,ChangeRun.Applying _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.Verifying _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.UndoFailed _ ->
                track.at(run());
        }
    }

    /** Looks at what would take everything back. */
    public void previewUndo() {
        undoing.preview();
    }

    /** The same over what somebody else changed since: it was shown. */
    public void previewUndoOver() {
        undoing.previewOver();
    }

    /** Takes everything back, as shown. */
    public void undo() {
        undoing.undo();
    }

    private FlowState state() {
        return track.stateProperty().get();
    }
}
