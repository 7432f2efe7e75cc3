package dev.timeoutdoctor.ui.plan;

import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.fix.Plan;
import dev.timeoutdoctor.fix.owner.OwnerWords;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.fix.snippet.Snippet;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.plan.PlanState.Check;
import dev.timeoutdoctor.ui.step.raise.ChangeOwners;
import dev.timeoutdoctor.ui.step.raise.FlowState;
import dev.timeoutdoctor.ui.step.raise.FlowStatus;
import dev.timeoutdoctor.ui.step.raise.OwnerBanner;
import dev.timeoutdoctor.ui.step.raise.PendingTable;
import dev.timeoutdoctor.ui.step.raise.ProofPane;
import dev.timeoutdoctor.ui.step.raise.SendPane;
import dev.timeoutdoctor.ui.step.raise.SnippetPane;
import dev.timeoutdoctor.ui.step.raise.TemplatePane;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A plan that was opened: what it is, whether it still holds, and the button that sends it. */
final class PlanPane extends VBox {

    private static final String ID = "plan";

    private final PlanViewModel model;
    private final Texts texts;
    private final Label title = Parts.styled("", "title");
    private final Label lead = Parts.muted("");
    private final Label check = Parts.styled("", "strong");
    private final Label publishes;
    private final PendingTable published;
    private final SendPane sending;
    private final HBox buttons = new HBox(8);
    private final Button apply;
    private final Button undo;
    private final Button again;
    private final Button look;
    private final Button deploy;
    private final Button finish;
    private final Button close;
    private final Button copyEdit;
    private final OwnerBanner owner;
    private final SnippetPane snippets;
    private final TemplatePane template;
    private final ProofPane proof;
    private Optional<Snippet.Code> edit = Optional.empty();

    PlanPane(PlanViewModel model, Texts texts, EvidenceWindow evidence, Runnable closing) {
        super(14);
        this.model = model;
        this.texts = texts;
        setId(ID + "-pane");
        getStyleClass().addAll("app-root", "step-pane");
        title.setId(ID + "-title");
        lead.setId(ID + "-lead");
        check.setId(ID + "-check");
        sending = new SendPane(texts, ID, texts.of("plan.sent"), model.desk(), evidence);
        apply = Parts.button(ID + "-apply", texts.of("raise.button.apply"), model::apply);
        owner = new OwnerBanner(texts, ID);
        snippets = new SnippetPane(texts, ID);
        template = new TemplatePane(texts, ID);
        proof = new ProofPane(texts, ID, model.desk(), evidence);
        copyEdit = Parts.button(ID + "-copy-edit", "", () -> edit.map(Snippet.Code::text).ifPresent(Parts::copy));
        copyEdit.getStyleClass().add("accent");
        undo = Parts.button(ID + "-undo", texts.of("raise.button.undo"), model.desk().flow()::previewUndo);
        deploy = Parts.button(ID + "-deploy", texts.of("raise.button.deploy"), model::previewDeployment);
        deploy.getStyleClass().add("accent");
        again = Parts.button(ID + "-again", texts.of("plan.again"), model::look);
        look = Parts.button(ID + "-look", texts.of("raise.button.look"), model.desk().flow()::look);
        finish = Parts.button(ID + "-finish", texts.of("raise.button.finish"), model::finish);
        look.getStyleClass().add("accent");
        finish.getStyleClass().add("accent");
        close = Parts.button(ID + "-close", texts.of("shell.close"), closing);
        publishes = Parts.heading(texts.of("report.change.published"));
        published = new PendingTable(texts, ID + "-made", evidence, false);
        getChildren().addAll(title, owner, snippets, lead, check, publishes, published, sending, template, proof,
                buttons);
        Parts.whileShown(this, model.stateProperty(), this::show);
    }

    private void show(PlanState state) {
        Parts.show(sending, state instanceof PlanState.Here);
        Parts.show(check, state instanceof PlanState.Here);
        if (!(state instanceof PlanState.Here)) {
            owner.show(List.of());
            template.show(List.of());
            Parts.show(snippets, false);
        }
        Parts.show(proof, state instanceof PlanState.Here);
        Optional<DeploymentDraft> deployment = publishes(state);
        deployment.ifPresent(published::show);
        Parts.show(publishes, deployment.isPresent());
        Parts.show(published, deployment.isPresent());
        buttons.getChildren().setAll(close);
        switch (state) {
            case PlanState.None _ -> say("plan.title", Message.of("plan.none"));
            case PlanState.Refused refused -> say("plan.title", refused.why());
            case PlanState.Elsewhere elsewhere -> {
                head(elsewhere.plan());
                lead.setText(texts.of("plan.elsewhere", elsewhere.plan().change().account(),
                        elsewhere.plan().change().region()));
            }
            case PlanState.Here here -> show(here);
        }
    }

    /** What is published before it is sent. */
    private static Optional<DeploymentDraft> publishes(PlanState state) {
        return state instanceof PlanState.Here here && here.flow().run() instanceof ChangeRun.Editing
                && here.check() instanceof Check.Holds holds ? holds.publishes() : Optional.empty();
    }

    private void say(String heading, Message what) {
        title.setText(texts.of(heading));
        lead.setText(texts.of(what));
    }

    private void head(Plan plan) {
        Change change = plan.change();
        title.setText(texts.of("plan.kind", Message.of("connect.policy.change." + change.kind().id())));
        lead.setText(texts.of("plan.lead", plan.savedAt(), change.title(), change.target(), change.account(),
                change.region()));
    }

    private void show(PlanState.Here here) {
        head(here.plan());
        ChangeRun run = here.flow().run();
        check.setText(run instanceof ChangeRun.Editing ? said(here.check()) : done(run));
        boolean holds = here.check() instanceof Check.Holds;
        boolean other = (run instanceof ChangeRun.Editing && !holds) || SendPane.previewsDeployment(here.flow());
        sending.show(other ? Optional.empty() : Optional.of(left(here)), moved(here.check()));
        sending.show(here.flow(), here.changesAllowed(), holds);
        showOwner(here.plan().change(), run);
        apply.setDisable(!here.changesAllowed());
        finish.setDisable(!here.changesAllowed());
        proof.show(here.flow(), isProvable(here));
        buttons.getChildren().setAll(buttons(here, holds));
    }

    /** Where a template describes what the plan edits, the edit of the template stands first. */
    private void showOwner(Change change, ChangeRun run) {
        ChangeOwners owners = model.desk().owners();
        Ownership mine = owners.now().of(change);
        boolean editing = run instanceof ChangeRun.Editing;
        edit = owners.edit(change);
        owner.show(editing ? OwnerWords.of(mine, Optional.of(change)) : List.of());
        snippets.show(Optional.of(change), mine.tool());
        Parts.show(snippets, editing && mine.owned());
        template.show(editing || run instanceof ChangeRun.Undone ? List.of() : owners.stillToDo());
        copyEdit.setText(edit.map(code -> texts.of("change.owner.copy", code.tool().title())).orElse(""));
        apply.setText(texts.of(mine.owned() ? "raise.button.apply-anyway" : "raise.button.apply"));
        apply.getStyleClass().remove("accent");
        if (!mine.owned()) {
            apply.getStyleClass().add("accent");
        }
    }

    /** Whether a request can show what the plan does, once it holds. */
    private boolean isProvable(PlanState.Here here) {
        return here.check() instanceof Check.Holds && model.desk().isShownByRequest(here.plan().change());
    }

    /** What is still to be sent of the plan: all of it, unless it stopped on its way. */
    private static Change left(PlanState.Here here) {
        return here.flow().run() instanceof ChangeRun.ApplyFailed failed
                ? failed.left().orElse(here.plan().change())
                : here.plan().change();
    }

    private List<Button> buttons(PlanState.Here here, boolean holds) {
        if (SendPane.busy(here.flow()) || here.flow().run() instanceof ChangeRun.UndoPreview
                || SendPane.previewsDeployment(here.flow())) {
            return List.of();
        }
        if (here.flow() instanceof FlowState.At at && at.run() instanceof ChangeRun.Editing) {
            return !holds
                    ? List.of(close, again)
                    : edit.isPresent() ? List.of(close, again, apply, copyEdit) : List.of(close, again, apply);
        }
        if (here.flow().run() instanceof ChangeRun.Applied applied && applied.change().needsDeployment()) {
            deploy.setDisable(!model.desk().deployable(here.plan().change()));
            return List.of(close, undo, deploy);
        }
        if (here.flow().run() instanceof ChangeRun.ApplyFailed failed && failed.left().isPresent()) {
            return List.of(close, undo, finish);
        }
        if (here.flow().run() instanceof ChangeRun.ApplyFailed failed && failed.why().maybeInEffect()) {
            return List.of(close, undo, look);
        }
        List<Button> possible = here.flow().run() instanceof ChangeRun.Undoable undoable && !undoable.done().isEmpty()
                ? List.of(undo, close)
                : List.of(again, close);
        return Stream.concat(possible.stream(), proof.verify(here.flow(), isProvable(here)).stream()).toList();
    }

    private String said(Check now) {
        return switch (now) {
            case Check.Looking _ -> texts.of("plan.looking");
            case Check.Holds _ -> texts.of("plan.holds");
            case Check.Fails fails -> texts.of(fails.why().message());
        };
    }

    private String done(ChangeRun run) {
        return switch (run) {
            case ChangeRun.Applied applied -> texts.of(applied.change().needsDeployment()
                    ? model.desk().deployable(applied.change())
                            ? "raise.status.applied-not-live"
                            : "plan.applied-not-deployed"
                    : "plan.applied");
            case ChangeRun.Deployed deployed -> texts.of(deployed.result().message());
            case ChangeRun.Undone _ -> texts.of("plan.undone");
            case ChangeRun.Verifying _,ChangeRun.Verified _,ChangeRun.VerifyFailed _ -> texts.of(FlowStatus.of(run));
            case ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.ApplyFailed _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.DeployFailed _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.UndoFailed _ ->
                "";
        };
    }

    private static List<DiffLine> moved(Check now) {
        return now instanceof Check.Fails fails && fails.why() instanceof ApplyResult.TargetMoved moved
                ? moved.difference()
                : List.of();
    }
}
