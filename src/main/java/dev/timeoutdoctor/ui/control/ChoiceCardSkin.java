package dev.timeoutdoctor.ui.control;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.RadioButton;
import javafx.scene.control.skin.RadioButtonSkin;
import javafx.scene.layout.Region;

/** Shows a card's content over the whole card, as high as its wrapped text needs, and no radio mark. */
final class ChoiceCardSkin extends RadioButtonSkin {

    /** Before a layout has told the true width, a card is taken to be this wide. */
    private static final double WIDTH = 200;

    private final Region content;

    ChoiceCardSkin(RadioButton card, Region content) {
        super(card);
        this.content = content;
    }

    @Override
    protected void updateChildren() {
        super.updateChildren();
        getChildren().removeIf(child -> child.getStyleClass().contains("radio"));
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + 160 + right;
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return left + 100 + right;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        double known = width < 0 ? Math.max(getSkinnable().getWidth(), WIDTH) : width;
        double inner = known - left - right;
        return top + content.prefHeight(Math.max(inner, 1)) + bottom;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return computePrefHeight(width, top, right, bottom, left);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        layoutInArea(content, x, y, width, height, 0, HPos.LEFT, VPos.TOP);
    }
}
