package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The frame of a step's screen: title, lead, and the content below. Its id is {@code step-<id>}. */
public final class StepPane extends VBox {

    /** With title and lead from {@code step.<id>.title} and {@code step.<id>.lead}. */
    public StepPane(Texts texts, StepId step, Node... content) {
        setId("step-" + step.id());
        getStyleClass().add("step-pane");
        Label title = Parts.styled(texts.of("step." + step.id() + ".title"), "title");
        Label lead = Parts.styled(texts.of("step." + step.id() + ".lead"), "lead");
        VBox heading = new VBox(title, lead);
        heading.getStyleClass().add("step-heading");
        getChildren().add(heading);
        getChildren().addAll(content);
        // never squeezed below what it needs: the window's scroll pane scrolls instead
        setMinHeight(USE_PREF_SIZE);
    }
}
