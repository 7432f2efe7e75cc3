package dev.timeoutdoctor.ui.step.timeouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.ScrolledScreen;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class TimeoutsStepTest extends ScrolledScreen {

    private final Texts texts = Texts.english();
    private final List<StepId> went = new ArrayList<>();
    private final SessionModel session = SampleSession.targeted();

    @Override
    public void start(Stage stage) {
        EvidenceSet evidence = SampleEvidence
                .denied(SampleEvidence.slowFunction(), EvidenceKeys.GATEWAY_ACCOUNT, "apigateway:GET")
                .with(EvidenceKeys.STAGE, SampleEvidence.seen(canary(), "apigateway", "GetStage", Map.of()));
        Examining examining = new Examining(session, (_, _, _, _) -> SampleSession.examination(evidence,
                SampleDiagnosis.slowFunction(), List.of("apigateway:GET")), FxTasks.direct(), Clock.systemUTC());
        TimeoutsStep step = new TimeoutsStep(new TimeoutsViewModel(session, examining,
                SampleSession.deeper(session, examining), went::add), texts,
                new EvidenceWindow(texts, CliCommand::of));
        show(stage, step.view());
    }

    private static dev.timeoutdoctor.evidence.Stage canary() {
        return RestApiAnswers.stages(Answers.json("{\"item\": [{\"stageName\": \"prod\", \"deploymentId\": \"d1\", "
                + "\"canarySettings\": {\"percentTraffic\": 10.0, \"deploymentId\": \"d1\"}}]}")).getFirst();
    }

    @Test
    void whereTheCanarysCallsLeadStandsBelowTheHeadline() {
        clickOn("#timeouts-examine");
        assertEquals("The stage's calls lead to " + SampleEvidence.FUNCTION_ARN
                + ". The 10 % of calls through the canary lead there, too.", text("timeouts-destination"));
    }

    @Test
    void oneButtonExaminesAndShowsTheLadder() {
        clickOn("#timeouts-examine");
        assertEquals("Lambda answers after the gateway gave up", text("timeouts-headline-badge"));
        assertEquals("504 after 29 s", text("timeouts-ladder-moment"));
        assertFalse(lookup("#timeouts-empty").query().isVisible());
    }

    @Test
    void fixGoesToTheStepThatCures() {
        clickOn("#timeouts-examine");
        clickOn("#timeouts-fix-backend-slower-than-timeout");
        assertEquals(List.of(StepId.SPEED_UP_LAMBDA), went);
    }

    @Test
    void permissionShowsTheActionAndCopiesIt() {
        clickOn("#timeouts-examine");
        clickOn("#timeouts-permission-logging-off");
        assertTrue(text("timeouts-permission-note").contains("apigateway:GET"));
        assertEquals("apigateway:GET", WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString())));
    }

    @Test
    void arrowKeysChooseARowAndFoldItsEvidenceOut() {
        clickOn("#timeouts-examine");
        clickOn("#timeouts-check-backend-slower-than-timeout");
        type(KeyCode.DOWN);
        assertEquals("Evidence: Function outlives the request", text("timeouts-evidence-title"));
        assertTrue(lookup("#timeouts-source-function").tryQuery().isPresent());
    }

    @Test
    void theRowsAreOneStopOfTabAndArrowKeysHomeAndEndWalkThem() {
        clickOn("#timeouts-examine");
        List<Node> rows = List.copyOf(lookup(".row-table > .row").queryAll());
        clickOn("#" + rows.getFirst().getId());
        assertEquals(List.of(rows.getFirst()), rows.stream().filter(Node::isFocusTraversable).toList());
        type(KeyCode.END);
        assertEquals(List.of(rows.getLast()), rows.stream().filter(Node::isFocusTraversable).toList());
        assertTrue(rows.getLast().isFocused() && rows.getLast().getStyleClass().contains("selected"));
        type(KeyCode.HOME).push(KeyCode.SHIFT, KeyCode.TAB);
        assertTrue(rows.stream().noneMatch(Node::isFocused));
    }

    @Test
    void leftFoldsTheEvidenceAwayUntilEnterOrRightFoldsItOut() {
        clickOn("#timeouts-examine");
        clickOn("#timeouts-check-backend-slower-than-timeout");
        type(KeyCode.LEFT).type(KeyCode.DOWN);
        assertTrue(lookup("#timeouts-evidence-card").tryQuery().isEmpty());
        type(KeyCode.ENTER);
        assertEquals("Evidence: Function outlives the request", text("timeouts-evidence-title"));
        type(KeyCode.LEFT).type(KeyCode.UP).type(KeyCode.RIGHT);
        assertEquals("Evidence: Lambda answers after the gateway gave up", text("timeouts-evidence-title"));
    }

    @Test
    void aNameOfTheLadderOpensTheCallBehindIt() {
        clickOn("#timeouts-examine");
        clickOn("#timeouts-ladder-gateway");
        assertTrue(lookup("#evidence-window").tryQuery().isPresent());
        clickOn("#evidence-close");
    }

    @Test
    void labelsOfTheAxisNeverOverlap() {
        clickOn("#timeouts-examine");
        List<Node> labels = new ArrayList<>(lookup(".ladder-tick").queryAll());
        labels.removeIf(label -> !label.isVisible());
        labels.add(lookup("#timeouts-ladder-moment").queryAs(Label.class));
        labels.sort(java.util.Comparator.comparingDouble(label -> label.getBoundsInParent().getMinX()));
        for (int i = 1; i < labels.size(); i++) {
            assertTrue(labels.get(i - 1).getBoundsInParent().getMaxX() <= labels.get(i).getBoundsInParent().getMinX());
        }
    }

    @Test
    void checksOfThingsThatThisRequestDoesNotMeetWaitBehindAButton() {
        clickOn("#timeouts-examine");
        int shown = lookup(".row-table .row").queryAll().size();
        assertFalse(words(lookup(".row-table .row").queryAll()).contains("Not here"));
        interact(() -> lookup("#timeouts-elsewhere").queryButton().fire());
        int all = lookup(".row-table .row").queryAll().size();
        assertTrue(all > shown, shown + " of " + all);
        assertTrue(words(lookup(".row-table .row").queryAll()).contains("Not here"));
        assertTrue(text("timeouts-elsewhere").startsWith("Hide"));
        interact(() -> lookup("#timeouts-elsewhere").queryButton().fire());
        assertEquals(shown, lookup(".row-table .row").queryAll().size());
    }

    @Test
    void readingAgainLeavesRowsThatSayTheSameAsTheyAreDrawn() {
        clickOn("#timeouts-examine");
        List<Node> before = List.copyOf(lookup(".row-table .row").queryAll());
        clickOn("#timeouts-read-again");
        assertEquals(before, List.copyOf(lookup(".row-table .row").queryAll()));
        assertEquals(1, lookup(".row-table .selected").queryAll().size());
    }

    private static String words(Collection<Node> rows) {
        return rows.stream().map(Node::getAccessibleText).collect(Collectors.joining("\n"));
    }

    @Test
    void readingAgainIsPossibleAfterwards() {
        clickOn("#timeouts-examine");
        clickOn("#timeouts-read-again");
        assertFalse(lookup("#timeouts-busy").query().isVisible());
        assertTrue(lookup("#timeouts-report").query().isVisible());
    }
}
