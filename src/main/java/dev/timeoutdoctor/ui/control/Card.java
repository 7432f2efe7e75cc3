package dev.timeoutdoctor.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A frame with rounded corners around things that belong together. */
public final class Card extends VBox {

    public Card(Node... content) {
        super(content);
        getStyleClass().add("card");
    }

    /** A card with a heading on top. */
    public static Card titled(String heading, Node... content) {
        Card card = new Card(Parts.heading(heading));
        card.getChildren().addAll(content);
        return card;
    }
}
