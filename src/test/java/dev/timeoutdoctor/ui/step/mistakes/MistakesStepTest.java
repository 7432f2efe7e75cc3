package dev.timeoutdoctor.ui.step.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.guide.GuideMistakes;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.ScrolledScreen;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class MistakesStepTest extends ScrolledScreen {

    private final Texts texts = Texts.english();
    private final List<StepId> went = new ArrayList<>();

    @Override
    public void start(Stage stage) {
        CauseAdvice advice = CauseAdvice.load();
        MistakesStep step = new MistakesStep(
                new MistakesViewModel(SampleSession.examined(SampleSession.targeted()), texts,
                        id -> advice.on(id).what(), went::add),
                texts, new EvidenceWindow(texts, CliCommand::of), GuideMistakes.load()::ofCause);
        show(stage, step.view());
    }

    @Test
    void ctrlFGoesToTheSearch() {
        clickOn("#mistakes-cause-logging-off");
        push(KeyCode.SHORTCUT, KeyCode.F);
        write("cold");
        assertTrue(lookup("#mistakes-cause-cold-start-exceeds-timeout").tryQuery().isPresent());
        assertTrue(lookup("#mistakes-cause-logging-off").tryQuery().isEmpty());
    }

    @Test
    void aStatusSwitchSaysHowManyAndFilters() {
        assertEquals("2 found", text("mistakes-filter-found"));
        clickOn("#mistakes-filter-found");
        assertTrue(lookup("#mistakes-cause-logging-off").tryQuery().isEmpty());
    }

    @Test
    void choosingARowShowsAdviceAndWhatTheGuideSays() {
        clickOn("#mistakes-cause-function-cross-region");
        assertEquals(texts.of("cause.function-cross-region.advice"), text("mistakes-advice"));
        assertTrue(lookup("#mistakes-guide-note").query().isVisible());
    }

    @Test
    void theFixGoesToItsStep() {
        clickOn("#mistakes-fix-backend-slower-than-limit");
        assertEquals(List.of(StepId.SPEED_UP_LAMBDA), went);
    }

    @Test
    void thePermissionThatIsMissingIsNamed() {
        clickOn("#mistakes-permission-logging-off");
        assertTrue(text("mistakes-permission-note").contains("apigateway:GET"));
    }

    @Test
    void aSearchWithoutHitsSaysSo() {
        clickOn("#mistakes-search").write("zebra");
        assertTrue(lookup("#mistakes-none").query().isVisible());
    }
}
