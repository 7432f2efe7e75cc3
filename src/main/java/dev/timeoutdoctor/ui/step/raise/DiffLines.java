package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.fix.JsonDiff;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A difference to read: what goes and what comes, with a little of what stays around it. */
public final class DiffLines extends VBox {

    private static final int CONTEXT = 2;

    public DiffLines(String id) {
        setId(id);
        getStyleClass().add("diff-lines");
    }

    /** Shows another difference. */
    public void show(List<DiffLine> rows) {
        getChildren().clear();
        for (JsonDiff.Block block : JsonDiff.folded(rows, CONTEXT)) {
            if (block.foldable()) {
                getChildren().add(line(" ", "…", ""));
            } else {
                block.rows().forEach(this::add);
            }
        }
    }

    private void add(DiffLine row) {
        switch (row.kind()) {
            case SAME -> getChildren().add(line(" ", row.left(), ""));
            case CHANGED -> getChildren().addAll(line("-", row.left(), "removed"), line("+", row.right(), "added"));
            case REMOVED -> getChildren().add(line("-", row.left(), "removed"));
            case ADDED -> getChildren().add(line("+", row.right(), "added"));
        }
    }

    private static Node line(String sign, String text, String style) {
        Label line = new Label(sign + " " + text);
        line.getStyleClass().addAll("mono", "diff-line");
        if (!style.isEmpty()) {
            line.getStyleClass().add(style);
        }
        line.setMaxWidth(Double.MAX_VALUE);
        return line;
    }
}
