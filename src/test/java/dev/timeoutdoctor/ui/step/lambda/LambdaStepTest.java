package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.ui.step.raise.OffersPane;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.raise.SampleAccount;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

class LambdaStepTest extends ApplicationTest {

    @TempDir
    private Path folder;

    private final Texts texts = Texts.english();
    private final SampleAccount account = new SampleAccount();

    @Override
    public void start(Stage stage) {
        Theme.loadFonts();
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
        ScrollPane scroll = new ScrollPane(step.view());
        scroll.setFitToWidth(true);
        Scene scene = new Scene(scroll, 760, 990);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.show();
        step.onEnter();
    }

    private String text(String id) {
        return ((Labeled) lookup("#" + id).query()).getText();
    }

    private void toTheEnd() {
        interact(() -> {
            ScrollPane scroll = (ScrollPane) lookup("#step-speed-up-lambda").query().getScene().getRoot();
            scroll.layout();
            scroll.setVvalue(1);
        });
    }

    @Test
    void theSuggestionFillsTheField() {
        clickOn("#lambda-use-memory");
        assertEquals("1024", lookup("#lambda-memory").queryAs(TextInputControl.class).getText());
    }

    @Test
    void memoryIsGivenAndProven() {
        clickOn("#lambda-use-memory");
        toTheEnd();
        clickOn("#lambda-allow");
        toTheEnd();
        clickOn("#lambda-apply");
        toTheEnd();
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
