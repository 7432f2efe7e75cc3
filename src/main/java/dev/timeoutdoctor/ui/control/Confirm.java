package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.stage.Modality;
import javafx.stage.Window;

/** Asks before something that deserves a second look. View-models see this interface alone. */
public interface Confirm {

    /** Asks, and runs {@code agreed} on the FX thread where the user agrees. */
    void ask(Question question, Runnable agreed);

    /**
     * A question.
     *
     * @param id of the dialog's buttons: {@code <id>-agree}, {@code <id>-cancel}
     * @param action the label of the button that agrees: the action's name
     */
    record Question(String id, String title, String text, String action) {}

    /** Asks in a dialog over the window of a node. */
    static Confirm inDialog(Texts texts, Node owner) {
        return (question, agreed) -> {
            Window window = owner.getScene().getWindow();
            Dialog<ButtonType> dialog = dialog(texts, question);
            dialog.initOwner(window);
            dialog.initModality(Modality.WINDOW_MODAL);
            dress(dialog.getDialogPane(), owner);
            dialog.setOnHidden(event -> {
                ButtonType answer = dialog.getResult();
                if (answer != null && answer.getButtonData() == ButtonBar.ButtonData.OK_DONE) {
                    agreed.run();
                }
            });
            dialog.show();
        };
    }

    /** Gives a dialog the looks of the window that it belongs to. */
    static void dress(DialogPane pane, Node owner) {
        pane.getScene().setUserAgentStylesheet(owner.getScene().getUserAgentStylesheet());
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
    }

    private static Dialog<ButtonType> dialog(Texts texts, Question question) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(question.title());
        ButtonType agree = new ButtonType(question.action(), ButtonBar.ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(texts.of("shell.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        DialogPane pane = dialog.getDialogPane();
        pane.getButtonTypes().setAll(agree, cancel);
        Label heading = Parts.heading(question.title());
        Label text = Parts.text(question.text());
        text.setId(question.id() + "-text");
        pane.setContent(Parts.column(8, heading, text));
        pane.setPrefWidth(480);
        pane.lookupButton(agree).setId(question.id() + "-agree");
        pane.lookupButton(cancel).setId(question.id() + "-cancel");
        return dialog;
    }
}
