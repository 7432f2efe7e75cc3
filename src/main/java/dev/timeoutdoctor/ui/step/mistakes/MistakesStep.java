package dev.timeoutdoctor.ui.step.mistakes;

import dev.timeoutdoctor.guide.GuideMistake;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.StepPane;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Step 9: the table of everything that can be behind a timeout. */
public final class MistakesStep implements WizardStep {

    private static final KeyCombination SEARCH = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final MistakesViewModel model;
    private final Texts texts;
    private final Node empty;
    private final FilterBar filters;
    private final MistakeTable table;
    private final StepPane view;

    /**
     * With its view-model.
     *
     * @param evidence the window that shows where a number comes from
     * @param guide the row of the guide's own table that a cause comes from
     */
    public MistakesStep(MistakesViewModel model, Texts texts, EvidenceWindow evidence,
            Function<String, Optional<GuideMistake>> guide) {
        this.model = model;
        this.texts = texts;
        Button go = Parts.button("mistakes-examine", texts.of("mistakes.empty.action"),
                () -> model.goTo(StepId.TIMEOUT_SETTINGS));
        go.getStyleClass().add("accent");
        empty = Parts.column(14, Parts.text(texts.of("mistakes.empty")), go);
        empty.setId("mistakes-empty");
        empty.getStyleClass().add("empty-pane");
        filters = new FilterBar(model, texts);
        table = new MistakeTable(model, texts, evidence, guide);
        view = new StepPane(texts, StepId.COMMON_MISTAKES, empty, filters, table);
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEARCH.match(event)) {
                filters.focusSearch();
                event.consume();
            }
        });
        Parts.whileShown(view, model.stateProperty(), this::show);
    }

    @Override
    public StepId id() {
        return StepId.COMMON_MISTAKES;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableValue<String> status() {
        return model.statusProperty().map(texts::of);
    }

    @Override
    public CompletionStage<Advance> advance() {
        return CompletableFuture.completedFuture(new Advance.Go());
    }

    private void show(MistakesState state) {
        boolean listed = state instanceof MistakesState.Listed;
        Parts.show(empty, !listed);
        Parts.show(filters, listed);
        Parts.show(table, listed);
        if (state instanceof MistakesState.Listed now) {
            filters.show(now);
            table.show(now);
        }
    }
}
