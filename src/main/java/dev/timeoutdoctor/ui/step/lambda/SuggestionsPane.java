package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** Values worth trying, each with why and a button that takes it over. */
final class SuggestionsPane extends VBox {

    private final Texts texts;
    private final Consumer<LambdaState.Suggestion> take;

    SuggestionsPane(Texts texts, String id, Consumer<LambdaState.Suggestion> take) {
        super(8);
        this.texts = texts;
        this.take = take;
        setId(id);
    }

    void show(List<LambdaState.Suggestion> suggestions) {
        getChildren().setAll(suggestions.stream().map(this::line).toList());
        Parts.show(this, !suggestions.isEmpty());
    }

    private HBox line(LambdaState.Suggestion suggestion) {
        Label why = Parts.text(texts.of(suggestion.why()));
        why.setId("lambda-suggest-" + suggestion.id());
        HBox line = new HBox(new FontIcon(MaterialDesignL.LIGHTBULB_ON_OUTLINE), Parts.grow(why), Parts.compact(
                "lambda-use-" + suggestion.id(), texts.of(suggestion.label()), () -> take.accept(suggestion)));
        line.getStyleClass().add("note-pane");
        return line;
    }
}
