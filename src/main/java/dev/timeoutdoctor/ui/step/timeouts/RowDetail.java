package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.ui.control.RowTable;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** What stands behind a row, folded out right under it, so that a long table never comes between the two. */
public final class RowDetail {

    private RowDetail() {}

    /** Puts a node under a row, and the row where it can be seen. */
    public static void under(RowTable table, String rowId, Node detail) {
        List<Node> children = table.getChildren();
        children.remove(detail);
        for (int i = 0; i < children.size(); i++) {
            if (rowId.equals(children.get(i).getId())) {
                Node row = children.get(i);
                children.add(i + 1, detail);
                reveal(row);
                return;
            }
        }
    }

    private static void reveal(Node row) {
        Parent parent = row.getParent();
        while (parent != null && !(parent instanceof ScrollPane)) {
            parent = parent.getParent();
        }
        if (parent instanceof ScrollPane pane && row.isFocused()) {
            scroll(pane, row);
        }
    }

    private static void scroll(ScrollPane pane, Node row) {
        Node content = pane.getContent();
        Bounds at = content.sceneToLocal(row.localToScene(row.getLayoutBounds()));
        double room = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - room;
        if (hidden <= 0) {
            return;
        }
        double top = pane.getVvalue() * hidden;
        if (at.getMinY() < top) {
            pane.setVvalue(at.getMinY() / hidden);
        } else if (at.getMaxY() > top + room) {
            pane.setVvalue(Math.min(1, (at.getMaxY() - room) / hidden));
        }
    }
}
