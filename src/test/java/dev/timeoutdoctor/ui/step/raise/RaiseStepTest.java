package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Reveal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobotInterface;
import org.testfx.framework.junit5.ApplicationTest;

class RaiseStepTest extends ApplicationTest {

    @TempDir
    private Path folder;

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);

    @Override
    public void start(Stage stage) {
        Theme.loadFonts();
        RaiseStep step = new RaiseStep(
                new RaiseViewModel(session, account.services(session, folder), Texts.english(), went -> {
                }), new OffersPane(List.of(), Texts.english(), new EvidenceWindow(Texts.english(), call -> "")),
                Texts.english(), new EvidenceWindow(Texts.english(), call -> ""));
        ScrollPane scroll = new ScrollPane(step.view());
        scroll.setFitToWidth(true);
        Scene scene = new Scene(scroll, 760, 980);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.show();
        step.onEnter();
    }

    private String text(String id) {
        return ((Labeled) lookup("#" + id).query()).getText();
    }

    /** Clicks a control, scrolling to it first as a user does. */
    private FxRobotInterface press(String id) {
        interact(() -> Reveal.of(lookup("#" + id).query()));
        return clickOn("#" + id);
    }

    private void typeTimeout(String value) {
        press("raise-timeout");
        push(KeyCode.SHORTCUT, KeyCode.A);
        write(value);
    }

    @Test
    void fieldPatchAndJsonStayInStepAsOneTypes() {
        typeTimeout("9000");
        assertEquals("9000", lookup("#raise-patch-value-0").queryAs(TextInputControl.class).getText());
        assertTrue(
                said("#raise-diff").contains("Changed from \"timeoutInMillis\": 3000, to \"timeoutInMillis\": 9000,"));
        press("raise-patch-value-0").push(KeyCode.SHORTCUT, KeyCode.A).write("12000");
        assertEquals("12000", lookup("#raise-timeout").queryAs(TextInputControl.class).getText());
    }

    @Test
    void whatIsTypedAsJsonReachesTheFieldAndTheRows() {
        press("raise-diff-edit");
        CodeArea after = lookup("#raise-diff-after").queryAs(CodeArea.class);
        assertTrue(after.isFocused());
        int at = after.getText().indexOf("3000");
        interact(() -> after.selectRange(at, at + 4));
        write("8000");
        assertEquals("8000", lookup("#raise-timeout").queryAs(TextInputControl.class).getText());
        assertEquals("8000", lookup("#raise-patch-value-0").queryAs(TextInputControl.class).getText());
        assertEquals(at + 4, after.getCaretPosition());
        push(KeyCode.ESCAPE);
        assertTrue(lookup("#raise-diff-edit").query().isFocused());
        assertTrue(
                said("#raise-diff").contains("Changed from \"timeoutInMillis\": 3000, to \"timeoutInMillis\": 8000,"));
    }

    /** The rows of a difference as they are read out. */
    private List<String> said(String id) {
        return lookup(id).lookup(".diff-row").queryAll().stream().map(Node::getAccessibleText).toList();
    }

    @Test
    void readOnlySaysWhyAndOneButtonAllowsChanges() {
        typeTimeout("9000");
        assertTrue(lookup("#raise-apply").query().isDisabled());
        assertEquals("Read-only: nothing can be sent before changes are allowed.", text("raise-reason"));
        press("raise-allow");
        assertFalse(lookup("#raise-apply").query().isDisabled());
    }

    @Test
    void whatCouldNotBeReadBackOffersALookAndAnUndo() {
        typeTimeout("9000");
        press("raise-allow");
        account.throttledAfterWriting = "GetIntegration";
        press("raise-apply");
        assertTrue(lookup("#raise-undo").query().isVisible());
        account.throttledAfterWriting = "";
        press("raise-look");
        assertTrue(lookup("#raise-deploy").query().isVisible());
    }

    @Test
    void theSourcesOfCeilingServedAndPendingValuesAreOneClickAway() {
        assertTrue(lookup("#raise-before-sources-0").query().isVisible());
        assertTrue(lookup("#raise-ceiling-sources-0").query().isVisible());
        typeTimeout("9000");
        press("raise-allow");
        press("raise-apply");
        press("raise-deploy");
        assertEquals(List.of("GetStage", "GetResources", "GetExport"), List.of(text("raise-pending-sources-0"),
                text("raise-pending-sources-1"), text("raise-pending-sources-2")));
        press("raise-pending-sources-2");
        assertTrue(lookup("#evidence-window").query().isVisible());
        push(KeyCode.ESCAPE);
    }

    @Test
    void fromTheEditToTheProofAndBack() {
        typeTimeout("9000");
        press("raise-allow");
        press("raise-tests-count").push(KeyCode.SHORTCUT, KeyCode.A).write("3");
        press("raise-tests-spacing").push(KeyCode.SHORTCUT, KeyCode.A).write("2");
        press("raise-measure-before");
        assertEquals("HTTP 504 × 3", text("raise-status-before"));
        assertEquals(List.of(3_000, 3_000), List.of(account.workingMillis, account.deployedMillis));
        account.pauses.clear();
        account.requests.clear();
        press("raise-apply");
        press("raise-deploy");
        assertTrue(lookup("#raise-deploy-preview").query().isVisible());
        press("raise-deploy-now");
        press("raise-verify");
        assertEquals("It helped", text("raise-verified-outcome"));
        assertEquals(List.of(3, Duration.ofSeconds(2), Duration.ofSeconds(2)),
                List.of(account.requests.size(), account.pauses.get(0), account.pauses.get(1)));
        assertTrue(account.questions.getLast().text().contains("3 times"), account.questions.getLast().text());
        assertEquals(3, ((Pane) lookup("#raise-answers-after").query()).getChildren().size());
        assertEquals(List.of("HTTP 504 × 3", "HTTP 200 × 3"),
                List.of(text("raise-status-before"), text("raise-status-after")));
        assertEquals("equal", ((Labeled) lookup("#raise-read-back-rows .badge").query()).getText());
        press("raise-answer-after-2");
        assertTrue(lookup("#evidence-window").query().isVisible());
        push(KeyCode.ESCAPE);
        press("raise-undo");
        press("raise-undo-now");
        assertEquals(List.of(3_000, 3_000), List.of(account.workingMillis, account.deployedMillis));
        press("raise-verify");
        assertEquals("Better with the change", text("raise-verified-outcome"));
        assertEquals(List.of("HTTP 200 × 3", "HTTP 504 × 3"),
                List.of(text("raise-status-before"), text("raise-status-after")));
    }

    @Test
    void theFocusStaysWhereSomebodyTypesOrIsAboutToPress() {
        typeTimeout("9000");
        press("raise-allow");
        press("raise-apply");
        press("raise-deploy");
        press("raise-deploy-description").push(KeyCode.SHORTCUT, KeyCode.A).write("Nine seconds for orders");
        assertEquals("Nine seconds for orders",
                lookup("#raise-deploy-description").queryAs(TextInputControl.class).getText());
        assertEquals(3_000, account.deployedMillis);
        press("raise-deploy-now");
        interact(() -> {
            lookup("#raise-undo").query().requestFocus();
            session.update(now -> now.examined(now.examination().orElseThrow()));
        });
        assertTrue(lookup("#raise-undo").query().isFocused());
    }

    @Test
    void operationsAreAddedAndRemoved() {
        press("raise-add-operation");
        assertTrue(lookup("#raise-patch-op-0").tryQuery().isPresent());
        press("raise-patch-remove-0");
        assertTrue(lookup("#raise-patch-op-0").tryQuery().isEmpty());
    }

    @Test
    void aValueOverTheCeilingSaysWhatHelpsInstead() {
        typeTimeout("90000");
        assertTrue(lookup("#raise-over").query().isVisible());
        assertTrue(lookup("#raise-timeout-problems").query().isVisible());
    }

    @Test
    void theArrowKeysCountInSeconds() {
        press("raise-timeout").type(KeyCode.UP);
        assertEquals("4000", lookup("#raise-timeout").queryAs(TextInputControl.class).getText());
    }

    @Test
    void theCommandIsOneTabAway() {
        typeTimeout("9000");
        press("raise-tab-cli");
        assertTrue(lookup("#raise-cli").query().isVisible());
        assertFalse(lookup("#raise-patch").query().isVisible());
    }

    @Test
    void anUndoOverSomebodyElsesEditIsShownFirst() {
        typeTimeout("9000");
        press("raise-allow");
        press("raise-apply");
        account.workingMillis = 12_000;
        press("raise-undo");
        assertTrue(said("#raise-difference").toString().contains("12000"));
        press("raise-undo-over");
        press("raise-undo-now");
        assertEquals(3_000, account.workingMillis);
    }
}
