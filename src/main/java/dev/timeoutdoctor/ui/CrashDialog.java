package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Confirm;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;

/** Says that the program itself has a fault, what was lost, whether a change is on its way, and gives a masked report to copy. */
public final class CrashDialog {

    private final Texts texts;
    private final Node owner;
    private final BooleanSupplier unsettled;
    private boolean open;

    /**
     * With what it needs.
     *
     * @param unsettled whether a change was sent of which it is not known what became of it
     */
    public CrashDialog(Texts texts, Node owner, BooleanSupplier unsettled) {
        this.texts = texts;
        this.owner = owner;
        this.unsettled = unsettled;
    }

    /** Shows it; while it is open, further errors change nothing. On the FX thread. */
    public void show(Throwable error) {
        if (open) {
            return;
        }
        open = true;
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(texts.of("shell.crash.title"));
        dialog.initOwner(owner.getScene().getWindow());
        ButtonType close = new ButtonType(texts.of("shell.crash.continue"), ButtonBar.ButtonData.CANCEL_CLOSE);
        DialogPane pane = dialog.getDialogPane();
        pane.getButtonTypes().setAll(close);
        pane.lookupButton(close).setId("crash-continue");
        pane.setPrefWidth(560);
        CodeBlock report = new CodeBlock(texts, "crash-report", CrashReport.of(error));
        TitledPane details = ProblemPane.fold("crash-details", texts.of("shell.problem.details"), scrolling(report));
        details.heightProperty().subscribe((before, now) -> pane.getScene().getWindow().sizeToScene());
        pane.setContent(Parts.column(10, Parts.heading(texts.of("shell.crash.title")),
                lost(), Parts.note(texts.of("shell.crash.next")),
                Parts.compact("crash-copy", texts.of("shell.crash.copy"), () -> Parts.copy(report.code())),
                details));
        Confirm.dress(pane, owner);
        dialog.setOnHidden(event -> open = false);
        dialog.show();
    }

    /** A long report scrolls, so that the button below it stays in sight. */
    private static ScrollPane scrolling(CodeBlock report) {
        ScrollPane scroll = new ScrollPane(report);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(240);
        scroll.getStyleClass().add("centre-scroll");
        return scroll;
    }

    private Node lost() {
        Label lost = Parts.text(texts.of(unsettled.getAsBoolean() ? "shell.crash.unsettled" : "shell.crash.lost"));
        lost.setId("crash-lost");
        return lost;
    }
}
