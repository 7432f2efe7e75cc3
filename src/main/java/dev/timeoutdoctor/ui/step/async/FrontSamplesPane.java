package dev.timeoutdoctor.ui.step.async;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import javafx.scene.layout.VBox;

/** A function to put in front of the slow one, where the API itself is to stay as it is: its code in three languages. */
public final class FrontSamplesPane extends VBox {

    /** Folded; each language opens by itself. */
    public FrontSamplesPane(Texts texts) {
        super(8);
        setId("async-samples");
        getStyleClass().add("card");
        getChildren().addAll(Parts.heading(texts.of("async.front.title")), Parts.text(texts.of("async.front.why")),
                Parts.text(texts.of("async.front.changes")));
        for (FrontSample sample : FrontSample.values()) {
            CodeBlock code = new CodeBlock(texts, "async-front-" + sample.id() + "-code", sample.source());
            getChildren().add(ProblemPane.fold("async-front-" + sample.id(),
                    texts.of("async.front." + sample.id()), code));
        }
    }
}
