package dev.timeoutdoctor.ui.control;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Cards in columns of one width, each row as high as its highest card is at that width. {@code HBox} and {@code GridPane} ask cards
 * whose text wraps how high they are before they know how wide they will be, and so make them too high.
 */
public final class CardGrid extends Region {

    private final int columns;
    private final double gap;

    /** With as many columns as said, {@code gap} pixels apart in both directions. */
    public CardGrid(int columns, double gap) {
        this.columns = columns;
        this.gap = gap;
    }

    /** Shows these cards, row by row. */
    public void setCards(Iterable<? extends Node> cards) {
        getChildren().clear();
        cards.forEach(getChildren()::add);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computeMinWidth(double height) {
        double widest = getManagedChildren().stream().mapToDouble(card -> card.minWidth(-1)).max().orElse(0);
        return insetsWidth() + columns * widest + (columns - 1) * gap;
    }

    @Override
    protected double computePrefHeight(double width) {
        double each = cardWidth(width < 0 ? Math.max(getWidth(), minWidth(-1)) : width);
        double height = snappedTopInset() + snappedBottomInset();
        int rows = rows();
        for (int row = 0; row < rows; row++) {
            height += rowHeight(row, each) + (row > 0 ? gap : 0);
        }
        return height;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double each = cardWidth(getWidth());
        double y = snappedTopInset();
        int rows = rows();
        for (int row = 0; row < rows; row++) {
            double height = rowHeight(row, each);
            double x = snappedLeftInset();
            for (Node card : row(row)) {
                layoutInArea(card, x, y, each, height, 0, Insets.EMPTY, HPos.LEFT, VPos.TOP);
                x += each + gap;
            }
            y += height + gap;
        }
    }

    private double cardWidth(double width) {
        return snapSizeX((width - insetsWidth() - (columns - 1) * gap) / columns);
    }

    private double insetsWidth() {
        return snappedLeftInset() + snappedRightInset();
    }

    private int rows() {
        return (getManagedChildren().size() + columns - 1) / columns;
    }

    private List<Node> row(int row) {
        int from = row * columns;
        return getManagedChildren().subList(from, Math.min(from + columns, getManagedChildren().size()));
    }

    private double rowHeight(int row, double width) {
        return row(row).stream().mapToDouble(card -> snapSizeY(card.prefHeight(width))).max().orElse(0);
    }
}
