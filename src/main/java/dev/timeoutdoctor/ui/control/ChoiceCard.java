package dev.timeoutdoctor.ui.control;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A card that is one of several choices: heading, note, and whatever stands at the heading's right. */
public final class ChoiceCard extends RadioButton {

    private final HBox line;

    /** With an icon before its heading. */
    public ChoiceCard(String id, Node icon, String heading, String note) {
        this(id, heading, note);
        line.getChildren().addFirst(icon);
    }

    public ChoiceCard(String id, String heading, String note) {
        setId(id);
        setText(heading);
        setAccessibleText(heading);
        setAccessibleHelp(note);
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        Label title = Parts.heading(heading);
        title.setMinWidth(0);
        line = new HBox(8, title);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox content = new VBox(5, line, Parts.styled(note, "note"));
        content.setMouseTransparent(true);
        getStyleClass().setAll("choice-card");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(content);
        setAlignment(Pos.TOP_LEFT);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        content.setMaxHeight(USE_PREF_SIZE);
        setSkin(new ChoiceCardSkin(this, content));
    }

    /** Its width says how high it is, since its text wraps. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** Puts a badge at the heading's right. */
    public ChoiceCard withBadge(Node badge) {
        line.getChildren().addAll(Parts.gap(), badge);
        return this;
    }
}
