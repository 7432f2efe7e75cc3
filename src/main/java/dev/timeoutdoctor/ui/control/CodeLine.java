package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.fix.DiffLine.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * One line of JSON that wraps where it is too long, as deep as it begins. A sign stands before it, and behind the words that differ a
 * mark.
 */
final class CodeLine extends Pane {

    private static final double SIGN = 22;
    private static final double RIGHT = 8;
    /** How wide a character of the monospaced font is, in pixels. */
    private static final double COLUMN = 7.2;
    /** Deeper lines begin no farther to the right. */
    private static final int DEEPEST = 16;

    private final Label sign;
    private final TextFlow flow = new TextFlow();
    private final Path marks = new Path();
    private final List<Part> parts;
    private final int indent;

    /**
     * A line.
     *
     * @param sign what it is: {@code +}, {@code -}, or a blank
     * @param style the style class of lines like it; empty for one that stays
     */
    CodeLine(String sign, String line, List<Part> parts, String style) {
        this.sign = new Label(sign);
        this.sign.getStyleClass().add("diff-sign");
        indent = line.length() - line.stripLeading().length();
        this.parts = parts.stream().map(part -> new Part(part.from() - indent, part.to() - indent)).toList();
        flow.getStyleClass().add("diff-text");
        flow.getChildren().addAll(texts(line.substring(indent)));
        marks.getStyleClass().add("diff-mark");
        marks.setManaged(false);
        getStyleClass().add("diff-cell");
        if (!style.isEmpty()) {
            getStyleClass().add(style);
        }
        getChildren().addAll(this.sign, marks, flow);
    }

    private List<Text> texts(String line) {
        List<JsonTokens.Token> tokens = JsonTokens.of(line);
        SortedSet<Integer> ends = new TreeSet<>(List.of(0, line.length()));
        tokens.forEach(token -> ends.addAll(List.of(token.from(), token.to())));
        parts.forEach(part -> ends.addAll(List.of(part.from(), part.to())));
        List<Text> texts = new ArrayList<>();
        int from = ends.removeFirst();
        for (int to : ends) {
            int start = from;
            Text text = new Text(line.substring(start, to));
            tokens.stream().filter(token -> token.from() <= start && start < token.to()).findFirst()
                    .ifPresent(token -> text.getStyleClass().add(token.style()));
            if (parts.stream().anyMatch(part -> part.from() <= start && start < part.to())) {
                text.getStyleClass().add("differs");
            }
            texts.add(text);
            from = to;
        }
        return texts;
    }

    /** The character of the line that stands under the mouse, from 0. */
    int columnAt(MouseEvent event) {
        return indent + flow.getHitInfo(flow.sceneToLocal(event.getSceneX(), event.getSceneY())).getInsertionIndex();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 120;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 120;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets around = getInsets();
        return around.getTop() + flow.prefHeight(room(width)) + around.getBottom();
    }

    private double left() {
        return getInsets().getLeft() + SIGN + Math.min(indent, DEEPEST) * COLUMN;
    }

    private double room(double width) {
        return width < 0 ? -1 : Math.max(40, width - left() - RIGHT);
    }

    @Override
    protected void layoutChildren() {
        Insets around = getInsets();
        double width = room(getWidth());
        sign.resizeRelocate(around.getLeft() + 8, around.getTop(), SIGN - 8, sign.prefHeight(-1));
        flow.resizeRelocate(left(), around.getTop(), width, flow.prefHeight(width));
        flow.layout();
        marks.getElements().clear();
        parts.forEach(part -> marks.getElements().addAll(flow.getRangeShape(part.from(), part.to(), false)));
        marks.relocate(0, 0);
        marks.setLayoutX(flow.getLayoutX());
        marks.setLayoutY(flow.getLayoutY());
    }
}
