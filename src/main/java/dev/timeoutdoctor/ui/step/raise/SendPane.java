package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.DiffView;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.Reveal;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** A change that was not drafted here: what would be sent, what stands in its way, how far it is, and its way back. */
public final class SendPane extends VBox {

    private final Texts texts;
    private final String id;
    private final ChangeFlow flow;
    private final Label heading;
    private final DiffView difference;
    private final CodeBlock command;
    private final Node byHand;
    private final HBox gate;
    private final HBox busy;
    private final Label doing = Parts.text("");
    private final ProblemPane problem;
    private final ChangeDesk desk;
    private final UndoPane undoing;
    private final DeployPane deploying;

    /**
     * With its ways on.
     *
     * @param id the prefix of the ids
     * @param heading what the difference is
     * @param evidence shows where a number comes from
     */
    public SendPane(Texts texts, String id, String heading, ChangeDesk desk, EvidenceWindow evidence) {
        super(14);
        this.texts = texts;
        this.id = id;
        this.desk = desk;
        this.flow = desk.flow();
        this.heading = Parts.heading(heading);
        difference = new DiffView(texts, id + "-difference");
        command = new CodeBlock(texts, id + "-command", "");
        byHand = ProblemPane.fold(id + "-by-hand", texts.of("raise.by-hand"), command);
        gate = new HBox(new FontIcon(MaterialDesignL.LOCK_OUTLINE),
                Parts.grow(Parts.text(texts.of("raise.gate.read-only"))),
                Parts.compact(id + "-allow", texts.of("shell.changes.ask.action"), desk::allowChanges));
        gate.getStyleClass().add("note-pane");
        busy = new HBox(Parts.grow(doing), Parts.compact(id + "-cancel", texts.of("shell.cancel"), flow::cancel));
        busy.getStyleClass().add("note-pane");
        problem = new ProblemPane(texts, id + "-problem");
        undoing = new UndoPane(texts, id, desk.asking()::undo, flow::back);
        deploying = new DeployPane(texts, id, desk, evidence);
        getChildren().addAll(this.heading, difference, byHand, undoing, deploying, problem, gate, busy);
    }

    /**
     * Shows what would be sent.
     *
     * @param other a difference to read where nothing would be sent
     */
    public void show(Optional<Change> change, List<DiffLine> other) {
        List<DiffLine> lines = change.map(Change::diff).orElse(other);
        difference.setTitles(texts.of(change.isPresent() ? "change.diff.before" : "change.diff.expected"),
                texts.of(change.isPresent() ? "change.diff.after" : "change.diff.found"));
        difference.show(lines);
        command.setCode(change.map(one -> one.command(desk.endpoint())).orElse(""));
        Parts.show(heading, change.isPresent());
        Parts.show(byHand, change.isPresent());
        Parts.show(difference, !lines.isEmpty());
    }

    /**
     * Shows how far it is.
     *
     * @param asksToAllow whether there is something to send that must be allowed first
     */
    public void show(FlowState flow, boolean changesAllowed, boolean asksToAllow) {
        doing.setText(flow instanceof FlowState.Looking looking
                ? texts.of(looking.what())
                : sending(flow.run()) ? texts.of(FlowStatus.of(flow.run())) : "");
        Parts.show(busy, busy(flow));
        Parts.show(gate, !changesAllowed && asksToAllow);
        boolean takesBack = flow instanceof FlowState.At && flow.run() instanceof ChangeRun.UndoPreview;
        if (flow.run() instanceof ChangeRun.UndoPreview preview) {
            undoing.show(preview.ready(), desk.endpoint(), changesAllowed);
        }
        boolean opened = takesBack && !undoing.isVisible();
        Parts.show(undoing, takesBack);
        if (opened) {
            Reveal.of(undoing);
            Reveal.of(undoing.main());
        }
        showDeployment(flow);
        problem.clear();
        if (flow instanceof FlowState.At at && at.notice() instanceof FlowState.Notice.Conflict conflict) {
            problem.show(texts.of("raise.problem.undo-conflict"), texts.of("raise.problem.nothing-sent"), "",
                    Parts.compact(id + "-undo-over", texts.of("raise.undo.over"), this.flow::previewUndoOver));
            show(Optional.empty(), conflict.difference());
        }
        if (flow instanceof FlowState.At at && at.notice() instanceof FlowState.Notice.Problem said) {
            problem.show(texts.of(said.what()), texts.of("raise.problem.nothing-sent"), "");
            show(Optional.empty(), said.difference());
        }
        failed(flow.run()).ifPresent(why -> problem.show(texts.of(why.message()), "", ""));
        if (flow.run() instanceof ChangeRun.VerifyFailed failed) {
            problem.show(texts.of(desk.sent("raise.problem.verify")), texts.of(failed.why()), "");
        }
    }

    private void showDeployment(FlowState flow) {
        Parts.show(deploying, previewsDeployment(flow));
        if (flow instanceof FlowState.DeployOnly only) {
            deploying.show(only.draft(), only.run() instanceof ChangeRun.Undoable made ? made.done() : List.of());
        } else if (flow.run() instanceof ChangeRun.DeployPreview preview) {
            deploying.show(preview.draft(), preview.applied().done());
        }
    }

    /** Whether it is shown what a deployment would publish, with buttons of its own. */
    public static boolean previewsDeployment(FlowState flow) {
        return flow instanceof FlowState.DeployOnly || flow.run() instanceof ChangeRun.DeployPreview;
    }

    private static Optional<ApplyResult> failed(ChangeRun run) {
        return switch (run) {
            case ChangeRun.ApplyFailed failed -> Optional.of(failed.why());
            case ChangeRun.UndoFailed failed -> Optional.of(failed.why());
            case ChangeRun.DeployFailed failed -> Optional.of(failed.why().why());
            case ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.Applied _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.Deployed _,ChangeRun.Verifying _,ChangeRun.Verified _,ChangeRun.VerifyFailed _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.Undone _ ->
                Optional.empty();
        };
    }

    /** Whether AWS is being asked or told something. */
    public static boolean busy(FlowState flow) {
        return flow instanceof FlowState.Looking || sending(flow.run());
    }

    private static boolean sending(ChangeRun run) {
        return run instanceof ChangeRun.Applying || run instanceof ChangeRun.Deploying
                || run instanceof ChangeRun.Verifying || run instanceof ChangeRun.Undoing;
    }
}
