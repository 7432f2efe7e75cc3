package dev.timeoutdoctor.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class PartsTest extends ApplicationTest {

    @Override
    public void start(Stage stage) {
        Button elsewhere = new Button("elsewhere");
        elsewhere.setId("elsewhere");
        ListView<String> list = new ListView<>();
        list.setId("list");
        list.getItems().addAll("one", "two");
        VBox around = new VBox(list);
        around.setId("around");
        stage.setScene(new Scene(new VBox(elsewhere, around), 200, 200));
        stage.show();
    }

    private List<String> withFocus() {
        return Stream.of("elsewhere", "list", "around").filter(id -> Parts.hasFocus(lookup("#" + id).query())).toList();
    }

    private void focus(String id, int row) {
        interact(() -> {
            lookup("#" + id).query().requestFocus();
            lookup("#list").queryListView().getFocusModel().focus(row);
        });
    }

    @Test
    void theFocusIsWhereTheSceneHasItAndNotOnACellThatKeepsItsPlace() {
        focus("list", 1);
        assertEquals(List.of("list", "around"), withFocus());
        focus("elsewhere", 0);
        assertEquals(List.of("elsewhere"), withFocus());
    }

    @Test
    void aLongNameMayBreakWhereItsPartsMeetAndNowhereElse() {
        assertEquals(
                List.of("GET /reports|/{id}|/summary", "timeout|InMillis", "arn:|aws:|sns:|us-|east-|1", "29000",
                        "NO_|PROXY"),
                Stream.of("GET /reports/{id}/summary", "timeoutInMillis", "arn:aws:sns:us-east-1", "29000", "NO_PROXY")
                        .map(name -> Parts.withSeams(name).replace('\u200B', '|')).toList());
    }

    @Test
    void whatIsInNoSceneHasNoFocus() {
        interact(() -> assertFalse(Parts.hasFocus(new Button("nowhere"))));
    }
}
