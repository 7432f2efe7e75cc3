package dev.timeoutdoctor.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Two things beside each other, each half as wide as the whole, both as high as the higher one needs at that width. (GridPane and HBox
 * ask for the least height at the width that each would like, and leave long lines far too much room.)
 */
final class Halves extends Pane {

    private final Region left;
    private final Region right;

    Halves(Region left, Region right) {
        this.left = left;
        this.right = right;
        getChildren().addAll(left, right);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? -1 : leftWidth(width);
        return snappedTopInset() + Math.max(left.prefHeight(room), right.prefHeight(room)) + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + 2 * Math.max(left.prefWidth(-1), right.prefWidth(-1)) + snappedRightInset();
    }

    private double leftWidth(double width) {
        return Math.floor((width - snappedLeftInset() - snappedRightInset()) / 2);
    }

    @Override
    protected void layoutChildren() {
        double half = leftWidth(getWidth());
        double top = snappedTopInset();
        double high = getHeight() - top - snappedBottomInset();
        left.resizeRelocate(snappedLeftInset(), top, half, high);
        right.resizeRelocate(snappedLeftInset() + half, top,
                getWidth() - half - snappedLeftInset() - snappedRightInset(), high);
    }
}
