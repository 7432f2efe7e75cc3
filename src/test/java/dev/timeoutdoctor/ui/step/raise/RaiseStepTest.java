package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.ScrolledScreen;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaiseStepTest extends ScrolledScreen {

    @TempDir
    private Path folder;

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);

    @Override
    public void start(Stage stage) {
        RaiseStep step = new RaiseStep(
                new RaiseViewModel(session, account.services(session, folder), Texts.english(), went -> {
                }), new OffersPane(List.of(), Texts.english(), new EvidenceWindow(Texts.english(), call -> "")),
                Texts.english(), new EvidenceWindow(Texts.english(), call -> ""));
        show(stage, step.view());
        step.onEnter();
    }

    @Test
    void fieldPatchAndJsonStayInStepAsOneTypes() {
        type("raise-timeout", "9000");
        assertEquals("9000", lookup("#raise-patch-value-0").queryAs(TextInputControl.class).getText());
        assertTrue(
                said("#raise-diff").contains("Changed from \"timeoutInMillis\": 3000, to \"timeoutInMillis\": 9000,"));
        clickOn("#raise-patch-value-0").push(KeyCode.SHORTCUT, KeyCode.A).write("12000");
        assertEquals("12000", lookup("#raise-timeout").queryAs(TextInputControl.class).getText());
    }

    @Test
    void whatIsTypedAsJsonReachesTheFieldAndTheRows() {
        clickOn("#raise-diff-edit");
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
        type("raise-timeout", "9000");
        assertTrue(lookup("#raise-apply").query().isDisabled());
        assertEquals("Read-only: nothing can be sent before changes are allowed.", text("raise-reason"));
        clickOn("#raise-allow");
        assertFalse(lookup("#raise-apply").query().isDisabled());
    }

    @Test
    void whatCouldNotBeReadBackOffersALookAndAnUndo() {
        type("raise-timeout", "9000");
        clickOn("#raise-allow");
        account.throttledAfterWriting = "GetIntegration";
        clickOn("#raise-apply");
        assertTrue(lookup("#raise-undo").query().isVisible());
        account.throttledAfterWriting = "";
        clickOn("#raise-look");
        assertTrue(lookup("#raise-deploy").query().isVisible());
    }

    @Test
    void theSourcesOfCeilingServedAndPendingValuesAreOneClickAway() {
        assertTrue(lookup("#raise-before-sources-0").query().isVisible());
        assertTrue(lookup("#raise-ceiling-sources-0").query().isVisible());
        type("raise-timeout", "9000");
        clickOn("#raise-allow");
        clickOn("#raise-apply");
        clickOn("#raise-deploy");
        assertEquals(List.of("GetStage", "GetResources", "GetExport"), List.of(text("raise-pending-sources-0"),
                text("raise-pending-sources-1"), text("raise-pending-sources-2")));
        clickOn("#raise-pending-sources-2");
        assertTrue(lookup("#evidence-window").query().isVisible());
        push(KeyCode.ESCAPE);
    }

    @Test
    void fromTheEditToTheProofAndBack() {
        type("raise-timeout", "9000");
        clickOn("#raise-allow");
        clickOn("#raise-tests-count").push(KeyCode.SHORTCUT, KeyCode.A).write("3");
        clickOn("#raise-tests-spacing").push(KeyCode.SHORTCUT, KeyCode.A).write("2");
        clickOn("#raise-measure-before");
        assertEquals("HTTP 504 × 3", text("raise-status-before"));
        assertEquals(List.of(3_000, 3_000), List.of(account.workingMillis, account.deployedMillis));
        account.pauses.clear();
        account.requests.clear();
        clickOn("#raise-apply");
        clickOn("#raise-deploy");
        assertTrue(lookup("#raise-deploy-preview").query().isVisible());
        clickOn("#raise-deploy-now");
        clickOn("#raise-verify");
        assertEquals("It helped", text("raise-verified-outcome"));
        assertTrue(lookup("#raise-verified-lab").tryQuery().isPresent());
        assertEquals(List.of(3, Duration.ofSeconds(2), Duration.ofSeconds(2)),
                List.of(account.requests.size(), account.pauses.get(0), account.pauses.get(1)));
        assertTrue(account.questions.getLast().text().contains("3 times"), account.questions.getLast().text());
        assertEquals(3, ((Pane) lookup("#raise-answers-after").query()).getChildren().size());
        assertEquals(List.of("HTTP 504 × 3", "HTTP 200 × 3"),
                List.of(text("raise-status-before"), text("raise-status-after")));
        assertEquals("equal", ((Labeled) lookup("#raise-read-back-rows .badge").query()).getText());
        clickOn("#raise-answer-after-2");
        assertTrue(lookup("#evidence-window").query().isVisible());
        push(KeyCode.ESCAPE);
        clickOn("#raise-undo");
        clickOn("#raise-undo-now");
        assertEquals(List.of(3_000, 3_000), List.of(account.workingMillis, account.deployedMillis));
        clickOn("#raise-verify");
        assertEquals("Better with the change", text("raise-verified-outcome"));
        assertEquals(List.of("HTTP 200 × 3", "HTTP 504 × 3"),
                List.of(text("raise-status-before"), text("raise-status-after")));
    }

    @Test
    void theFocusStaysWhereSomebodyTypesOrIsAboutToPress() {
        type("raise-timeout", "9000");
        clickOn("#raise-allow");
        clickOn("#raise-apply");
        clickOn("#raise-deploy");
        clickOn("#raise-deploy-description").push(KeyCode.SHORTCUT, KeyCode.A).write("Nine seconds for orders");
        assertEquals("Nine seconds for orders",
                lookup("#raise-deploy-description").queryAs(TextInputControl.class).getText());
        assertEquals(3_000, account.deployedMillis);
        clickOn("#raise-deploy-now");
        interact(() -> {
            lookup("#raise-undo").query().requestFocus();
            session.update(now -> now.examined(now.examination().orElseThrow()));
        });
        assertTrue(lookup("#raise-undo").query().isFocused());
    }

    @Test
    void aNumberOfTestsThatDoesNotHoldStaysAsTypedAndIsSaid() {
        clickOn("#raise-tests-count").push(KeyCode.SHORTCUT, KeyCode.A).write("abc");
        assertEquals("abc", lookup("#raise-tests-count").queryAs(TextInputControl.class).getText());
        assertEquals("How many is a whole number from 1 to 20: a proof is no load test (a rule of this program). "
                + "As it stands, one is sent.", text("raise-tests-rules"));
        clickOn("#raise-tests-count").push(KeyCode.SHORTCUT, KeyCode.A).write("99999");
        assertEquals("99999", lookup("#raise-tests-count").queryAs(TextInputControl.class).getText());
        assertTrue(text("raise-tests-rules").endsWith("As it stands, 20 are sent."), text("raise-tests-rules"));
        clickOn("#raise-tests-count").push(KeyCode.SHORTCUT, KeyCode.A).write("3");
        assertFalse(lookup("#raise-tests-rules").query().isVisible());
        clickOn("#raise-tests-spacing").push(KeyCode.SHORTCUT, KeyCode.A).write("-3");
        assertEquals("The seconds between them are a whole number up to 60.0 s (a rule of this program). As it stands, "
                + "it waits 0 ms.", text("raise-tests-rules"));
    }

    @Test
    void operationsAreAddedAndRemoved() {
        clickOn("#raise-add-operation");
        assertTrue(lookup("#raise-patch-op-0").tryQuery().isPresent());
        clickOn("#raise-patch-remove-0");
        assertTrue(lookup("#raise-patch-op-0").tryQuery().isEmpty());
    }

    @Test
    void aValueOverTheCeilingSaysWhatHelpsInstead() {
        type("raise-timeout", "90000");
        assertTrue(lookup("#raise-over").query().isVisible());
        assertTrue(lookup("#raise-timeout-problems").query().isVisible());
    }

    @Test
    void theArrowKeysCountInSeconds() {
        clickOn("#raise-timeout").type(KeyCode.UP);
        assertEquals("4000", lookup("#raise-timeout").queryAs(TextInputControl.class).getText());
    }

    @Test
    void theCommandIsOneTabAway() {
        type("raise-timeout", "9000");
        clickOn("#raise-tab-cli");
        assertTrue(lookup("#raise-cli").query().isVisible());
        assertFalse(lookup("#raise-patch").query().isVisible());
    }

    @Test
    void anUndoOverSomebodyElsesEditIsShownFirst() {
        type("raise-timeout", "9000");
        clickOn("#raise-allow");
        clickOn("#raise-apply");
        account.workingMillis = 12_000;
        clickOn("#raise-undo");
        assertTrue(said("#raise-difference").toString().contains("12000"));
        clickOn("#raise-undo-over");
        clickOn("#raise-undo-now");
        assertEquals(3_000, account.workingMillis);
    }
}
