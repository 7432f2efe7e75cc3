package dev.timeoutdoctor.ui.control;

import java.util.Collection;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Before and after side by side: what goes is marked on the left, what comes on the right, and the right can be edited. */
public final class DiffView extends HBox {

    private final JsonEditor before;
    private final JsonEditor after;
    private final Label beforeTitle = new Label();
    private final Label afterTitle = new Label();

    /** The two editors' ids are {@code <id>-before} and {@code <id>-after}. */
    public DiffView(String id, String titleBefore, String titleAfter) {
        setId(id);
        getStyleClass().add("diff-view");
        before = new JsonEditor(id + "-before", titleBefore, false);
        after = new JsonEditor(id + "-after", titleAfter, true);
        setTitles(titleBefore, titleAfter);
        getChildren().addAll(side("diff-left", beforeTitle, before), side("diff-right", afterTitle, after));
        setDiff(java.util.Set.of(), java.util.Set.of());
        setVisibleLines(8);
    }

    public void setTitles(String titleBefore, String titleAfter) {
        beforeTitle.setText(titleBefore);
        afterTitle.setText(titleAfter);
        before.name(titleBefore);
        after.name(titleAfter);
    }

    /** What is there now. */
    public void setBefore(String text) {
        before.textProperty().set(text);
    }

    /** What shall be there; changes as the user types. */
    public StringProperty afterTextProperty() {
        return after.textProperty();
    }

    /**
     * Marks lines.
     *
     * @param removed line numbers of the left side, from 1
     * @param added line numbers of the right side, from 1
     */
    public void setDiff(Collection<Integer> removed, Collection<Integer> added) {
        before.mark(JsonEditor.Mark.REMOVED, removed);
        after.mark(JsonEditor.Mark.ADDED, added);
    }

    /** As high as a number of lines. */
    public void setVisibleLines(int lines) {
        before.setVisibleLines(lines);
        after.setVisibleLines(lines);
    }

    private static VBox side(String style, Label title, JsonEditor editor) {
        title.getStyleClass().add("diff-head");
        StackPane body = new StackPane(editor);
        VBox side = new VBox(title, body);
        side.getStyleClass().add(style);
        VBox.setVgrow(body, Priority.ALWAYS);
        side.setMinWidth(0);
        side.setPrefWidth(100);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }
}
