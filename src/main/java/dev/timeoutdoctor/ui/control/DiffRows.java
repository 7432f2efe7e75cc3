package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.fix.JsonDiff;
import dev.timeoutdoctor.text.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/**
 * A difference to read, line opposite line; what did not change is folded, and so is the middle of what is very long. Tab comes to the first row and leaves from any; arrow keys go
 * from row to row, and Enter opens a fold.
 */
final class DiffRows extends VBox {

    private static final int CONTEXT = 2;
    /** Longer runs of lines that only come, or only go, are folded but for their ends. */
    private static final int LONGEST_RUN = 40;
    private static final int RUN_EDGE = 8;
    /** So many rows are drawn; the rest opens as a fold does. */
    private static final int MOST = 300;

    private final Texts texts;
    private final Picked picked;
    private final Set<Integer> open = new HashSet<>();
    private List<DiffLine> rows = List.of();
    private int most = MOST;

    /** Takes the place on the right that was chosen. */
    @FunctionalInterface
    interface Picked {

        /**
         * Somebody wants to go there.
         *
         * @param line the line's number on the right, from 1; 0 where there is none
         * @param column the character within it, from 0
         */
        void at(int line, int column);
    }

    DiffRows(Texts texts, String id, Picked picked) {
        this.texts = texts;
        this.picked = picked;
        setId(id);
        getStyleClass().add("diff-rows");
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /** Shows another difference; what was unfolded stays so as long as its lines stay where they are. */
    void show(List<DiffLine> now) {
        if (!rows.equals(now)) {
            rows = now;
            draw();
        }
    }

    private void draw() {
        List<Node> drawn = new ArrayList<>();
        int left = rows.size();
        for (JsonDiff.Block block : blocks()) {
            if (drawn.size() >= most) {
                break;
            }
            List<DiffLine> of = block.rows();
            if (block.foldable()) {
                drawn.add(fold(drawn.size(), texts.of(label(of.getFirst()), of.size()),
                        () -> of.forEach(row -> open.add(place(row)))));
                left -= of.size();
            } else {
                List<DiffLine> fits = of.subList(0, Math.min(of.size(), most - drawn.size()));
                fits.forEach(row -> drawn.add(row(row)));
                left -= fits.size();
            }
        }
        if (left > 0) {
            drawn.add(fold(drawn.size(), texts.of("diff.more", left), () -> most += MOST));
        }
        drawn.forEach(node -> node.setFocusTraversable(false));
        drawn.stream().findFirst().ifPresent(node -> node.setFocusTraversable(true));
        getChildren().setAll(drawn);
    }

    private List<JsonDiff.Block> blocks() {
        Predicate<DiffLine> opened = row -> open.contains(place(row));
        return JsonDiff.folded(rows, CONTEXT, opened).stream()
                .flatMap(block -> block.withoutLongRuns(LONGEST_RUN, RUN_EDGE, opened).stream()).toList();
    }

    /** Where a row stands: by its number on the left; where there is none, by the one on the right. */
    private static int place(DiffLine row) {
        return row.leftNumber() > 0 ? row.leftNumber() : -row.rightNumber();
    }

    private static String label(DiffLine folded) {
        return switch (folded.kind()) {
            case SAME, CHANGED -> "diff.fold";
            case ADDED -> "diff.fold.added";
            case REMOVED -> "diff.fold.removed";
        };
    }

    private Button fold(int place, String label, Runnable opening) {
        Button fold = new Button(label);
        fold.setId(getId() + "-fold-" + place);
        fold.getStyleClass().setAll("diff-fold");
        fold.setMaxWidth(Double.MAX_VALUE);
        fold.setAccessibleHelp(texts.of("diff.fold.help"));
        fold.setOnAction(_ -> {
            int at = getChildren().indexOf(fold);
            opening.run();
            draw();
            focus(Math.min(at, getChildren().size() - 1));
        });
        return fold;
    }

    private Node row(DiffLine line) {
        boolean gone = line.kind() == DiffLine.Kind.REMOVED || line.kind() == DiffLine.Kind.CHANGED;
        boolean come = line.kind() == DiffLine.Kind.ADDED || line.kind() == DiffLine.Kind.CHANGED;
        CodeLine left = new CodeLine(gone ? "−" : " ", line.left(), line.leftParts(),
                gone ? "removed" : line.leftNumber() == 0 ? "nothing" : "");
        CodeLine right = new CodeLine(come ? "+" : " ", line.right(), line.rightParts(),
                come ? "added" : line.rightNumber() == 0 ? "nothing" : "");
        right.getStyleClass().add("diff-right");
        right.setOnMouseClicked(event -> picked.at(line.rightNumber(), right.columnAt(event)));
        Halves row = new Halves(left, right);
        row.getStyleClass().add("diff-row");
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(said(line));
        row.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F2) {
                picked.at(line.rightNumber(), line.right().length());
                event.consume();
            }
        });
        return row;
    }

    private String said(DiffLine line) {
        return switch (line.kind()) {
            case SAME -> line.right().strip();
            case CHANGED -> texts.of("diff.changed", line.left().strip(), line.right().strip());
            case REMOVED -> texts.of("diff.removed", line.left().strip());
            case ADDED -> texts.of("diff.added", line.right().strip());
        };
    }

    private void walk(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        int at = step == 0 || getScene() == null ? -1 : getChildren().indexOf(getScene().getFocusOwner());
        if (at >= 0) {
            focus(Math.clamp(at + step, 0, getChildren().size() - 1));
            event.consume();
        }
    }

    private void focus(int row) {
        Node node = getChildren().get(row);
        getChildren().forEach(one -> one.setFocusTraversable(one.equals(node)));
        node.requestFocus();
        Reveal.of(node);
    }
}
