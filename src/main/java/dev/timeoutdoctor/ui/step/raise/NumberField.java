package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.TypedNumber;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * A whole number with its unit, typed, or counted up and down by the arrow keys and the small arrows. What is typed is kept as it
 * was typed, right or wrong.
 */
public final class NumberField extends CustomTextField {

    private final long step;
    private Consumer<String> typed = text -> {
    };

    /**
     * An empty field.
     *
     * @param step what an arrow adds
     */
    public NumberField(String id, String name, String unit, long step) {
        this.step = step;
        setId(id);
        setAccessibleText(name);
        getStyleClass().add("number-field");
        Label unitLabel = new Label(unit);
        unitLabel.getStyleClass().add("muted");
        VBox arrows = new VBox(arrow(MaterialDesignM.MENU_UP, 1), arrow(MaterialDesignM.MENU_DOWN, -1));
        arrows.setAlignment(Pos.CENTER);
        HBox right = new HBox(8, unitLabel, arrows);
        right.getStyleClass().add("number-field-right");
        setRight(right);
        addEventFilter(KeyEvent.KEY_PRESSED, this::count);
        textProperty().addListener((_, _, now) -> typed.accept(now));
    }

    /** Hears what is typed. */
    public void onTyped(Consumer<String> listener) {
        typed = listener;
    }

    /** Shows another value, unless it says the same as what was typed. */
    public void show(String value) {
        if (!TypedNumber.plain(getText()).equals(TypedNumber.plain(value))) {
            setText(value);
            positionCaret(value.length());
        }
    }

    private StackPane arrow(MaterialDesignM icon, int sign) {
        StackPane arrow = new StackPane(new FontIcon(icon));
        arrow.getStyleClass().add("number-field-arrow");
        arrow.setOnMouseClicked(_ -> add(sign));
        return arrow;
    }

    private void count(KeyEvent event) {
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            add(event.getCode() == KeyCode.UP ? 1 : -1);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume(); // the number holds as typed; Enter must not press the window's Next
        }
    }

    private void add(int sign) {
        String plain = TypedNumber.plain(getText());
        if (isEditable() && plain.matches("[0-9]{1,9}")) {
            show(String.valueOf(Math.max(0, Long.parseLong(plain) + sign * step)));
        }
    }
}
