package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * The frame of a step's screen: title, lead, and the content below. Its id is {@code step-<id>}. Whoever comes to the step starts at its
 * title: Tab goes on from there, and a screen reader says which step it is.
 */
public final class StepPane extends VBox {

    /** With title and lead from {@code step.<id>.title} and {@code step.<id>.lead}. */
    public StepPane(Texts texts, StepId step, Node... content) {
        setId("step-" + step.id());
        getStyleClass().add("step-pane");
        Label title = Parts.styled(texts.of("step." + step.id() + ".title"), "title");
        title.setId(titleId(step));
        title.setAccessibleText(texts.of("shell.step.title", step.number(), StepId.values().length,
                texts.of("step." + step.id() + ".title")));
        Label lead = Parts.styled(texts.of("step." + step.id() + ".lead"), "lead");
        VBox heading = new VBox(title, lead);
        heading.getStyleClass().add("step-heading");
        getChildren().add(heading);
        getChildren().addAll(content);
        // never squeezed below what it needs: the window's scroll pane scrolls instead
        setMinHeight(USE_PREF_SIZE);
    }

    /** Moves the focus to the title of a step that is shown. */
    public static void startAtTitle(Parent view, StepId step) {
        Node title = view.lookup("#" + titleId(step));
        if (title != null) {
            title.requestFocus();
        }
    }

    private static String titleId(StepId step) {
        return "step-" + step.id() + "-title";
    }
}
