package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.connect.MfaPrompt;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.control.Confirm;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextField;
import javafx.stage.Modality;
import javafx.stage.Window;

/** Asks for the present code of an MFA device, over whatever window is in front. The code is kept nowhere. */
public final class MfaDialog implements MfaPrompt {

    private final Texts texts;
    private final FxTasks tasks;

    public MfaDialog(Texts texts, FxTasks tasks) {
        this.texts = texts;
        this.tasks = tasks;
    }

    @Override
    public Optional<String> code(String serial) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        tasks.onFx(() -> ask(serial, answer));
        return answer.join();
    }

    private void ask(String serial, CompletableFuture<Optional<String>> answer) {
        Optional<Window> front = Window.getWindows().stream()
                .filter(window -> window.isShowing() && window.getScene() != null).findFirst();
        if (front.isEmpty()) {
            answer.complete(Optional.empty());
            return;
        }
        Dialog<String> dialog = dialog(serial, front.get().getScene().getRoot());
        dialog.initOwner(front.get());
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setOnHidden(event -> answer.complete(Optional.ofNullable(dialog.getResult())));
        dialog.show();
    }

    private Dialog<String> dialog(String serial, Node owner) {
        Dialog<String> dialog = new Dialog<>();
        dialog.setTitle(texts.of("connect.mfa.title"));
        ButtonType use = new ButtonType(texts.of("connect.mfa.use"), ButtonBar.ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(texts.of("shell.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        TextField code = new TextField();
        code.setId("connect-mfa-code");
        code.setPromptText("123456");
        DialogPane pane = dialog.getDialogPane();
        pane.getButtonTypes().setAll(use, cancel);
        pane.lookupButton(use).setId("connect-mfa-use");
        pane.lookupButton(cancel).setId("connect-mfa-cancel");
        pane.lookupButton(use).disableProperty().bind(code.textProperty().map(text -> !text.strip().matches("\\d{6}")));
        pane.setContent(Parts.column(10, Parts.heading(texts.of("connect.mfa.title")),
                Parts.muted(texts.of("connect.mfa.text", serial)), Parts.field(texts.of("connect.mfa.code"), code)));
        pane.setPrefWidth(440);
        Confirm.dress(pane, owner);
        dialog.setResultConverter(button -> button == use ? code.getText().strip() : null);
        dialog.setOnShown(event -> code.requestFocus());
        return dialog;
    }
}
