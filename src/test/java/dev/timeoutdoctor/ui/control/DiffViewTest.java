package dev.timeoutdoctor.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class DiffViewTest {

    private static final String BEFORE = """
                                         {
                                           "a": 1,
                                           "b": 2,
                                           "c": 3,
                                           "d": 4,
                                           "e": 5,
                                           "f": 6
                                         }""";
    private final List<String> typed = new ArrayList<>();

    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private DiffView view(String after) {
        DiffView view = new DiffView(Texts.english(), "diff", typed::add);
        new Scene(view, 640, 480);
        view.setTitles("Now", "After the change");
        view.show(BEFORE, after, true);
        view.applyCss();
        view.layout();
        return view;
    }

    private static List<String> shown(DiffView view) {
        return view.lookup("#diff-rows").lookupAll("*").stream()
                .filter(node -> node.getStyleClass().contains("diff-row") || node.getStyleClass().contains("diff-fold"))
                .map(node -> node instanceof Button fold ? fold.getText() : node.getAccessibleText()).toList();
    }

    @Test
    void whatStaysIsFoldedAndACommaIsNoDifference() {
        assertEquals(List.of("⋯  5 unchanged lines", "\"e\": 5,", "\"f\": 6,", "Added: \"g\": 7", "}"),
                onFx(() -> shown(view(BEFORE.replace("6", "6,\n  \"g\": 7")))));
    }

    @Test
    void aFoldOpensAndStaysOpenWhileTheRestIsEdited() {
        assertEquals(List.of("{", "\"a\": 1,", "\"b\": 2,", "\"c\": 3,", "\"d\": 4,", "\"e\": 5,",
                "Changed from \"f\": 6 to \"f\": 8", "}"), onFx(() -> {
                    DiffView view = view(BEFORE.replace("6", "7"));
                    ((Button) view.lookup(".diff-fold")).fire();
                    view.show(BEFORE, BEFORE.replace("6", "8"), true);
                    return shown(view);
                }));
    }

    @Test
    void aLineThatFitsIsAsHighAsAnyOther() {
        assertEquals(1, onFx(() -> {
            DiffView view = view(BEFORE.replace("6", "\"neither long nor short\""));
            return view.lookupAll(".diff-row").stream().map(row -> row.getLayoutBounds().getHeight()).distinct()
                    .count();
        }));
    }

    @Test
    void arrowKeysGoFromRowToRow() {
        assertEquals("\"d\": 4,", onFx(() -> {
            DiffView view = view(BEFORE.replace("6", "7"));
            Node fold = view.lookup(".diff-fold");
            fold.requestFocus();
            press(fold, KeyCode.DOWN);
            return view.getScene().getFocusOwner().getAccessibleText();
        }));
    }

    @Test
    void theEditorIsNotTouchedByWhatItTells() {
        List<Object> seen = onFx(() -> {
            DiffView view = view(BEFORE);
            ((Button) view.lookup("#diff-edit")).fire();
            CodeArea area = (CodeArea) view.lookup("#diff-after");
            int at = area.getText().indexOf("4");
            area.replaceText(at, at + 1, "44");
            view.show(BEFORE, typed.getLast(), true);
            int caret = area.getCaretPosition();
            area.undo();
            view.show(BEFORE, typed.getLast(), true);
            boolean more = area.isUndoAvailable();
            press(area, KeyCode.ESCAPE);
            return List.of(caret - at, typed.getLast().equals(BEFORE), more, area.getParent().isVisible());
        });
        assertEquals(List.of(2, true, false), seen.subList(0, 3));
        assertEquals(List.of(BEFORE.replace("4", "44"), BEFORE), typed);
    }

    @Test
    void aRowThatIsChosenIsEditedThere() {
        assertEquals(List.of(6, 8), onFx(() -> {
            DiffView view = view(BEFORE.replace("6", "7"));
            Node row = view.lookupAll(".diff-row").stream()
                    .filter(node -> node.getAccessibleText().startsWith("Changed")).findFirst().orElseThrow();
            press(row, KeyCode.ENTER);
            CodeArea area = (CodeArea) view.lookup("#diff-after");
            return List.of(area.getCurrentParagraph(), area.getCaretColumn());
        }));
    }

    @Test
    void whatCannotBeEditedAnyMoreIsShownAsADifference() {
        assertEquals(List.of(false, false, true), onFx(() -> {
            DiffView view = view(BEFORE.replace("6", "7"));
            ((Button) view.lookup("#diff-edit")).fire();
            view.show(BEFORE, BEFORE.replace("6", "7"), false);
            return List.of(view.lookup("#diff-edit").isVisible(), view.lookup("#diff-after").getParent().isVisible()
                    && view.lookup("#diff-after").getParent().getParent().getParent().isVisible(),
                    view.lookup("#diff-rows").isVisible());
        }));
    }

    @Test
    void ofAVeryLongDifferenceOnlyItsBeginningIsDrawn() {
        String before = "x\n".repeat(2_000);
        List<String> shown = onFx(() -> {
            DiffView view = new DiffView(Texts.english(), "diff", typed::add);
            view.show(before, "y\n".repeat(2_000), true);
            return shown(view);
        });
        assertEquals(List.of(301, "⋯  1,700 more lines"), List.of(shown.size(), shown.getLast()));
    }

    @Test
    void aLongTemplateIsColouredWhole() {
        String template = "\"" + "#set($x = 1)\\n".repeat(20_000) + "\"";
        assertEquals(List.of(new JsonTokens.Token(0, 3, "json-key"),
                new JsonTokens.Token(5, 5 + template.length(), "json-string"),
                new JsonTokens.Token(7 + template.length(), 9 + template.length(), "json-number")),
                JsonTokens.of("\"t\": " + template + ", -5, abc, \"open\n"));
        assertTrue(JsonTokens.of("\"open").isEmpty());
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
