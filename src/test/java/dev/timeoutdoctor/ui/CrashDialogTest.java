package dev.timeoutdoctor.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.text.Texts;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class CrashDialogTest extends ApplicationTest {

    private final Pane owner = new Pane();
    private boolean unsettled;

    @Override
    public void start(Stage stage) {
        stage.setScene(new Scene(owner, 300, 200));
        stage.show();
    }

    private String lost() {
        interact(() -> new CrashDialog(Texts.english(), owner, () -> unsettled).show(new IllegalStateException()));
        String lost = ((Labeled) lookup("#crash-lost").query()).getText();
        clickOn("#crash-continue");
        return lost;
    }

    @Test
    void nothingIsSaidToBeUnsentWhileAChangeIsOnItsWay() {
        assertEquals("Nothing was lost: what was read is still there, what you typed is still there, and no change was "
                + "sent by this.", lost());
        unsettled = true;
        assertEquals("What was read and what you typed is still there. A change was on its way: whether it took effect "
                + "is not known yet. Look at what is true in the step where you sent it; the change log says what was "
                + "sent.", lost());
    }
}
