package dev.timeoutdoctor.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class PartsTest extends ApplicationTest {

    private Button elsewhere;
    private ListView<String> list;
    private VBox around;

    @Override
    public void start(Stage stage) {
        elsewhere = new Button("elsewhere");
        list = new ListView<>();
        around = new VBox(list);
        list.getItems().addAll("one", "two");
        stage.setScene(new Scene(new VBox(elsewhere, around), 200, 200));
        stage.show();
    }

    private List<Boolean> hasFocus() {
        return List.of(Parts.hasFocus(elsewhere), Parts.hasFocus(list), Parts.hasFocus(around));
    }

    @Test
    void theFocusIsWhereTheSceneHasItAndNotOnACellThatKeepsItsPlace() {
        interact(() -> {
            list.requestFocus();
            list.getFocusModel().focus(1);
        });
        assertEquals(List.of(false, true, true), hasFocus());
        interact(() -> {
            elsewhere.requestFocus();
            list.getFocusModel().focus(0);
        });
        assertEquals(List.of(true, false, false), hasFocus());
        interact(() -> assertFalse(Parts.hasFocus(new Button("nowhere"))));
    }
}
