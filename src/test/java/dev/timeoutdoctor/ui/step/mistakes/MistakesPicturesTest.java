package dev.timeoutdoctor.ui.step.mistakes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.guide.GuideMistakes;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import dev.timeoutdoctor.ui.step.timeouts.StepPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;

class MistakesPicturesTest {

    private final Texts texts = Texts.english();

    @Test
    void drawsTheTableAndTheEvidenceBelow() throws Exception {
        StepPicture.write("step-mistakes", 1_050, this::view);
        assertTrue(Files.exists(Path.of("target/screenshots/step-mistakes-dark.png")));
    }

    private Parent view() {
        SessionModel session = SampleSession.examined(SampleSession.targeted());
        CauseAdvice advice = CauseAdvice.load();
        GuideMistakes guide = GuideMistakes.load();
        return new MistakesStep(new MistakesViewModel(session, texts, id -> advice.on(id).what(), step -> {
        }), texts,
                new EvidenceWindow(texts, CliCommand::of), guide::ofCause).view();
    }
}
