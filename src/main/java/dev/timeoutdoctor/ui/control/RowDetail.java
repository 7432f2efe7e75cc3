package dev.timeoutdoctor.ui.control;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What stands behind a row, folded out right under it, so that a long table never comes between the two. */
final class RowDetail {

    private final Node node;
    private final Consumer<String> fill;
    private boolean folded;

    /**
     * What is folded out.
     *
     * @param fill fills it with what stands behind the row with this id
     */
    RowDetail(Node node, Consumer<String> fill) {
        this.node = node;
        this.fill = fill;
    }

    void fold(boolean away) {
        folded = away;
    }

    /** Fills it and puts it under a row of the table, unless it is folded away. */
    void under(VBox table, Node row) {
        takeFrom(table);
        if (!folded) {
            fill.accept(row.getId());
            List<Node> children = table.getChildren();
            children.add(children.indexOf(row) + 1, node);
        }
        if (row.isFocused()) {
            Reveal.of(node);
            Reveal.of(row);
        }
    }

    void takeFrom(VBox table) {
        table.getChildren().remove(node);
    }
}
