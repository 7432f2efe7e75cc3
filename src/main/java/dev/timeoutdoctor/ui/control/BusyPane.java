package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is being done, how far it is, and a way to stop it. */
public final class BusyPane extends VBox {

    private final Label what = Parts.styled("", "strong");
    private final Label detail = Parts.note("");
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel;

    /** Hidden at first; the button's id is {@code <id>-cancel}. */
    public BusyPane(Texts texts, String id, Runnable onCancel) {
        setId(id);
        getStyleClass().add("busy-pane");
        what.setId(id + "-what");
        detail.setId(id + "-detail");
        detail.setWrapText(false);
        cancel = Parts.compact(id + "-cancel", texts.of("shell.cancel"), onCancel);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.of("shell.busy"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().addAll(Parts.row(what, Parts.gap(), cancel), bar, detail);
        stop();
    }

    /**
     * Shows how far it is.
     *
     * @param progress 0 to 1, or below 0 where nobody can know
     */
    public void show(String doing, String detailText, double progress) {
        what.setText(doing);
        detail.setText(detailText);
        bar.setProgress(progress);
        Parts.show(this, true);
    }

    /** Nothing is running. */
    public void stop() {
        bar.setProgress(0); // an indeterminate bar animates even while hidden
        Parts.show(this, false);
    }
}
