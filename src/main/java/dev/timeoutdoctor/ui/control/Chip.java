package dev.timeoutdoctor.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A rounded frame around a strong word and a few muted ones: who, where, what. */
public final class Chip extends HBox {

    private final Label strong = new Label();
    private final Label rest = new Label();

    public Chip() {
        getStyleClass().add("chip");
        strong.getStyleClass().add("strong");
        strong.setMinWidth(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(strong, rest);
    }

    /** Says something else; an empty text leaves its place out. */
    public void say(String strongText, String restText) {
        strong.setText(strongText);
        rest.setText(restText);
        strong.setVisible(!strongText.isEmpty());
        strong.setManaged(!strongText.isEmpty());
        rest.setVisible(!restText.isEmpty());
        rest.setManaged(!restText.isEmpty());
        setAccessibleText((strongText + " " + restText).strip());
    }

    /** What it says, for tests and pictures. */
    public String text() {
        return (strong.getText() + " " + rest.getText()).strip();
    }
}
