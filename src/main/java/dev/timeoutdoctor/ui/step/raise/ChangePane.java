package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.DiffView;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.Reveal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/**
 * The lower half of a step that changes something: how far the change is, the buttons that are possible now and why others are not,
 * and below them the previews of deployment and undo, problems, and the proof.
 */
public final class ChangePane extends VBox {

    private final Texts texts;
    private final String prefix;
    private final ChangeCommands commands;
    private final Optional<Node> extra;
    private final StepsStrip strip;
    private final HBox buttons = new HBox(8);
    private final Label reason = Parts.text("");
    private final HBox gate;
    private final Button allow;
    private final Label busyText = Parts.text("");
    private final HBox busy;
    private final ProblemPane problem;
    private final DiffView difference;
    private final DeployPane deploy;
    private final UndoPane undo;
    private final VerifyPane verified;
    private final ChangeButtons made;
    private final ReviewMenu review;
    private final TestPlanPane tests;
    private final TemplatePane template;
    private final ReadBackPane readBack;
    private final Label told = Parts.note("");
    /** Whether the focus waits for the next button, which comes when what runs is done. */
    private boolean handing;

    /**
     * With its commands.
     *
     * @param prefix of the ids
     * @param extra a button beside "Apply" while the draft is edited
     * @param evidence shows where a number comes from
     */
    public ChangePane(Texts texts, String prefix, ChangeCommands commands, Optional<Node> extra,
            EvidenceWindow evidence) {
        super(12);
        this.texts = texts;
        this.prefix = prefix;
        this.commands = commands;
        this.extra = extra;
        setId(prefix + "-change");
        strip = new StepsStrip(prefix + "-steps");
        buttons.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        reason.setId(prefix + "-reason");
        allow = Parts.compact(prefix + "-allow", texts.of("shell.changes.ask.action"), commands::allowChanges);
        gate = new HBox(new FontIcon(MaterialDesignL.LOCK_OUTLINE), Parts.grow(reason), allow);
        gate.getStyleClass().add("note-pane");
        busyText.setId(prefix + "-doing");
        Button cancel = Parts.compact(prefix + "-cancel", texts.of("shell.cancel"), commands::cancel);
        cancel.setAccessibleHelp(texts.of("raise.cancel.help"));
        cancel.setTooltip(new Tooltip(texts.of("raise.cancel.help")));
        busy = new HBox(new FontIcon(MaterialDesignP.PROGRESS_CLOCK), Parts.grow(busyText), cancel);
        busy.getStyleClass().add("note-pane");
        problem = new ProblemPane(texts, prefix + "-change-problem");
        difference = new DiffView(texts, prefix + "-difference");
        deploy = new DeployPane(texts, prefix, commands.desk(), evidence);
        undo = new UndoPane(texts, prefix, commands::undo, commands.flow()::back);
        verified = new VerifyPane(texts, prefix, evidence);
        made = new ChangeButtons(texts, prefix, commands, this::tell);
        told.setId(prefix + "-told");
        Parts.show(told, false);
        review = new ReviewMenu(texts, prefix, commands.desk(), commands::review, this::tell);
        tests = new TestPlanPane(texts, prefix, commands.flow().testsProperty(), commands::measureBefore);
        template = new TemplatePane(texts, prefix);
        readBack = new ReadBackPane(texts, prefix);
        ActionBar actions = new ActionBar(strip, buttons);
        getChildren().addAll(actions, told, template, tests, gate, busy, problem, difference, deploy, undo, verified,
                readBack);
    }

    private void tell(Message what) {
        told.setText(texts.of(what));
        Parts.show(told, true);
    }

    /**
     * Shows how far a change is and whether it can be applied. The focus goes from a button that is gone to the next one, and stays where
     * somebody can still press or type.
     */
    public void show(FlowState flow, Gate open, boolean needsDeployment) {
        Optional<Node> focused = focusWithin();
        List<Node> hidden = Stream.<Node>of(problem, deploy, undo, verified).filter(pane -> !pane.isVisible()).toList();
        draw(flow, open, needsDeployment);
        hidden.stream().filter(Node::isVisible).forEach(this::reveal);
        if (handing || focused.filter(node -> !Parts.isUsable(node)).isPresent()) {
            handing = !handOn();
        }
    }

    /** What has just opened is seen, and of a long preview the button to press. */
    private void reveal(Node pane) {
        Reveal.of(pane);
        if (pane.equals(deploy)) {
            Reveal.of(deploy.main());
        } else if (pane.equals(undo)) {
            Reveal.of(undo.main());
        }
    }

    /** Scrolls to the buttons to press next. */
    void revealButtons() {
        Reveal.of(buttons);
    }

    private Optional<Node> focusWithin() {
        return Stream.of(buttons, deploy, undo).filter(part -> part.isVisible() && Parts.hasFocus(part)).findFirst()
                .map(part -> part.getScene().getFocusOwner());
    }

    /** Gives the focus to the button to press next; not yet where something runs. */
    private boolean handOn() {
        Optional<Node> next = deploy.isVisible()
                ? Optional.of(deploy.main())
                : undo.isVisible()
                        ? Optional.of(undo.main())
                        : buttons.getChildren().isEmpty()
                                ? Optional.empty()
                                : Optional.of(buttons.getChildren().getLast());
        next.filter(button -> !button.isFocused()).ifPresent(button -> {
            button.requestFocus();
            Reveal.of(button);
        });
        return next.isPresent();
    }

    private void draw(FlowState flow, Gate open, boolean needsDeployment) {
        ChangeRun run = flow.run();
        boolean looking = flow instanceof FlowState.Looking;
        List<Button> possible = made.of(flow, open);
        buttons.getChildren().setAll(possible);
        if (commands.flow().editing()) {
            review.refresh();
            buttons.getChildren().addFirst(review);
            extra.ifPresent(button -> buttons.getChildren().addFirst(button));
        }
        boolean measurable = commands.flow().editing() && commands.measured() && commands.requestKnown();
        Parts.show(tests, measurable || possible.stream().anyMatch(made::verifies));
        tests.show(commands.desk(), measurable);
        readBack.show(run, commands.stage());
        showStrip(flow, needsDeployment);
        showGate(flow, open);
        String doing = looking ? texts.of(((FlowState.Looking) flow).what()) : doing(run);
        busyText.setText(doing);
        Parts.show(busy, !doing.isEmpty());
        showProblem(flow);
        showPreviews(flow);
        template.show(inEffect(run) ? commands.desk().owners().stillToDo() : List.of());
        verified.show(run, commands.desk());
    }

    private static boolean inEffect(ChangeRun run) {
        return run instanceof ChangeRun.Applied || run instanceof ChangeRun.Deployed
                || run instanceof ChangeRun.Verified
                || run instanceof ChangeRun.VerifyFailed;
    }

    private void showStrip(FlowState flow, boolean needsDeployment) {
        boolean alone = flow.deploymentAlone()
                || commands.planned().filter(change -> change.kind().isDeployment()).isPresent();
        boolean three = needsDeployment && !alone;
        String first = alone ? texts.of("raise.strip.deploy-first", commands.stage()) : texts.of("raise.strip.apply");
        String last = texts.of(commands.desk().sent(three ? "raise.strip.verify-third" : "raise.strip.verify-second"));
        List<String> steps = three
                ? List.of(first, texts.of("raise.strip.deploy", commands.stage()), last)
                : commands.measured() ? List.of(first, last) : List.of(first);
        strip.show(steps, flow.run());
    }

    private void showGate(FlowState flow, Gate open) {
        boolean wantsToChange = flow.run() instanceof ChangeRun.Editing || flow.run() instanceof ChangeRun.Undoable
                || flow.run() instanceof ChangeRun.DeployPreview || flow.run() instanceof ChangeRun.UndoPreview;
        boolean recorded = open instanceof Gate.Recorded;
        boolean shut = !commands.changesAllowed() && wantsToChange && !(open instanceof Gate.Closed);
        reason.setText(shut ? texts.of(recorded ? "raise.gate.bundle" : "raise.gate.read-only") : "");
        Parts.show(allow, !recorded);
        Parts.show(gate, shut);
    }

    private String doing(ChangeRun run) {
        return switch (run) {
            case ChangeRun.Applying _,ChangeRun.Deploying _,ChangeRun.Verifying _,ChangeRun.Undoing _ ->
                texts.of(FlowStatus.of(run));
            case ChangeRun.Editing _,ChangeRun.ApplyFailed _,ChangeRun.Applied _,ChangeRun.DeployPreview _,ChangeRun.DeployFailed _,ChangeRun.Deployed _,ChangeRun.Verified _,ChangeRun.VerifyFailed _,ChangeRun.UndoPreview _,ChangeRun.UndoFailed _,ChangeRun.Undone _ ->
                "";
        };
    }

    private void showProblem(FlowState flow) {
        problem.clear();
        difference(List.of());
        if (flow instanceof FlowState.At at && at.notice() instanceof FlowState.Notice.Conflict conflict) {
            problem.show(texts.of("raise.problem.undo-conflict"), texts.of("raise.problem.nothing-sent"), "",
                    Parts.compact(prefix + "-undo-over", texts.of("raise.undo.over"),
                            commands.flow()::previewUndoOver));
            difference(conflict.difference());
            return;
        }
        if (flow instanceof FlowState.At at && at.notice() instanceof FlowState.Notice.Problem said) {
            problem.show(texts.of(said.what()), texts.of("raise.problem.nothing-sent"), "");
            difference(said.difference());
            return;
        }
        switch (flow.run()) {
            case ChangeRun.ApplyFailed failed -> failed(failed.why());
            case ChangeRun.DeployFailed failed -> failed(failed.why().why());
            case ChangeRun.UndoFailed failed -> failed(failed.why());
            case ChangeRun.VerifyFailed failed ->
                problem.show(texts.of(commands.desk().sent("raise.problem.verify")), texts.of(failed.why()), "");
            case ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.Applied _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.Deployed _,ChangeRun.Verifying _,ChangeRun.Verified _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.Undone _ ->
                problem.clear();
        }
    }

    private void failed(ApplyResult why) {
        problem.show(texts.of(why.message()), "", "");
        switch (why) {
            case ApplyResult.TargetMoved moved -> difference(moved.difference());
            case ApplyResult.ReadBackDiffers differs -> difference(differs.difference());
            case ApplyResult.Elsewhere elsewhere -> difference(elsewhere.difference());
            case ApplyResult.Partly partly -> {
                difference(partly.rest().map(Change::diff).orElse(List.of()));
                difference.setTitles(texts.of("change.diff.before"), texts.of("change.diff.rest"));
            }
            case ApplyResult.Applied _,ApplyResult.AlreadySo _,ApplyResult.NotInEffect _,ApplyResult.InHand _,ApplyResult.Overtaken _,ApplyResult.Unseen _,ApplyResult.Broken _,ApplyResult.CouldNotRead _,ApplyResult.Stopped _,ApplyResult.StillInProgress _,ApplyResult.LogUnwritable _ ->
                difference(List.of());
        }
    }

    private void difference(List<DiffLine> rows) {
        difference.setTitles(texts.of("change.diff.expected"), texts.of("change.diff.found"));
        difference.show(rows);
        Parts.show(difference, !rows.isEmpty());
    }

    private void showPreviews(FlowState flow) {
        boolean alone = flow instanceof FlowState.DeployOnly;
        boolean deploying = alone || flow.run() instanceof ChangeRun.DeployPreview;
        Parts.show(deploy, deploying);
        if (flow instanceof FlowState.DeployOnly only) {
            deploy.show(only.draft(), List.of());
        } else if (flow.run() instanceof ChangeRun.DeployPreview preview) {
            deploy.show(preview.draft(), preview.applied().done());
        }
        Parts.show(undo, flow.run() instanceof ChangeRun.UndoPreview);
        if (flow.run() instanceof ChangeRun.UndoPreview preview) {
            undo.show(preview.ready(), commands.desk().endpoint(), commands.changesAllowed());
        }
    }
}
