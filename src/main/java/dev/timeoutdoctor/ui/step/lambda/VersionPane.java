package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.step.raise.OffersPane;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A version is called, which never changes: what leads to the one change that reaches callers all the same. */
final class VersionPane extends VBox {

    private final Texts texts;
    private final Label how = Parts.text("");
    private final SuggestionsPane suggestions;

    VersionPane(OffersPane offers, Texts texts) {
        super(12);
        this.texts = texts;
        setId("lambda-by-version");
        getStyleClass().add("card");
        how.setId("lambda-by-version-how");
        suggestions = new SuggestionsPane(texts, "lambda-version-suggestions",
                taken -> offers.type(ChangeKind.FUNCTION_VERSION, taken.id(), String.valueOf(taken.value())));
        Button open = Parts.button("lambda-by-version-open", texts.of("lambda.by-alias.open"),
                () -> offers.open(ChangeKind.FUNCTION_VERSION));
        getChildren().addAll(how, suggestions, Parts.row(open));
    }

    void show(LambdaState.ByVersion state) {
        how.setText(texts.of(state.how()));
        suggestions.show(state.suggestions());
    }
}
