package dev.timeoutdoctor.ui.step.raise;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** Two groups on one line, left and right; where there is no room for both, the right one goes below. */
final class ActionBar extends Region {

    private static final double GAP = 10;

    private final Region left;
    private final Region right;

    ActionBar(Region left, Region right) {
        this.left = left;
        this.right = right;
        getChildren().addAll(left, right);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(left.minWidth(-1), right.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return left.prefWidth(-1) + GAP + right.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        double above = left.prefHeight(-1);
        double below = right.prefHeight(-1);
        return width < 0 || fits(width) ? Math.max(above, below) : above + GAP + below;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double width = getWidth() - insets.getLeft() - insets.getRight();
        double leftHeight = left.prefHeight(-1);
        double rightWidth = Math.min(right.prefWidth(-1), width);
        double rightHeight = right.prefHeight(-1);
        double line = Math.max(leftHeight, rightHeight);
        boolean fits = fits(width);
        left.resizeRelocate(0, fits ? (line - leftHeight) / 2 : 0, Math.min(left.prefWidth(-1), width), leftHeight);
        right.resizeRelocate(width - rightWidth, fits ? (line - rightHeight) / 2 : leftHeight + GAP, rightWidth,
                rightHeight);
    }

    private boolean fits(double width) {
        return computePrefWidth(-1) <= width;
    }
}
