package dev.timeoutdoctor.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** Scrolls to what has opened or is walked to, no further than it takes; what is visible already stays where it is. */
public final class Reveal {

    private Reveal() {}

    /** Scrolls the pane around a node to it; to its top where it is higher than the pane. */
    public static void of(Node node) {
        Parent parent = node.getParent();
        while (parent != null && !(parent instanceof ScrollPane)) {
            parent = parent.getParent();
        }
        if (parent instanceof ScrollPane pane && pane.getContent() != null) {
            pane.applyCss();
            pane.layout(); // what has just opened has no place yet
            scroll(pane, node);
        }
    }

    private static void scroll(ScrollPane pane, Node node) {
        Node content = pane.getContent();
        Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double room = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - room;
        if (hidden <= 0) {
            return;
        }
        double top = pane.getVvalue() * hidden;
        double wanted = at.getMaxY() > top + room ? at.getMaxY() - room : top;
        pane.setVvalue(Math.clamp(Math.min(wanted, at.getMinY()) / hidden, 0, 1));
    }
}
