package dev.timeoutdoctor.ui.control;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A short table whose cells wrap and hold any node: verdicts, permissions, causes. Every row is as high as it needs to be and keeps
 * its place. Rows can be chosen with the mouse and with the arrow keys.
 */
public final class RowTable extends VBox {

    private final List<Column> columns;
    private final List<GridPane> rows = new ArrayList<>();
    private List<Row> shown = List.of();
    private Consumer<String> onSelect = id -> {
    };
    private boolean selectable;

    /**
     * A column.
     *
     * @param width in pixels; the room that is left is shared by columns that grow, as their widths are
     */
    public record Column(String title, double width, boolean grows) {

        /** As wide as said. */
        public static Column fixed(String title, double width) {
            return new Column(title, width, false);
        }

        /** At least as wide as said, and wider where there is room. */
        public static Column growing(String title, double width) {
            return new Column(title, width, true);
        }
    }

    /** A row: an id for look-ups, and one node for each column. */
    public record Row(String id, List<Node> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    public RowTable(String id, List<Column> columns) {
        setId(id);
        this.columns = List.copyOf(columns);
        getStyleClass().add("row-table");
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        GridPane head = grid("head");
        for (int i = 0; i < columns.size(); i++) {
            Label title = new Label(columns.get(i).title());
            title.setMinWidth(0);
            head.add(title, i, 0);
        }
        getChildren().add(head);
    }

    /** Lets rows be chosen; hears the id of the chosen one. */
    public RowTable onSelect(Consumer<String> listener) {
        selectable = true;
        onSelect = listener;
        return this;
    }

    /** Shows these rows in this order; a row's node id is its id. A row that is shown already, the very same one, stays as it is drawn. */
    public void setRows(List<Row> now) {
        IdentityHashMap<Row, GridPane> drawn = new IdentityHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            drawn.put(shown.get(i), rows.get(i));
        }
        getChildren().removeAll(rows);
        rows.clear();
        shown = List.copyOf(now);
        for (Row row : shown) {
            GridPane kept = drawn.get(row);
            rows.add(kept == null ? grid(row) : kept);
        }
        rows.forEach(row -> row.getStyleClass().removeAll("last", "selected"));
        if (!rows.isEmpty()) {
            rows.getLast().getStyleClass().add("last");
        }
        getChildren().addAll(rows);
    }

    /** Marks a row without telling the listener. */
    public void mark(String id) {
        for (GridPane row : rows) {
            row.getStyleClass().remove("selected");
            if (row.getId().equals(id)) {
                row.getStyleClass().add("selected");
            }
        }
    }

    private void choose(int index) {
        if (index >= 0 && index < rows.size()) {
            rows.get(index).requestFocus();
            mark(shown.get(index).id());
            onSelect.accept(shown.get(index).id());
        }
    }

    private GridPane grid(Row row) {
        GridPane grid = grid("row");
        grid.setId(row.id());
        grid.setAccessibleRole(AccessibleRole.TABLE_ROW);
        grid.setAccessibleText(row.cells().stream().map(RowTable::words).filter(words -> !words.isBlank())
                .collect(Collectors.joining(", ")));
        for (int i = 0; i < row.cells().size(); i++) {
            GridPane.setValignment(row.cells().get(i), VPos.TOP);
            grid.add(row.cells().get(i), i, 0);
        }
        if (selectable) {
            grid.getStyleClass().add("selectable");
            grid.setFocusTraversable(true);
            grid.setOnMouseClicked(event -> choose(rows.indexOf(grid)));
            grid.setOnKeyPressed(event -> {
                int at = rows.indexOf(grid);
                int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
                boolean here = event.getCode() == KeyCode.SPACE;
                if (step != 0 || here) {
                    choose(at + step);
                    event.consume();
                }
            });
        }
        return grid;
    }

    /** What a cell says, for those who hear it. */
    private static String words(Node cell) {
        return switch (cell) {
            case Labeled labeled -> labeled.getText() == null ? "" : labeled.getText();
            case Pane pane -> pane.getChildren().stream().map(RowTable::words).filter(words -> !words.isBlank())
                    .collect(Collectors.joining(", "));
            default -> "";
        };
    }

    private GridPane grid(String style) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add(style);
        grid.setMinHeight(USE_PREF_SIZE);
        for (Column column : columns) {
            ColumnConstraints constraints = new ColumnConstraints(column.grows() ? 40 : column.width(), column.width(),
                    column.grows() ? Double.MAX_VALUE : column.width());
            constraints.setHgrow(column.grows() ? Priority.ALWAYS : Priority.NEVER);
            grid.getColumnConstraints().add(constraints);
        }
        return grid;
    }
}
