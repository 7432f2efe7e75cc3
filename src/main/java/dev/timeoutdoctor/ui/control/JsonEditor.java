package dev.timeoutdoctor.ui.control;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern TOKEN = Pattern.compile(
            "(?<key>\"(?:[^\"\\\\\n]|\\\\.)*\"(?=\\s*:))|(?<string>\"(?:[^\"\\\\\n]|\\\\.)*\")|(?<number>-?\\b\\d[\\d.eE+-]*|\\b(?:true|false|null)\\b)");
    private static final double LINE = 18;

    /** How marked lines look. */
    public enum Mark {
        REMOVED("removed", "-"),
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
    private Set<Integer> marked = Set.of();
    private Mark mark = Mark.ADDED;

    /** What the editor is called, for those who hear it. */
    public void name(String accessibleText) {
        area.setAccessibleText(accessibleText);
    }

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
        area.textProperty().addListener((property, before, now) -> typed(now));
        text.addListener((property, before, now) -> told(now));
        area.addEventFilter(KeyEvent.KEY_PRESSED, JsonEditor::leaveWithTab);
        getChildren().add(new VirtualizedScrollPane<>(area));
        setMinHeight(3 * LINE);
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

    /**
     * Shows a sign and a colour on lines.
     *
     * @param lines numbers from 1
     */
    public void mark(Mark how, Collection<Integer> lines) {
        mark = how;
        marked = Set.copyOf(lines);
        area.setParagraphGraphicFactory(this::sign);
        paintLines();
    }

    private void typed(String now) {
        text.set(now);
        if (!now.isEmpty()) {
            area.setStyleSpans(0, colours(now));
        }
        paintLines();
    }

    private void told(String now) {
        if (!area.getText().equals(now)) {
            area.replaceText(now);
            area.moveTo(0);
            area.requestFollowCaret();
        }
    }

    private void paintLines() {
        for (int i = 0; i < area.getParagraphs().size(); i++) {
            boolean is = marked.contains(i + 1);
            if (is == area.getParagraph(i).getParagraphStyle().isEmpty()) {
                area.setParagraphStyle(i, is ? List.of(mark.style) : List.of());
            }
        }
    }

    private Node sign(int line) {
        Label label = new Label(marked.contains(line + 1) ? mark.sign : " ");
        label.getStyleClass().add("margin-mark");
        return label;
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
        Matcher token = TOKEN.matcher(json);
        int end = 0;
        while (token.find()) {
            spans.add(Collections.emptyList(), token.start() - end);
            String style = token.group("key") != null
                    ? "json-key"
                    : token.group("string") != null ? "json-string" : "json-number";
            spans.add(List.of(style), token.end() - token.start());
            end = token.end();
        }
        spans.add(Collections.emptyList(), json.length() - end);
        return spans.create();
    }
}
