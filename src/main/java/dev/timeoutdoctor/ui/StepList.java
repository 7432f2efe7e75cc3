package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.session.StepState;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The steps on the left: three groups, each step with its state in a circle and a count on the right. */
final class StepList extends VBox {

    private final Texts texts;
    private final Map<StepId, Item> items = new EnumMap<>(StepId.class);
    private StepId current = StepId.CONNECT;

    StepList(Texts texts, Consumer<StepId> go) {
        this.texts = texts;
        setId("step-list");
        getStyleClass().add("step-list");
        setAccessibleText(texts.of("shell.steps"));
        StepId.Group group = null;
        for (StepId step : StepId.values()) {
            if (step.group() != group) {
                group = step.group();
                Label heading = new Label(
                        texts.of("shell.group." + group.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .toUpperCase(Locale.ENGLISH));
                heading.getStyleClass().add("group");
                getChildren().add(heading);
            }
            Item item = new Item(step, go);
            items.put(step, item);
            getChildren().add(item.place);
        }
    }

    void show(Session session, StepId now) {
        current = now;
        StepStates.of(session)
                .forEach((step, state) -> item(step).show(state, StepStates.reachable(step, session)));
    }

    void focusCurrent() {
        item(current).button.requestFocus();
    }

    private Item item(StepId step) {
        return java.util.Objects.requireNonNull(items.get(step), step.id());
    }

    private void move(KeyEvent event, StepId from) {
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        int to = MainWindow.ORDER.indexOf(from) + by;
        if (by != 0) {
            event.consume();
            if (to >= 0 && to < MainWindow.ORDER.size()) {
                item(MainWindow.ORDER.get(to)).button.requestFocus();
            }
        }
    }

    /** One step. */
    private final class Item {

        private final StepId step;
        private final StackPane circle = new StackPane();
        private final Label count = new Label();
        private final Button button = new Button();
        /** Hears the mouse where the button is disabled, so that the reason can be read. */
        private final StackPane place = new StackPane(button);
        private final Tooltip reason = new Tooltip(texts.of("shell.step.connect-first"));

        private Item(StepId step, Consumer<StepId> go) {
            this.step = step;
            String title = texts.of("step." + step.id() + ".title");
            Label name = new Label(title);
            name.getStyleClass().add("name");
            name.setMinWidth(USE_PREF_SIZE);
            count.getStyleClass().add("count");
            count.setMinWidth(USE_PREF_SIZE);
            circle.getStyleClass().add("step-circle");
            HBox content = Parts.row(circle, Parts.grow(name), count);
            content.setSpacing(8);
            button.setId("nav-" + step.id());
            button.setText(title);
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.setGraphic(content);
            button.getStyleClass().add("step-item");
            button.setMaxWidth(Double.MAX_VALUE);
            content.prefWidthProperty().bind(button.widthProperty().subtract(22));
            button.setOnAction(event -> go.accept(step));
            button.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(event, step));
        }

        private void show(StepState state, boolean reachable) {
            boolean now = step == current;
            button.setDisable(!reachable);
            if (reachable) {
                Tooltip.uninstall(place, reason);
            } else {
                Tooltip.install(place, reason);
            }
            button.getStyleClass().remove("current");
            if (now) {
                button.getStyleClass().add("current");
            }
            String badge = texts.of(state.badge());
            count.setText(badge);
            count.getStyleClass().remove("attention");
            if (state.status() == StepState.Status.ATTENTION) {
                count.getStyleClass().add("attention");
            }
            draw(state.status(), now);
            String said = texts.of("shell.step.says", step.number(), texts.of("step." + step.id() + ".title"),
                    texts.of("shell.step.state." + state.status().name().toLowerCase(Locale.ROOT).replace('_', '-')));
            button.setAccessibleText(badge.isEmpty() ? said : said + ", " + badge);
            button.setAccessibleHelp(reachable ? "" : reason.getText());
        }

        private void draw(StepState.Status status, boolean now) {
            circle.getStyleClass().setAll("step-circle");
            if (now) {
                circle.getStyleClass().add("current");
                Circle dot = new Circle(4);
                dot.getStyleClass().add("dot");
                circle.getChildren().setAll(dot);
                return;
            }
            switch (status) {
                case OPEN -> circle.getChildren().setAll(new Label(String.valueOf(step.number())));
                case DONE -> icon("done", new FontIcon(MaterialDesignC.CHECK_BOLD));
                case ATTENTION -> icon("attention", new FontIcon(MaterialDesignE.EXCLAMATION_THICK));
                case NOT_APPLICABLE -> icon("not-applicable", new FontIcon(MaterialDesignM.MINUS));
            }
        }

        private void icon(String style, FontIcon icon) {
            circle.getStyleClass().add(style);
            circle.getChildren().setAll(icon);
        }
    }
}
