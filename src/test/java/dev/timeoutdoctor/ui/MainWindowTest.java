package dev.timeoutdoctor.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.ProfileList;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

class MainWindowTest extends ApplicationTest {

    private static final Place.PracticeLab LAB = new Place.PracticeLab("easy");

    private final SampleWizard sample = new SampleWizard();
    private final HeldWork work = new HeldWork();
    private @Nullable Wizard shown;

    @TempDir
    private Path folder;

    @Override
    public void start(Stage stage) {
        Wizard wizard = sample.wizard(work.tasks(), folder);
        shown = wizard;
        Scene scene = wizard.scene(980, 940);
        stage.setScene(scene);
        stage.show();
        work.finish();
    }

    private Wizard wizard() {
        return Objects.requireNonNull(shown);
    }

    private Scene scene() {
        return lookup("#wizard").query().getScene();
    }

    private void finish() {
        interact(work::finish);
    }

    private String text(String id) {
        return ((Labeled) lookup("#" + id).query()).getText();
    }

    private boolean shown(String id) {
        return lookup("#" + id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private void connected() {
        interact(() -> {
            var _ = sample.connected(LAB);
        });
        finish();
    }

    private void examined() {
        interact(() -> {
            var _ = sample.examined();
        });
        finish();
    }

    @Test
    void beforeConnectingOnlyTheFirstStepCanBeReachedAndTheOthersSayWhy() {
        assertEquals(List.of(StepId.CONNECT), reachable());
        assertEquals("Connect first: this step reads from the account or the lab.",
                lookup("#nav-report").query().getAccessibleHelp());
        push(KeyCode.SHORTCUT, KeyCode.R);
        assertEquals(StepId.CONNECT, wizard().current());
        assertTrue(lookup("#back").query().isDisabled());
    }

    private List<StepId> reachable() {
        return List.of(StepId.values()).stream().filter(step -> !lookup("#nav-" + step.id()).query().isDisabled())
                .toList();
    }

    @Test
    void onceConnectedEveryStepIsOneClickAway() {
        connected();
        assertEquals(List.of(StepId.values()), reachable());
        clickOn("#nav-prevent");
        assertEquals(StepId.PREVENT, wizard().current());
        assertTrue(shown("step-prevent"));
        assertEquals("Not examined yet", text("status"));
        clickOn("#back");
        assertEquals(StepId.COMMON_MISTAKES, wizard().current());
    }

    @Test
    void nextConnectsAndGoesOnAndCannotBePressedTwiceMeanwhile() {
        clickOn("#next");
        assertTrue(lookup("#next").query().isDisabled());
        assertEquals("Asking", text("status"));
        finish();
        assertEquals(StepId.FIND_REQUEST, wizard().current());
        assertFalse(lookup("#next").query().isDisabled());
        assertEquals(1, sample.connector.asked.size());
    }

    @Test
    void whoeverGoesOnStartsAtTheTitleAndTabGoesOnFromThere() {
        clickOn("#next");
        finish();
        assertEquals("Step 2 of 11, Find the request", scene().getFocusOwner().getAccessibleText());
        push(KeyCode.TAB);
        assertEquals("find-request-method", scene().getFocusOwner().getId());
        push(KeyCode.ALT, KeyCode.LEFT);
        assertEquals("step-connect-title", scene().getFocusOwner().getId());
    }

    @Test
    void whereNextDoesNotGoOnTheFocusComesBackToIt() {
        clickOn("#next");
        finish();
        clickOn("#next");
        finish();
        assertEquals(StepId.FIND_REQUEST, wizard().current());
        assertEquals("next", scene().getFocusOwner().getId());
    }

    @Test
    void whatKeepsNextFromGoingOnStandsInTheStatusLine() {
        clickOn("#next");
        finish();
        clickOn("#next");
        assertEquals(StepId.FIND_REQUEST, wizard().current());
        assertEquals("Paste the URL that fails, or pick a method from the lists.", text("status"));
        assertTrue(lookup("#status").query().getStyleClass().contains("stay"));
    }

    @Test
    void aStepThatDoesNotApplyIsPassedByAndSaid() {
        examined();
        interact(() -> wizard().go(StepId.RESPOND_ASYNC));
        assertEquals("_Next: Common mistakes", text("next"));
        clickOn("#next");
        assertEquals(StepId.COMMON_MISTAKES, wizard().current());
        assertEquals("Passed by, since it does not apply here: VPC link and targets", text("status"));
        assertTrue(lookup("#nav-vpc-link").query().getAccessibleText().endsWith("does not apply, n/a"));
        clickOn("#nav-vpc-link");
        assertEquals(StepId.VPC_LINK, wizard().current());
    }

    @Test
    void nothingLookedAtIsNotNothingFound() {
        interact(() -> {
            sample.targeted();
            sample.model.update(now -> now.examined(SampleSession.examination(EvidenceSet.empty(),
                    SampleEvidence.NO_DIAGNOSIS, List.of("apigateway:GET"))));
        });
        assertEquals("Step 9, Common mistakes, open", lookup("#nav-common-mistakes").query().getAccessibleText());
        interact(() -> wizard().go(StepId.TIMEOUT_SETTINGS));
        assertEquals(Texts.english().of("timeouts.headline.unknown"), text("timeouts-headline-badge"));
    }

    @Test
    void theLastStepHasNoNext() {
        connected();
        push(KeyCode.SHORTCUT, KeyCode.R);
        assertEquals(StepId.REPORT, wizard().current());
        assertFalse(shown("next"));
        push(KeyCode.ALT, KeyCode.RIGHT);
        assertEquals(StepId.REPORT, wizard().current());
    }

    @Test
    void keysGoToStepsForwardAndBack() {
        connected();
        push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
        assertEquals(StepId.RESPOND_ASYNC, wizard().current());
        push(KeyCode.ALT, KeyCode.RIGHT);
        assertEquals(StepId.VPC_LINK, wizard().current());
        push(KeyCode.ALT, KeyCode.LEFT);
        assertEquals(StepId.RESPOND_ASYNC, wizard().current());
        push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        assertEquals(StepId.PREVENT, wizard().current());
    }

    @Test
    void f6GoesRoundTheAreas() {
        connected();
        push(KeyCode.F9); // the guide, which a narrow window folds away
        interact(() -> lookup("#nav-connect").query().requestFocus());
        assertEquals(List.of("centre", "guide", "footer", "step-list"), List.of(f6(), f6(), f6(), f6()));
        push(KeyCode.F9);
        assertEquals(List.of("centre", "footer", "step-list"), List.of(f6(), f6(), f6()));
    }

    private String f6() {
        push(KeyCode.F6);
        for (Node node = scene().getFocusOwner(); node != null; node = node.getParent()) {
            if (node.getId() != null && List.of("centre", "guide", "footer", "step-list").contains(node.getId())) {
                return node.getId();
            }
        }
        return "nowhere";
    }

    @Test
    void arrowKeysWalkTheListOfSteps() {
        connected();
        interact(() -> lookup("#nav-connect").query().requestFocus());
        type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.UP).type(KeyCode.SPACE);
        assertEquals(StepId.FIND_REQUEST, wizard().current());
        assertEquals("nav-find-request", scene().getFocusOwner().getId());
    }

    @Test
    void arrowKeysStopAtStepsThatCannotBeReached() {
        interact(() -> lookup("#nav-connect").query().requestFocus());
        type(KeyCode.DOWN);
        assertEquals("nav-connect", scene().getFocusOwner().getId());
    }

    @Test
    void escapeStopsWhatRunsAndTheStepStaysUsable() {
        clickOn("#next");
        push(KeyCode.ESCAPE);
        assertFalse(shown("connect-busy"));
        finish();
        assertEquals(StepId.CONNECT, wizard().current());
        assertEquals("Cancelled. Nothing was connected.", text("status"));
        clickOn("#next");
        finish();
        assertEquals(StepId.FIND_REQUEST, wizard().current());
    }

    @Test
    void theThemeIsSwitchedByButtonAndKeyAndRemembered() {
        String light = scene().getUserAgentStylesheet();
        clickOn("#header-theme");
        String dark = scene().getUserAgentStylesheet();
        push(KeyCode.F8);
        assertEquals(light, scene().getUserAgentStylesheet());
        assertFalse(light.equals(dark));
        assertEquals(List.of(Theme.DARK, Theme.LIGHT), sample.themes);
    }

    @Test
    void theGuideFoldsAwayInANarrowWindowAndComesBackInAWideOne() {
        assertFalse(shown("guide"));
        assertFalse(widened(1_099));
        assertTrue(widened(1_100));
        assertFalse(widened(960));
    }

    @Test
    void aGuideThatWasAskedForStaysAndOneThatWasFoldedAwayDoesNotComeBack() {
        clickOn("#header-guide");
        assertTrue(shown("guide"));
        assertTrue(widened(960));
        push(KeyCode.F9);
        assertFalse(shown("guide"));
        assertFalse(widened(1_280));
    }

    /** Lays the content out as in a window of this width; says whether the guide is shown. */
    private boolean widened(double width) {
        interact(() -> wizard().root().resize(width, 820));
        return shown("guide");
    }

    @Test
    void theHeaderSaysWhoWhereAndWhat() {
        assertEquals("not connected", chip("header-who"));
        assertFalse(shown("header-what"));
        examined();
        assertEquals(List.of("support-ro · 1234…9012", "us-east-1 N. Virginia",
                "POST /orders · orders-api (REST, Regional) · prod"),
                List.of(chip("header-who"), chip("header-where"), chip("header-what")));
    }

    private String chip(String id) {
        return lookup("#" + id).query().getAccessibleText();
    }

    @Test
    void inTheLabOneSwitchAllowsChanges() {
        assertTrue(lookup("#header-changes").query().isDisabled());
        connected();
        assertEquals("Read-only", text("header-changes"));
        clickOn("#header-changes");
        assertEquals("Changes allowed", text("header-changes"));
        clickOn("#header-changes");
        assertFalse(sample.model.get().changesAllowed());
    }

    @Test
    void onARealAccountTheSwitchAsksAndNamesAccountApiAndStage() {
        examined();
        clickOn("#header-changes");
        assertTrue(text("changes-text").startsWith(
                "Account 123456789012 (support-ro), API orders-api (a1b2c3d4e5), stage prod. "), text("changes-text"));
        clickOn("#changes-cancel");
        assertEquals("Read-only", text("header-changes"));
        clickOn("#header-changes").clickOn("#changes-agree");
        assertTrue(sample.model.get().changesAllowed());
    }

    @Test
    void helpListsTheKeysAndEscapeClosesIt() {
        push(KeyCode.F1);
        assertTrue(shown("help-window"));
        push(KeyCode.ESCAPE);
        assertFalse(shown("help-window"));
    }

    @Test
    void aMistakeOfTheProgramIsSaidOnceWithAReportWithoutValues() {
        interact(() -> wizard().crashed(new IllegalStateException("secret of account 123456789012")));
        interact(() -> wizard().crashed(new IllegalStateException("another")));
        assertEquals(1, lookup("#crash-continue").queryAll().size());
        clickOn("#crash-details");
        assertTrue(lookup("#crash-report").query().isVisible());
        clickOn("#crash-continue");
        assertFalse(shown("crash-continue"));
    }

    @Test
    void withoutAProfileTheLabIsReadyToStart() {
        sample.accounts.profiles = new ProfileList(List.of(), "", "");
        Wizard fresh = made();
        interact(() -> ((Stage) scene().getWindow()).setScene(fresh.scene(980, 940)));
        finish();
        assertEquals("Start scenario", text("next"));
        clickOn("#next");
        finish();
        assertEquals(List.of(LAB), sample.connector.asked);
        assertEquals(StepId.FIND_REQUEST, fresh.current());
    }

    private Wizard made() {
        Wizard[] made = new Wizard[1];
        interact(() -> made[0] = sample.wizard(work.tasks(), folder));
        return made[0];
    }
}
