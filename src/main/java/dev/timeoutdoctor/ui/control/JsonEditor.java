package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.fix.DiffLine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** JSON to read or to edit: monospaced, keys and values coloured, lines that can be marked as removed or added. */
public final class JsonEditor extends StackPane {

    private static final double LINE = 18;

    /** How marked lines look. */
    public enum Mark {
        REMOVED("removed", "−"),
        ADDED("added", "+");

        private final String style;
        private final String sign;

        Mark(String style, String sign) {
            this.style = style;
            this.sign = sign;
        }
    }

    private final CodeArea area = new CodeArea();
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private Map<Integer, List<DiffLine.Part>> marked = Map.of();
    private boolean painted;
    private Mark mark = Mark.ADDED;

    /** The id goes to the text area itself, which is what gets the keys. */
    public JsonEditor(String id, String accessibleText, boolean editable) {
        getStyleClass().add("json-editor");
        area.setId(id);
        area.setEditable(editable);
        area.setAccessibleText(accessibleText);
        area.setShowCaret(editable
                ? org.fxmisc.richtext.Caret.CaretVisibility.AUTO
                : org.fxmisc.richtext.Caret.CaretVisibility.OFF);
        area.setFocusTraversable(true);
        area.setWrapText(true);
        area.textProperty().addListener((property, before, now) -> typed(now));
        text.addListener((property, before, now) -> told(now));
        area.addEventFilter(KeyEvent.KEY_PRESSED, JsonEditor::leaveWithTab);
        getChildren().add(new VirtualizedScrollPane<>(area));
        setMinHeight(3 * LINE);
    }

    /** What the editor is called, for those who hear it. */
    void name(String accessibleText) {
        area.setAccessibleText(accessibleText);
    }

    /** The text; bind it both ways. */
    public StringProperty textProperty() {
        return text;
    }

    /** As high as a number of lines. */
    public void setVisibleLines(int lines) {
        setPrefHeight(lines * LINE + 20);
        setMinHeight(lines * LINE + 20);
    }

    /** Shows a sign and a colour on the lines of one side that are not on the other, and marks the words that differ. */
    void mark(Mark how, List<DiffLine> rows) {
        mark = how;
        Map<Integer, List<DiffLine.Part>> lines = new HashMap<>();
        for (DiffLine row : rows) {
            int number = how == Mark.ADDED ? row.rightNumber() : row.leftNumber();
            if (row.kind() != DiffLine.Kind.SAME && number > 0) {
                lines.put(number, how == Mark.ADDED ? row.rightParts() : row.leftParts());
            }
        }
        marked = Map.copyOf(lines);
        area.setParagraphGraphicFactory(this::sign);
        paint();
    }

    /** What was typed before cannot be called back any more. */
    void forgetHistory() {
        area.getUndoManager().forgetHistory();
    }

    /** Takes the focus, with the caret at a character of a line; lines count from 1, characters from 0. */
    void focusAt(int line, int column) {
        int paragraph = Math.min(line, area.getParagraphs().size()) - 1;
        area.moveTo(paragraph, Math.min(column, area.getParagraphLength(paragraph)));
        area.requestFollowCaret();
        area.requestFocus();
    }

    private void typed(String now) {
        painted = false;
        text.set(now);
        if (!painted) {
            paint();
        }
    }

    private void told(String now) {
        if (!area.getText().equals(now)) {
            area.replaceText(now);
            area.moveTo(0);
            area.requestFollowCaret();
        }
    }

    private void paint() {
        painted = true;
        if (area.getLength() > 0) {
            area.setStyleSpans(0, colours(area.getText()).overlay(differences(), JsonEditor::both));
        }
        for (int i = 0; i < area.getParagraphs().size(); i++) {
            boolean is = marked.containsKey(i + 1);
            if (is == area.getParagraph(i).getParagraphStyle().isEmpty()) {
                area.setParagraphStyle(i, is ? List.of(mark.style) : List.of());
            }
        }
    }

    private Node sign(int line) {
        Label label = new Label(marked.containsKey(line + 1) ? mark.sign : " ");
        label.getStyleClass().add("margin-mark");
        return label;
    }

    private StyleSpans<Collection<String>> differences() {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        for (int i = 0; i < area.getParagraphs().size(); i++) {
            int end = area.getParagraphLength(i);
            for (DiffLine.Part part : marked.getOrDefault(i + 1, List.of())) {
                if (part.to() <= end) {
                    int start = area.getAbsolutePosition(i, part.from());
                    spans.add(List.of(), start - at);
                    spans.add(List.of("differs-" + mark.style), part.to() - part.from());
                    at = start + part.to() - part.from();
                }
            }
        }
        spans.add(List.of(), area.getLength() - at);
        return spans.create();
    }

    private static Collection<String> both(Collection<String> one, Collection<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Tab leaves the editor, as everywhere else; JSON needs no tabs. */
    private static void leaveWithTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && event.getSource() instanceof CodeArea area) {
            event.consume();
            area.requestFocusTraversal(event.isShiftDown()
                    ? javafx.scene.TraversalDirection.PREVIOUS
                    : javafx.scene.TraversalDirection.NEXT);
        }
    }

    private static StyleSpans<Collection<String>> colours(String json) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int end = 0;
        for (JsonTokens.Token token : JsonTokens.of(json)) {
            spans.add(List.of(), token.from() - end);
            spans.add(List.of(token.style()), token.to() - token.from());
            end = token.to();
        }
        spans.add(List.of(), json.length() - end);
        return spans.create();
    }
}
