package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/** What is going on, on the left; back and next, on the right. */
final class Footer extends HBox {

    final Label status = new Label();
    final Button back;
    final Button next;
    private final ProgressIndicator busy = new ProgressIndicator();

    Footer(Texts texts, Runnable onBack, Runnable onNext) {
        setId("footer");
        getStyleClass().add("app-footer");
        status.setId("status");
        status.getStyleClass().add("status");
        status.setMinWidth(0);
        back = Parts.button("back", texts.of("shell.back"), onBack);
        next = Parts.button("next", "", onNext);
        next.setDefaultButton(true);
        next.getStyleClass().add("accent");
        busy.setPrefSize(16, 16);
        busy.setMaxSize(16, 16);
        working(false);
        getChildren().addAll(busy, status, Parts.gap(), back, next);
    }

    /** While Next is being asked, it cannot be pressed again; the focus waits beside it, and is not thrown to the window's first control. */
    void working(boolean on) {
        if (on && next.isFocused()) {
            status.requestFocus();
        }
        busy.setProgress(on ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        Parts.show(busy, on);
        next.setDisable(on);
        if (!on && status.isFocused()) {
            next.requestFocus();
        }
    }
}
