package dev.timeoutdoctor.ui.control;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A short table whose cells wrap and hold any node: verdicts, permissions, causes. Every row is as high as it needs to be and keeps
 * its place. Where something stands behind the rows, they are one stop of the Tab key: arrow keys, Home and End walk them, Enter or
 * Right folds out what stands behind the chosen one, Left folds it away.
 */
public final class RowTable extends VBox {

    private final List<Column> columns;
    private final List<GridPane> rows = new ArrayList<>();
    private List<Row> shown = List.of();
    private Optional<RowDetail> detail = Optional.empty();
    private String chosen = "";

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

    /**
     * Lets rows be chosen.
     *
     * @param behind what is folded out under the chosen row
     * @param fill fills it with what stands behind the row with this id
     */
    public RowTable withDetail(Node behind, Consumer<String> fill) {
        detail = Optional.of(new RowDetail(behind, fill));
        return this;
    }

    /**
     * Shows these rows in this order; a row's node id is its id. A row that is shown already, the very same one, stays as it is drawn. The
     * chosen row stays chosen while it is there, else the first one is.
     */
    public void setRows(List<Row> now) {
        IdentityHashMap<Row, GridPane> drawn = new IdentityHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            drawn.put(shown.get(i), rows.get(i));
        }
        boolean focused = rows.stream().anyMatch(Node::isFocused);
        detail.ifPresent(behind -> behind.takeFrom(this));
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
        chooseAgain(focused);
    }

    private void chooseAgain(boolean focused) {
        if (detail.isPresent() && !rows.isEmpty()) {
            GridPane row = rows.stream().filter(one -> one.getId().equals(chosen)).findFirst().orElse(rows.getFirst());
            if (focused) {
                row.requestFocus();
            }
            choose(row);
        }
    }

    /** Chooses a row and folds out what stands behind it. */
    public void open(String id) {
        rows.stream().filter(row -> row.getId().equals(id)).findFirst().ifPresent(this::open);
    }

    private void open(GridPane row) {
        detail.ifPresent(behind -> behind.fold(false));
        choose(row);
    }

    /** Marks a row, and has what stands behind it follow, where that is folded out. */
    private void choose(GridPane row) {
        chosen = row.getId();
        for (GridPane each : rows) {
            each.getStyleClass().remove("selected");
            stop(each, each.equals(row));
        }
        row.getStyleClass().add("selected");
        detail.ifPresent(behind -> behind.under(this, row));
    }

    /** Only the chosen row, and the buttons in it, are stops of the Tab key. */
    private static void stop(Node node, boolean stops) {
        if (node instanceof Pane pane) {
            pane.setFocusTraversable(stops && pane.getStyleClass().contains("row"));
            pane.getChildren().forEach(cell -> stop(cell, stops));
        } else if (node instanceof ButtonBase button) {
            button.setFocusTraversable(stops);
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
        if (detail.isPresent()) {
            grid.getStyleClass().add("selectable");
            grid.setAccessibleHelp(getAccessibleHelp());
            grid.setOnMouseClicked(event -> {
                grid.requestFocus();
                open(grid);
            });
            grid.setOnKeyPressed(event -> pressed(event, grid));
        }
        return grid;
    }

    private void pressed(KeyEvent event, GridPane row) {
        if (event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return; // keys of the window
        }
        int at = rows.indexOf(row);
        boolean known = switch (event.getCode()) {
            case UP -> walk(at - 1);
            case DOWN -> walk(at + 1);
            case HOME -> walk(0);
            case END -> walk(rows.size() - 1);
            case ENTER, SPACE, RIGHT -> row.isFocused() && fold(row, false);
            case LEFT -> row.isFocused() && fold(row, true);
            default -> false;
        };
        if (known) {
            event.consume();
        }
    }

    private boolean walk(int index) {
        if (index >= 0 && index < rows.size()) {
            rows.get(index).requestFocus();
            choose(rows.get(index));
        }
        return true;
    }

    private boolean fold(GridPane row, boolean away) {
        detail.ifPresent(behind -> behind.fold(away));
        choose(row);
        return true;
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
