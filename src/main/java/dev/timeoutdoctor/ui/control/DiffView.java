package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.fix.JsonDiff;
import dev.timeoutdoctor.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Before and after side by side. To be read, the two stand line opposite line and what did not change is folded. To be edited, both are
 * shown whole: the right one is then a plain text editor, in which nothing moves but what is typed.
 */
public final class DiffView extends VBox {

    private static final int MOST_LINES = 40;
    private static final int FEWEST_COLUMNS = 20;
    private static final double MARGIN = 40;
    /** How wide a character of the monospaced font is, in pixels. */
    private static final double COLUMN = 7.2;

    private final Texts texts;
    private final Label beforeTitle = new Label();
    private final Label afterTitle = new Label();
    private final Button edit;
    private final DiffRows rows;
    private final JsonEditor before;
    private final JsonEditor after;
    private final Halves editors;
    private String left = "";
    private String right = "";
    private boolean editable;
    private boolean editing;

    /** A difference to read. */
    public DiffView(Texts texts, String id) {
        this(texts, id, _ -> {
        });
    }

    /**
     * A difference whose right side can be edited. The editors' ids are {@code <id>-before} and {@code <id>-after}; the button that
     * opens and closes them is {@code <id>-edit}.
     *
     * @param typed takes the right side whole, whenever somebody types
     */
    public DiffView(Texts texts, String id, Consumer<String> typed) {
        this.texts = texts;
        setId(id);
        getStyleClass().add("diff-view");
        edit = Parts.compact(id + "-edit", "", () -> edit(!editing));
        rows = new DiffRows(texts, id + "-rows", this::pick);
        before = new JsonEditor(id + "-before", "", false);
        after = new JsonEditor(id + "-after", "", true);
        after.textProperty().addListener((_, _, now) -> {
            if (editing && !now.equals(right)) {
                right = now;
                typed.accept(now);
                mark();
            }
        });
        after.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                edit(false);
            }
        });
        after.getStyleClass().add("diff-right");
        editors = new Halves(before, after);
        Parts.show(editors, false);
        Parts.show(edit, false);
        getChildren().addAll(head(), rows, editors);
    }

    private Node head() {
        HBox end = Parts.row(afterTitle, Parts.gap(), edit);
        HBox start = Parts.row(beforeTitle);
        end.getStyleClass().add("diff-title");
        start.getStyleClass().add("diff-title");
        Halves head = new Halves(start, end);
        head.getStyleClass().add("diff-head");
        return head;
    }

    public void setTitles(String titleBefore, String titleAfter) {
        beforeTitle.setText(titleBefore);
        afterTitle.setText(titleAfter);
        before.name(titleBefore);
        after.name(titleAfter);
    }

    /** Shows a difference that nobody can edit. */
    public void show(List<DiffLine> difference) {
        rows.show(difference);
    }

    /**
     * Shows two texts. What somebody is typing stays as it is.
     *
     * @param now what is there now
     * @param then what shall be there
     * @param canEdit whether it may be edited still
     */
    public void show(String now, String then, boolean canEdit) {
        boolean elsewhere = !left.equals(now) && !Parts.hasFocus(editors) && !edit.isFocused();
        editable = canEdit;
        left = now;
        right = then;
        Parts.show(edit, canEdit);
        if (editing && (!canEdit || elsewhere)) {
            edit(false);
        } else if (editing) {
            fill();
        } else {
            edit.setText(texts.of("diff.edit"));
            rows.show(JsonDiff.ofText(left, right));
        }
    }

    /** Opens the editors, or closes them. */
    private void edit(boolean open) {
        boolean focused = Parts.hasFocus(editors);
        editing = open;
        edit.setText(texts.of(open ? "diff.edit.done" : "diff.edit"));
        if (open) {
            fill();
            after.forgetHistory();
        } else {
            rows.show(JsonDiff.ofText(left, right));
        }
        Parts.show(editors, open);
        Parts.show(rows, !open);
        if (open) {
            after.focusAt(1, 0);
        } else if (focused) {
            edit.requestFocus();
        }
    }

    /** A line of the right side was chosen: it is edited there. */
    private void pick(int line, int column) {
        if (editable && line > 0) {
            edit(true);
            after.focusAt(line, column);
        }
    }

    private void fill() {
        before.textProperty().set(left);
        after.textProperty().set(right);
        mark();
    }

    private void mark() {
        List<DiffLine> lines = JsonDiff.ofText(left, right);
        before.mark(JsonEditor.Mark.REMOVED, lines);
        after.mark(JsonEditor.Mark.ADDED, lines);
        double columns = Math.max(FEWEST_COLUMNS, (getWidth() / 2 - MARGIN) / COLUMN);
        int high = (int) Math.min(MOST_LINES, 1 + lines.stream()
                .mapToDouble(line -> Math.ceil(Math.max(1, Math.max(line.left().length(), line.right().length()))
                        / columns))
                .sum());
        before.setVisibleLines(high);
        after.setVisibleLines(high);
    }
}
