package dev.timeoutdoctor.ui.step.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.ScrolledScreen;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.raise.OffersPane;
import dev.timeoutdoctor.ui.step.raise.SampleAccount;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaStepTest extends ScrolledScreen {

    @TempDir
    private Path folder;

    private final Texts texts = Texts.english();
    private final SampleAccount account = new SampleAccount();

    @Override
    public void start(Stage stage) {
        account.backendMillis = 41_000;
        account.deployedMillis = 29_000;
        account.workingMillis = 29_000;
        SessionModel session = account.session(true);
        session.update(now -> now.examined(SampleSession.examination(SampleEvidence.slowFunction(),
                SampleDiagnosis.slowFunction(), List.of())));
        LambdaStep step = new LambdaStep(
                new LambdaViewModel(session, account.services(session, folder), texts, went -> {
                }), new OffersPane(List.of(), texts, new EvidenceWindow(texts, CliCommand::of)), texts,
                new EvidenceWindow(texts, CliCommand::of));
        show(stage, step.view());
        step.onEnter();
    }

    @Test
    void theSuggestionFillsTheField() {
        clickOn("#lambda-use-memory");
        assertEquals("1024", lookup("#lambda-memory").queryAs(TextInputControl.class).getText());
    }

    @Test
    void memoryIsGivenAndProven() {
        clickOn("#lambda-use-memory");
        clickOn("#lambda-allow");
        clickOn("#lambda-apply");
        clickOn("#lambda-verify");
        assertEquals("It helped", text("lambda-verified-outcome"));
        assertEquals(1_024, account.functionMegabytes);
    }

    @Test
    void everyFactHasItsSource() {
        clickOn("#lambda-source-duration");
        assertTrue(lookup("#evidence-window").tryQuery().isPresent());
        clickOn("#evidence-close");
    }
}
