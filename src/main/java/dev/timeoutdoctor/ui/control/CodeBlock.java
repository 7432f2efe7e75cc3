package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.text.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Monospaced text in a frame that wraps, with a button that copies it. */
public final class CodeBlock extends VBox {

    private final Text text = new Text();
    private final StackPane frame;
    private final HBox buttons = new HBox(8);

    /** With an id; the copy button's id is {@code <id>-copy}. */
    public CodeBlock(Texts texts, String id, String code) {
        super(6);
        setId(id);
        frame = new StackPane(new TextFlow(text));
        text.getStyleClass().add("text");
        frame.getStyleClass().add("code-block");
        frame.setAccessibleRole(AccessibleRole.TEXT);
        Button copy = Parts.compact(id + "-copy", texts.of("shell.copy"), () -> Parts.copy(text.getText()));
        copy.setAccessibleHelp(texts.of("shell.copy.help"));
        buttons.getChildren().add(copy);
        getChildren().addAll(frame, buttons);
        setCode(code);
    }

    /** Shows another text. */
    public void setCode(String code) {
        text.setText(code);
        frame.setAccessibleText(code);
    }

    public String code() {
        return text.getText();
    }

    /** Puts a button beside "Copy". */
    public CodeBlock withButton(Button button) {
        buttons.getChildren().add(button);
        return this;
    }
}
