package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.ui.control.Badge;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The steps of a change in a row: those that are done, the one that is next, and those to come. */
final class StepsStrip extends HBox {

    StepsStrip(String id) {
        super(8);
        setId(id);
        setAlignment(Pos.CENTER_LEFT);
    }

    /**
     * Shows how far it is.
     *
     * @param done how many of the steps are done
     */
    void show(List<String> steps, int done) {
        getChildren().clear();
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                getChildren().add(new Label("→"));
            }
            Badge badge = i < done
                    ? new Badge(Badge.Kind.OK, steps.get(i))
                    : Badge.plain(i == done ? Badge.Kind.INFO : Badge.Kind.UNKNOWN, steps.get(i));
            getChildren().add(badge);
        }
    }
}
