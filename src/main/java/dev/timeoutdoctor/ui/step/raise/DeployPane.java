package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.PendingChange;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.owner.OwnerWords;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.fix.snippet.Snippet;
import dev.timeoutdoctor.report.Review;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Everything that a deployment will publish, other people's edits included, before it is made. */
final class DeployPane extends VBox {

    private final Texts texts;
    private final ChangeDesk desk;
    private final Label title = Parts.heading("");
    private final Label lead = Parts.text("");
    private final PendingTable pending;
    private final ProblemLines problems;
    private final TextField description = new TextField();
    private final CodeBlock command;
    private final Button deploy;
    private final OwnerBanner owner;
    private final SnippetPane snippets;
    private final Button copyEdit;
    private Optional<Snippet.Code> edit = Optional.empty();
    private final ReviewMenu review;
    private final Label told = Parts.note("");
    private Optional<Review> shown = Optional.empty();

    DeployPane(Texts texts, String prefix, ChangeDesk desk, EvidenceWindow evidence) {
        super(10);
        this.texts = texts;
        this.desk = desk;
        setId(prefix + "-deploy-preview");
        getStyleClass().add("card");
        lead.setId(prefix + "-deploy-lead");
        pending = new PendingTable(texts, prefix, evidence, true);
        problems = new ProblemLines(texts, prefix + "-deploy-problems");
        description.setId(prefix + "-deploy-description");
        description.textProperty().addListener((_, _, now) -> desk.flow().describe(now));
        command = new CodeBlock(texts, prefix + "-deploy-command", "");
        deploy = Parts.button(prefix + "-deploy-now", "", desk.asking()::deploy);
        copyEdit = Parts.button(prefix + "-deploy-copy-edit", "", () -> edit.ifPresent(this::copy));
        copyEdit.getStyleClass().add("accent");
        owner = new OwnerBanner(texts, prefix + "-deploy");
        snippets = new SnippetPane(texts, prefix + "-deploy");
        review = new ReviewMenu(texts, prefix + "-deploy", desk, () -> shown, this::tell);
        told.setId(prefix + "-deploy-told");
        Parts.show(told, false);
        getChildren().addAll(title, owner, snippets, lead, pending, problems,
                Parts.field(texts.of("raise.deploy.description"), description),
                ProblemPane.fold(prefix + "-deploy-by-hand", texts.of("raise.by-hand"), command),
                Parts.row(copyEdit, deploy, review,
                        Parts.button(prefix + "-deploy-not-now", texts.of("raise.deploy.not-now"), desk.flow()::back)),
                told);
    }

    private void copy(Snippet.Code code) {
        Parts.copy(code.text());
        tell(Message.of("change.owner.copied", code.tool().title()));
    }

    private void tell(Message what) {
        told.setText(texts.of(what));
        Parts.show(told, true);
    }

    /**
     * Shows a deployment.
     *
     * @param own the changes that it is made for; empty where it is made for what waits, whoever edited it
     */
    void show(DeploymentDraft draft, List<Change> own) {
        String stage = draft.context().route().stage();
        title.setText(texts.of("raise.deploy.title", stage));
        showOwner(draft.change(), stage);
        deploy.setDisable(!desk.changesAllowed() || draft.hasErrors());
        List<PendingChange> others = draft.others(own);
        lead.setText(texts.of("raise.deploy.lead." + (others.isEmpty() ? "own" : others.size() == 1 ? "one" : "many"),
                draft.context().apiName(), stage, others.size()));
        pending.show(draft, own);
        problems.show(draft.problems(), _ -> true);
        if (!description.getText().equals(draft.description())) {
            description.setText(draft.description());
        }
        command.setCode(draft.cli(desk.endpoint()));
        Optional<Review> now = draft.change().map(change -> new Review(change,
                draft.problems().stream().map(Problem::message).toList(), Optional.of(draft), own));
        if (!now.map(Review::change).equals(shown.map(Review::change))) {
            Parts.show(told, false);
        }
        shown = now;
        review.refresh();
    }

    /** Where a template describes the stage, the edit of the template stands first. */
    private void showOwner(Optional<Change> change, String stage) {
        Ownership mine = change.map(desk.owners().now()::of).orElse(Ownership.NONE);
        edit = change.flatMap(desk.owners()::edit);
        owner.show(change.isPresent() ? OwnerWords.of(desk.owners().now(), change) : List.of());
        snippets.show(change, mine.tool());
        Parts.show(snippets, mine.owned());
        copyEdit.setText(edit.map(code -> texts.of("change.owner.copy", code.tool().title())).orElse(""));
        Parts.show(copyEdit, edit.isPresent());
        deploy.setText(texts.of(mine.owned() ? "raise.deploy.anyway" : "raise.deploy.now", stage));
        deploy.getStyleClass().remove("accent");
        if (!mine.owned()) {
            deploy.getStyleClass().add("accent");
        }
    }

    /** The button that deploys. */
    Button main() {
        return deploy;
    }
}
