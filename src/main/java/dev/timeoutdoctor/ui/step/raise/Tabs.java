package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.ui.control.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A few tabs that are only as high as the one that is shown. */
public final class Tabs extends VBox {

    private final HBox strip = new HBox(2);
    private final ToggleGroup group = new ToggleGroup();
    private final List<Node> contents = new ArrayList<>();
    private final List<Node> added = new ArrayList<>();
    private boolean chosen;

    public Tabs(String id) {
        super(10);
        setId(id);
        strip.getStyleClass().add("tab-strip");
        getChildren().add(strip);
    }

    /** Adds a tab; the first one is shown. */
    public Tabs with(String id, String title, Node content) {
        ToggleButton tab = new ToggleButton(title);
        tab.setId(id);
        tab.getStyleClass().setAll("tab-toggle");
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setToggleGroup(group);
        tab.setOnAction(_ -> {
            chosen = true;
            tab.setSelected(true);
        });
        tab.selectedProperty().addListener((_, _, selected) -> Parts.show(content, selected));
        tab.setOnKeyPressed(event -> {
            int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
            List<Node> offered = strip.getChildren().filtered(Node::isVisible);
            int to = offered.indexOf(tab) + step;
            if (step != 0 && to >= 0 && to < offered.size() && offered.get(to) instanceof ToggleButton other) {
                chosen = true;
                other.setSelected(true);
                other.requestFocus();
                event.consume();
            }
        });
        strip.getChildren().add(tab);
        added.add(tab);
        contents.add(content);
        getChildren().add(content);
        Parts.show(content, false);
        if (contents.size() == 1) {
            tab.setSelected(true);
        }
        return this;
    }

    /** Puts a tab first and shows it, or back where it was added; what somebody has chosen themselves stays shown. */
    public void lead(String id, boolean first) {
        List<Node> order = first ? new ArrayList<>(added) : added;
        if (first) {
            order.sort(Comparator.comparing(tab -> !id.equals(tab.getId())));
        }
        if (order.equals(strip.getChildren())) {
            return;
        }
        strip.getChildren().setAll(order);
        if (!chosen && order.getFirst() instanceof ToggleButton tab) {
            tab.setSelected(true);
        }
    }

    /** Offers a tab or not; the first one is always there, and is shown in place of one that goes. */
    public void offer(String id, boolean offered) {
        for (Node node : strip.getChildren()) {
            if (node instanceof ToggleButton tab && id.equals(tab.getId())) {
                Parts.show(tab, offered);
                if (!offered && tab.isSelected() && strip.getChildren().getFirst() instanceof ToggleButton first) {
                    first.setSelected(true);
                }
            }
        }
    }
}
