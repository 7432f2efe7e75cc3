package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.DiffView;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.SourceLinks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The upper half of the step: the new timeout, the difference, and the same change in other forms; all in step as one types. */
final class DraftPane extends VBox {

    private final RaiseViewModel model;
    private final Texts texts;
    private final Label adviceText = Parts.text("");
    private final HBox adviceButtons = new HBox(8);
    private final HBox advice;
    private final SourceLinks adviceSources;
    private final SourceLinks ceilingSources;
    private final SourceLinks beforeSources;
    private final NumberField timeout;
    private final FlowPane badges = new FlowPane(8, 6);
    private final ProblemLines timeoutProblems;
    private final HBox instead;
    private final DiffView diff;
    private final ProblemLines otherProblems;
    private final PatchTable patch;
    private final CodeBlock cli;
    private final SnippetPane snippets;
    private final OwnerBanner owner;
    private final Tabs tabs;
    private final Node difference;
    private final VBox editors;
    private boolean showing;

    DraftPane(RaiseViewModel model, Texts texts, EvidenceWindow evidence) {
        super(14);
        this.model = model;
        this.texts = texts;
        setId("raise-draft");
        adviceText.setId("raise-advice");
        adviceSources = new SourceLinks(texts, evidence, "raise-advice-sources");
        ceilingSources = new SourceLinks(texts, evidence, "raise-ceiling-sources");
        beforeSources = new SourceLinks(texts, evidence, "raise-before-sources");
        advice = new HBox(new FontIcon(MaterialDesignL.LIGHTBULB_ON_OUTLINE),
                Parts.grow(Parts.column(4, adviceText, adviceSources)), adviceButtons);
        advice.getStyleClass().add("note-pane");
        timeout = new NumberField("raise-timeout", texts.of("raise.timeout"), texts.of("raise.milliseconds"), 1_000);
        timeout.onTyped(text -> typed(() -> model.editTimeout(text)));
        badges.setId("raise-badges");
        badges.setAlignment(Pos.BOTTOM_LEFT);
        badges.setPadding(new Insets(0, 0, 6, 0)); // in the middle of the field beside them
        timeoutProblems = new ProblemLines(texts, "raise-timeout-problems");
        instead = Parts.row(Parts.grow(Parts.text(texts.of("raise.over.instead"))),
                Parts.compact("raise-over-lambda", texts.of("raise.over.lambda"),
                        () -> model.goTo(StepId.SPEED_UP_LAMBDA)),
                Parts.compact("raise-over-async", texts.of("raise.over.async"),
                        () -> model.goTo(StepId.RESPOND_ASYNC)));
        instead.setId("raise-over");
        instead.getStyleClass().add("note-pane");
        diff = new DiffView(texts, "raise-diff", now -> typed(() -> model.editAfter(now)));
        otherProblems = new ProblemLines(texts, "raise-problems");
        patch = new PatchTable(texts, "raise", texts.of("raise.patch.none"),
                operations -> typed(() -> model.editPatch(operations)));
        cli = new CodeBlock(texts, "raise-cli", "");
        snippets = new SnippetPane(texts, "raise");
        owner = new OwnerBanner(texts, "raise");
        tabs = new Tabs("raise-tabs").with("raise-tab-patch", texts.of("raise.tab.patch"), patch)
                .with("raise-tab-cli", texts.of("raise.tab.cli"), cli)
                .with("raise-tab-code", texts.of("change.tab.code"), snippets);
        difference = Parts.column(6, diff, beforeSources, otherProblems);
        editors = new VBox(14, Parts.column(6, field(), ceilingSources, timeoutProblems, instead), difference, tabs);
        getChildren().addAll(advice, owner, editors);
    }

    private Node field() {
        VBox labelled = Parts.field(texts.of("raise.timeout"), timeout);
        labelled.setMinWidth(200);
        labelled.setPrefWidth(200);
        labelled.setMaxWidth(200);
        HBox.setHgrow(badges, javafx.scene.layout.Priority.ALWAYS);
        badges.setPrefWrapLength(300);
        badges.setMinHeight(34);
        HBox row = new HBox(12, labelled, badges);
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }

    void show(RaiseState.Ready ready) {
        showing = true;
        IntegrationTimeoutDraft draft = ready.draft();
        showAdvice(ready.advice(), draft);
        adviceSources.show(model.sources().advice(ready.advice()));
        ceilingSources.show(model.sources().ceiling());
        beforeSources.show(model.sources().integration());
        timeout.show(RaiseViewModel.timeoutText(draft));
        badges.getChildren().setAll(badges(draft));
        timeoutProblems.show(draft.problems(), field -> field.equals(Problem.TIMEOUT));
        Parts.show(instead, overCeiling(draft));
        otherProblems.show(draft.problems(), field -> field.equals(Problem.AFTER) || field.equals(Problem.TARGET));
        boolean editing = model.flow().editing();
        DiffTitles.put(diff, texts, editing || draft.change().isEmpty(),
                texts.of("raise.diff.before", draft.context().methodLabel()));
        diff.show(Json.pretty(draft.before()), draft.afterText(), editing);
        patch.show(draft.patch(), draft.problems());
        String commands = draft.cli(model.desk().endpoint());
        cli.setCode(commands.isEmpty() ? texts.of("raise.cli.none") : commands);
        snippets.show(draft.change(), model.ownership().tool());
        showOwner();
        timeout.setDisable(!editing);
        patch.setDisable(!editing);
        Parts.show(editors, !model.flow().stateProperty().get().deploymentAlone());
        showing = false;
    }

    /** Where a template describes the integration, the edit of the template comes before the difference in AWS. */
    private void showOwner() {
        boolean owned = model.ownership().owned();
        owner.show(model.flow().editing() ? model.ownerWords() : List.of()); // once sent, what is still to do says more
        tabs.lead("raise-tab-code", owned);
        Node second = owned ? tabs : difference;
        if (!editors.getChildren().get(1).equals(second)) {
            editors.getChildren().removeAll(difference, tabs);
            editors.getChildren().addAll(owned ? List.of(tabs, difference) : List.of(difference, tabs));
        }
    }

    private static boolean overCeiling(IntegrationTimeoutDraft draft) {
        return draft.ceiling().flatMap(ceiling -> draft.timeout().map(value -> value.compareTo(ceiling.limit()) > 0))
                .orElse(false);
    }

    /** What is shown is not what was typed. */
    private void typed(Runnable edit) {
        if (!showing) {
            edit.run();
        }
    }

    private List<Badge> badges(IntegrationTimeoutDraft draft) {
        List<Badge> shown = new ArrayList<>();
        shown.add(ceiling(draft));
        if (draft.change().isPresent()) {
            shown.add(new Badge(Badge.Kind.WARN, texts.of("raise.badge.deployment", draft.context().route().stage())));
        }
        return shown;
    }

    private Badge ceiling(IntegrationTimeoutDraft draft) {
        Optional<TimeoutCeiling> ceiling = draft.ceiling();
        Optional<Duration> value = draft.timeout();
        if (ceiling.isEmpty()) {
            return new Badge(Badge.Kind.UNKNOWN, texts.of("raise.badge.ceiling-unknown"));
        }
        Duration limit = ceiling.get().limit();
        if (value.isEmpty() || value.get().compareTo(TimeoutCeiling.FLOOR) < 0) {
            return new Badge(Badge.Kind.BAD, texts.of("raise.badge.not-allowed", TimeoutCeiling.FLOOR, limit));
        }
        boolean within = value.get().compareTo(limit) <= 0;
        String kind = switch (ceiling.get().kind()) {
            case QUOTA -> "quota";
            case EDGE -> "edge";
            case STREAMING -> "streaming";
            case HTTP_API -> "http-api";
            case WEBSOCKET_API -> "websocket-api";
        };
        return new Badge(within ? Badge.Kind.OK : Badge.Kind.BAD,
                texts.of("raise.badge." + (within ? "within-" : "over-") + kind, limit));
    }

    private void showAdvice(RaiseState.Advice what, IntegrationTimeoutDraft draft) {
        adviceButtons.getChildren().clear();
        Parts.show(advice, !(what instanceof RaiseState.Advice.None));
        switch (what) {
            case RaiseState.Advice.None _ -> adviceText.setText("");
            case RaiseState.Advice.Deploy deploy -> {
                adviceText.setText(texts.of("raise.advice.deploy", model.stage(), deploy.served(), deploy.edited()));
                adviceButtons.getChildren().add(
                        button("raise-advice-deploy", texts.of("raise.button.deploy"), model::previewDeployment));
            }
            case RaiseState.Advice.Memory memory -> {
                adviceText.setText(texts.of("raise.advice.memory", memory.because()));
                adviceButtons.getChildren().add(button("raise-advice-lambda", texts.of("raise.advice.memory.go"),
                        () -> model.goTo(StepId.SPEED_UP_LAMBDA)));
            }
            case RaiseState.Advice.Already already ->
                adviceText.setText(texts.of("raise.advice.already", already.why()));
            case RaiseState.Advice.Value value -> {
                adviceText.setText(texts.of(value.why()));
                if (!draft.timeout().equals(Optional.of(value.timeout()))) {
                    adviceButtons.getChildren()
                            .add(button("raise-advice-use", texts.of("raise.advice.use", value.timeout()),
                                    () -> model.editTimeout(String.valueOf(value.timeout().toMillis()))));
                }
            }
        }
    }

    private static Button button(String id, String label, Runnable action) {
        return Parts.compact(id, label, action);
    }
}
