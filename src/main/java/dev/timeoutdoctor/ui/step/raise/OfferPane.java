package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.PatchRows;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.change.Draft;
import dev.timeoutdoctor.fix.change.Field;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.DiffView;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.Reveal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** A change that is offered: why it cannot be made here, or its values, the difference, the same change in other forms, and its way. */
public final class OfferPane extends VBox {

    private static final String TAB_PATCH = "-tab-patch";
    /** The change that its step is about: its card stands open. */
    private static final Set<ChangeKind> OPEN = Set.of(ChangeKind.HTTP_INTEGRATION);

    private final OfferViewModel model;
    private final Texts texts;
    private final String prefix;
    private final Label said = Parts.text("");
    private final Button toggle;
    private final Button retry;
    private final FlowPane fields = new FlowPane(12, 10);
    private final Label notes = Parts.note("");
    private final OwnerBanner owner;
    private final Optional<PendingTable> published;
    private final ProblemLines problems;
    private final DiffView diff;
    private final PatchTable patch;
    private final VBox operations;
    private final Tabs tabs;
    private final CodeBlock cli;
    private final SnippetPane snippets;
    private final VBox editors;
    private final ChangePane change;
    private final HandPane hand;
    private List<FieldEditor> shownFields = List.of();
    private final Label cures = Parts.note("");
    private boolean showing;
    /** Whether it was opened once since it is for what was found. */
    private boolean opened;
    private boolean open;

    /** With its view-model and the window that shows where a number comes from. */
    public OfferPane(OfferViewModel model, Texts texts, EvidenceWindow evidence) {
        super(12);
        this.model = model;
        this.texts = texts;
        this.prefix = "change-" + model.kind().id();
        setId(prefix);
        getStyleClass().add("card");
        said.setId(prefix + "-said");
        notes.setId(prefix + "-notes");
        cures.setId(prefix + "-cures");
        cures.setGraphic(new FontIcon(MaterialDesignL.LIGHTBULB_ON_OUTLINE));
        problems = new ProblemLines(texts, prefix + "-problems");
        diff = new DiffView(texts, prefix + "-diff", now -> typed(() -> model.editAfter(now)));
        patch = new PatchTable(texts, prefix, texts.of("change.patch.none"),
                operations -> typed(() -> model.editPatch(operations)));
        Button add = Parts.compact(prefix + "-patch-add", texts.of("raise.patch.add"), model::addOperation);
        operations = Parts.column(8, patch, add);
        cli = new CodeBlock(texts, prefix + "-cli", "");
        snippets = new SnippetPane(texts, prefix);
        tabs = new Tabs(prefix + "-tabs").with(prefix + "-tab-diff", texts.of("lambda.tab.diff"), diff)
                .with(prefix + TAB_PATCH, texts.of("raise.tab.patch"), operations)
                .with(prefix + "-tab-cli", texts.of("raise.tab.cli"), cli)
                .with(prefix + "-tab-code", texts.of("change.tab.code"), snippets);
        owner = new OwnerBanner(texts, prefix);
        published = model.kind().isDeployment()
                ? Optional.of(new PendingTable(texts, prefix + "-made", evidence, false))
                : Optional.empty();
        editors = new VBox(12, owner, fields, notes, problems, tabs);
        published.ifPresent(table -> editors.getChildren().add(3, table));
        change = new ChangePane(texts, prefix, model, Optional.empty(), evidence);
        hand = new HandPane(texts, prefix, model::enter);
        open = OPEN.contains(model.kind());
        toggle = Parts.compact(prefix + "-open", "", this::toggle);
        retry = Parts.compact(prefix + "-retry", texts.of("shell.retry"), model::enter);
        String heading = texts.of("change.kind." + model.kind().id());
        toggle.setAccessibleText(heading);
        getChildren().addAll(Parts.row(Parts.grow(Parts.heading(heading)), retry, toggle), cures, said, editors, change,
                hand);
        Parts.whileShown(this, model.stateProperty(), this::show);
        Parts.whileShown(this, model.outdatedProperty(), outdated -> {
            if (outdated) {
                model.enter();
            }
        });
    }

    /** Whether this may cure what was found. */
    boolean isForWhatWasFound() {
        return model.cures().isPresent();
    }

    ChangeKind kind() {
        return model.kind();
    }

    /** Opens the card and brings it into view. */
    void open() {
        if (!open) {
            toggle();
        }
        Reveal.of(this);
    }

    private void toggle() {
        open = !open;
        show(model.stateProperty().get());
        if (open) {
            change.revealButtons();
            Reveal.of(toggle);
        }
    }

    private void show(OfferState state) {
        boolean ready = state instanceof OfferState.Ready;
        boolean byHand = state instanceof OfferState.ByHand;
        forWhatWasFound(ready || byHand);
        boolean unfolded = ready && (open || !model.flow().editing());
        Parts.show(editors, unfolded);
        Parts.show(change, unfolded || state instanceof OfferState.Made);
        Parts.show(hand, byHand && open);
        Parts.show(said, byHand || !unfolded);
        Parts.show(toggle, byHand || (ready && model.flow().editing()));
        Parts.show(retry, state instanceof OfferState.CouldNotRead);
        toggle.setText(texts.of(open ? "change.fold" : "change.open"));
        Parts.show(this, !(state instanceof OfferState.Not) && !(state instanceof OfferState.Already));
        switch (state) {
            case OfferState.Waiting _ -> said.setText(texts.of("change.offer.waiting"));
            case OfferState.Looking _ -> said.setText(texts.of("change.offer.looking"));
            case OfferState.Not _,OfferState.Already _ -> said.setText("");
            case OfferState.CouldNotRead unread -> said.setText(texts.of(unread.what()));
            case OfferState.ByHand now -> {
                said.setText(texts.of(now.title()));
                hand.show(now);
            }
            case OfferState.Made made -> {
                said.setText(texts.of(made.why()));
                change.show(made.flow(), new Gate.Closed(made.why()), false);
            }
            case OfferState.Ready now -> show(now);
        }
    }

    /** What may cure a root cause says so, and stands open when it is first seen; not while somebody is about to open it himself. */
    private void forWhatWasFound(boolean offered) {
        Optional<String> cause = offered && model.flow().editing() ? model.cures().map(texts::of) : Optional.empty();
        cures.setText(cause.map(found -> texts.of("change.offer.cures", found)).orElse(""));
        Parts.show(cures, cause.isPresent());
        open |= cause.isPresent() && !opened && !Parts.hasFocus(toggle);
        opened |= cause.isPresent();
    }

    private void show(OfferState.Ready ready) {
        showing = true;
        Draft draft = ready.draft();
        said.setText(texts.of(draft.title()));
        List<Field> wanted = draft.fields();
        if (!shownFields.stream().map(FieldEditor::field).toList().equals(wanted)) {
            shownFields = wanted.stream().map(field -> new FieldEditor(field, texts, prefix,
                    typed -> typed(() -> model.edit(field.id(), typed)))).toList();
            fields.getChildren().setAll(shownFields.stream().map(FieldEditor::node).toList());
        }
        boolean editing = model.flow().editing();
        shownFields.forEach(editor -> editor.show(draft.text(editor.field()), draft.problems(), editing));
        notes.setText(draft.notes().stream().map(texts::of).collect(Collectors.joining(" ")));
        published.ifPresent(table -> draft.recipe().publishes().ifPresent(table::show));
        problems.show(draft.problems(), place -> wanted.stream().noneMatch(field -> field.id().equals(place))
                && !place.startsWith(Problem.OPERATION));
        tabs.offer(prefix + TAB_PATCH, draft.patch().isPresent());
        patch.show(draft.patch().map(PatchRows::operations).orElse(List.of()), draft.problems());
        Optional<Change> sent = draft.change();
        cli.setCode(sent.map(change -> change.command(model.desk().endpoint())).orElse(texts.of("raise.cli.none")));
        snippets.show(sent, model.ownership().tool());
        owner.show(editing ? model.ownerWords() : List.of());
        tabs.lead(prefix + "-tab-code", model.ownership().owned());
        DiffTitles.put(diff, texts, editing, texts.of("change.diff.before"));
        diff.show(Json.pretty(draft.before()), draft.afterText(), editing);
        operations.setDisable(!editing);
        change.show(ready.flow(), ready.gate(), draft.recipe().needsDeployment());
        showing = false;
    }

    /** What is shown is not what was typed. */
    private void typed(Runnable edit) {
        if (!showing) {
            edit.run();
        }
    }
}
