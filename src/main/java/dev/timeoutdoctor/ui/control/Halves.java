package dev.timeoutdoctor.ui.control;

import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;

/** Two things beside each other, each half as wide as the whole, both as high as the higher one needs. */
final class Halves extends GridPane {

    Halves(Region left, Region right) {
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        RowConstraints whole = new RowConstraints();
        whole.setVgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(half, half);
        getRowConstraints().add(whole);
        addRow(0, left, right);
    }
}
