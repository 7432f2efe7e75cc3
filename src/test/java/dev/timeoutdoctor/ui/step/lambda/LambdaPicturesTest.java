package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.ui.step.raise.OffersPane;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.raise.SampleAccount;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import dev.timeoutdoctor.ui.step.timeouts.StepPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaPicturesTest {

    private final Texts texts = Texts.english();

    @TempDir
    private Path folder;

    @Test
    void drawsFactsAndADraft() throws Exception {
        draw("step-lambda", model -> model.editMemory("1024"));
    }

    @Test
    void drawsTheProof() throws Exception {
        draw("step-lambda-verified", model -> {
            model.editMemory("1024");
            model.apply();
            model.verify();
        });
    }

    private void draw(String name, Consumer<LambdaViewModel> then) throws Exception {
        StepPicture.write(name, 1_050, () -> view(then));
        assertTrue(Files.exists(Path.of("target/screenshots/" + name + "-dark.png")));
    }

    private Parent view(Consumer<LambdaViewModel> then) {
        SampleAccount account = new SampleAccount();
        account.backendMillis = 41_000;
        account.deployedMillis = 29_000;
        account.workingMillis = 29_000;
        SessionModel session = account.session(true);
        session.update(now -> now.allowingChanges(true).examined(SampleSession.examination(
                SampleEvidence.slowFunction(), SampleDiagnosis.slowFunction(), List.of())));
        LambdaViewModel model = new LambdaViewModel(session, account.services(session, folder), texts, step -> {
        });
        LambdaStep step = new LambdaStep(model, new OffersPane(List.of(), texts, new EvidenceWindow(texts, call -> "")), texts, new EvidenceWindow(texts, CliCommand::of));
        step.onEnter();
        then.accept(model);
        return step.view();
    }
}
