package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The patch operations, each field editable in its place; what is wrong with a row stands under it. */
final class PatchTable extends VBox {

    private final Texts texts;
    private final String id;
    private final Consumer<List<PatchOperation>> edited;
    private final Label none;
    private final List<Line> lines = new ArrayList<>();
    private boolean showing;

    /** One operation's fields. */
    private final class Line extends VBox {

        private final TextField op;
        private final TextField path;
        private final TextField value;
        private final ProblemLines problems;

        Line(int row) {
            op = field("op", row, "raise.patch.op");
            path = field("path", row, "raise.patch.path");
            value = field("value", row, "raise.patch.value");
            problems = new ProblemLines(texts, id + "-problem-" + row);
            GridPane grid = grid();
            grid.getStyleClass().add("patch-row");
            grid.addRow(0, op, path, value, Parts.compact(id + "-remove-" + row, texts.of("raise.patch.remove"),
                    () -> remove(row)));
            getChildren().addAll(grid, problems);
        }

        PatchOperation operation() {
            return new PatchOperation(op.getText(), path.getText(), value.getText());
        }

        void show(PatchOperation operation, List<Problem> all, int row) {
            set(op, operation.op());
            set(path, operation.path());
            set(value, operation.value());
            problems.show(all, field -> field.equals(Problem.operation(row)));
        }

        private TextField field(String name, int row, String label) {
            TextField field = new TextField();
            field.setId(id + "-" + name + "-" + row);
            field.getStyleClass().add("cell-field");
            field.setAccessibleText(texts.of(label));
            field.textProperty().addListener((_, _, _) -> typed());
            return field;
        }
    }

    /**
     * A table without rows.
     *
     * @param prefix begins the ids of all that is in it
     * @param noRows what to say where there is no operation
     * @param edited takes all rows whenever one of them is edited or removed
     */
    PatchTable(Texts texts, String prefix, String noRows, Consumer<List<PatchOperation>> edited) {
        this.texts = texts;
        this.id = prefix + "-patch";
        this.edited = edited;
        setId(id);
        getStyleClass().add("patch-table");
        none = Parts.muted(noRows);
        none.getStyleClass().add("patch-none");
        GridPane head = grid();
        head.getStyleClass().add("head");
        head.addRow(0, new Label(texts.of("raise.patch.op")), new Label(texts.of("raise.patch.path")),
                new Label(texts.of("raise.patch.value")));
        getChildren().addAll(head, none);
    }

    /** Shows these rows, and under each what is wrong with it. */
    void show(List<PatchOperation> operations, List<Problem> problems) {
        showing = true;
        while (lines.size() > operations.size()) {
            getChildren().remove(lines.removeLast());
        }
        while (lines.size() < operations.size()) {
            Line line = new Line(lines.size());
            lines.add(line);
            getChildren().add(line);
        }
        for (int row = 0; row < operations.size(); row++) {
            lines.get(row).show(operations.get(row), problems, row);
        }
        Parts.show(none, operations.isEmpty());
        showing = false;
    }

    private void typed() {
        if (!showing) {
            edited.accept(lines.stream().map(Line::operation).toList());
        }
    }

    private void remove(int row) {
        List<PatchOperation> rest = new ArrayList<>(lines.stream().map(Line::operation).toList());
        rest.remove(row);
        edited.accept(rest);
    }

    private static void set(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        ColumnConstraints path = new ColumnConstraints(160, 300, Double.MAX_VALUE);
        path.setHgrow(Priority.ALWAYS);
        ColumnConstraints value = new ColumnConstraints(100, 120, Double.MAX_VALUE);
        value.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(76), path, value, new ColumnConstraints(76));
        return grid;
    }
}
