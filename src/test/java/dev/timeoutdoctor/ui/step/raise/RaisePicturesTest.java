package dev.timeoutdoctor.ui.step.raise;

import java.util.List;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.timeouts.StepPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaisePicturesTest {

    private final Texts texts = Texts.english();

    @TempDir
    private Path folder;

    @Test
    void drawsAnEditedDraft() throws Exception {
        draw("step-raise", account -> {
        }, model -> {
            model.allowChanges();
            model.editTimeout("45000");
        });
    }

    @Test
    void drawsAValueOverTheCeilingWhileReadOnly() throws Exception {
        draw("step-raise-over", account -> {
        }, model -> model.editTimeout("90000"));
    }

    @Test
    void drawsWhatADeploymentPublishes() throws Exception {
        draw("step-raise-deploy", account -> {
            account.workingMillis = 9_000;
            account.colleagueEdited = true;
        }, model -> {
            model.allowChanges();
            model.previewDeployment();
        });
    }

    @Test
    void drawsTheProof() throws Exception {
        draw("step-raise-verified", account -> {
        }, model -> {
            model.allowChanges();
            model.editTimeout("9000");
            model.apply();
            model.previewDeployment();
            model.flow().deploy();
            model.verify();
        });
    }

    @Test
    void drawsAnUndo() throws Exception {
        draw("step-raise-undo", account -> {
        }, model -> {
            model.allowChanges();
            model.editTimeout("9000");
            model.apply();
            model.flow().previewUndo();
        });
    }

    private void draw(String name, Consumer<SampleAccount> before, Consumer<RaiseViewModel> then) throws Exception {
        StepPicture.write(name, 980, () -> view(before, then));
        assertTrue(Files.exists(Path.of("target/screenshots/" + name + "-dark.png")));
    }

    private Parent view(Consumer<SampleAccount> before, Consumer<RaiseViewModel> then) {
        SampleAccount account = new SampleAccount();
        before.accept(account);
        SessionModel session = account.session(true);
        RaiseViewModel model = new RaiseViewModel(session, account.services(session, folder), texts, step -> {
        });
        RaiseStep step = new RaiseStep(model, new OffersPane(List.of(), texts, new EvidenceWindow(texts, call -> "")), texts, new EvidenceWindow(texts, call -> ""));
        step.onEnter();
        then.accept(model);
        return step.view();
    }
}
