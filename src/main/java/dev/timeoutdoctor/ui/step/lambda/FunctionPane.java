package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.fix.FunctionDraft;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.DiffView;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.step.raise.DiffTitles;
import dev.timeoutdoctor.ui.step.raise.NumberField;
import dev.timeoutdoctor.ui.step.raise.OwnerBanner;
import dev.timeoutdoctor.ui.step.raise.ProblemLines;
import dev.timeoutdoctor.ui.step.raise.SnippetPane;
import dev.timeoutdoctor.ui.step.raise.Tabs;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The function's memory and timeout, with the difference and the same change as a command; all in step as one types. */
final class FunctionPane extends VBox {

    private final LambdaViewModel model;
    private final Texts texts;
    private final SuggestionsPane suggestions;
    private final NumberField memory;
    private final NumberField timeout;
    private final ProblemLines problems;
    private final DiffView diff;
    private final CodeBlock cli;
    private final SnippetPane snippets;
    private final OwnerBanner owner;
    private final Tabs tabs;
    private boolean showing;

    FunctionPane(LambdaViewModel model, Texts texts) {
        super(14);
        this.model = model;
        this.texts = texts;
        setId("lambda-draft");
        suggestions = new SuggestionsPane(texts, "lambda-suggestions", this::take);
        memory = new NumberField("lambda-memory", texts.of("lambda.memory"), texts.of("lambda.megabytes"), 128);
        memory.onTyped(text -> typed(() -> model.editMemory(text)));
        timeout = new NumberField("lambda-timeout", texts.of("lambda.timeout"), texts.of("lambda.seconds"), 1);
        timeout.onTyped(text -> typed(() -> model.editTimeout(text)));
        problems = new ProblemLines(texts, "lambda-problems");
        diff = new DiffView(texts, "lambda-diff", now -> typed(() -> model.editAfter(now)));
        cli = new CodeBlock(texts, "lambda-cli", "");
        snippets = new SnippetPane(texts, "lambda");
        VBox memoryField = Parts.field(texts.of("lambda.memory"), memory);
        VBox timeoutField = Parts.field(texts.of("lambda.timeout"), timeout);
        memoryField.setPrefWidth(200);
        timeoutField.setPrefWidth(200);
        owner = new OwnerBanner(texts, "lambda");
        tabs = new Tabs("lambda-tabs").with("lambda-tab-diff", texts.of("lambda.tab.diff"), diff)
                .with("lambda-tab-cli", texts.of("raise.tab.cli"), cli)
                .with("lambda-tab-code", texts.of("change.tab.code"), snippets);
        getChildren().addAll(owner, suggestions, new VBox(12, new HBox(12, memoryField, timeoutField), problems, tabs));
    }

    void show(LambdaState.Ready ready) {
        showing = true;
        FunctionDraft draft = ready.draft();
        suggestions.show(ready.suggestions());
        memory.show(LambdaViewModel.text(draft, "MemorySize"));
        timeout.show(LambdaViewModel.text(draft, "Timeout"));
        problems.show(draft.problems(), field -> !field.equals(Problem.DESCRIPTION));
        boolean editing = model.flow().editing();
        DiffTitles.put(diff, texts, editing, texts.of("raise.diff.before", draft.function().name()));
        diff.show(Json.pretty(draft.before()), draft.afterText(), editing);
        String commands = draft.cli(model.desk().endpoint());
        cli.setCode(commands.isEmpty() ? texts.of("raise.cli.none") : commands);
        snippets.show(draft.change(), model.ownership().tool());
        owner.show(model.flow().editing() ? model.ownerWords() : List.of());
        tabs.lead("lambda-tab-code", model.ownership().owned());
        memory.setDisable(!editing);
        timeout.setDisable(!editing);
        showing = false;
    }

    private void take(LambdaState.Suggestion suggestion) {
        String value = String.valueOf(suggestion.value());
        if (suggestion.id().equals("memory")) {
            model.editMemory(value);
        } else {
            model.editTimeout(value);
        }
    }

    /** What is shown is not what was typed. */
    private void typed(Runnable edit) {
        if (!showing) {
            edit.run();
        }
    }
}
