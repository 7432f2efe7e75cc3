package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A support engineer without access opens what a customer collected: everything can be read, nothing changed. */
class BundleJourneyTest {

    @TempDir
    private Path directory;

    private Stage stage;
    private Wiring wiring;
    private Scene scene;
    private Walker walker;
    private String name = "";

    @BeforeEach
    void open(TestInfo test) throws Exception {
        name = test.getTestMethod().orElseThrow().getName();
        stage = FxToolkit.registerPrimaryStage();
        wiring = WaitForAsyncUtils.asyncFx(this::wire).get();
        scene = WaitForAsyncUtils.asyncFx(() -> wiring.wizard().scene(1280, 900)).get();
        FxToolkit.setupFixture(() -> {
            stage.setScene(scene);
            stage.show();
        });
        walker = new Walker(scene, wiring.tasks());
    }

    private Wiring wire() {
        Theme.loadFonts();
        String none = directory.resolve("none").toString();
        Composition composition = new Composition(new StateDirectory(directory),
                Map.of("AWS_CONFIG_FILE", none, "AWS_SHARED_CREDENTIALS_FILE", none));
        return new Wiring(composition, 100, Theme.LIGHT, page -> {
        }, theme -> {
        });
    }

    @AfterEach
    void close() throws Exception {
        new Pictures(Path.of("target", "screenshots", "journey"), wiring.wizard(), scene, walker).take(name);
        FxToolkit.setupFixture(() -> {
            wiring.close();
            stage.hide();
        });
    }

    @Test
    void aPartialBundleIsExaminedAndSaysWhatIsStillToAsk() throws Exception {
        connect(without(LabEvidence.of("raised-never-deployed").bundle(), "GetDeployments"));
        next(StepId.FIND_REQUEST);
        walker.see("find-request-found");
        next(StepId.REPRODUCE);
        walker.see("reproduce-read-only");
        assertEquals(504, session().symptom().orElseThrow().status());
        assertTrue(scene.lookup("#reproduce-send").isDisabled());
        assertTrue(scene.lookup("#header-changes").isDisabled());
        next(StepId.TIMEOUT_SETTINGS);
        walker.until("the evidence is read", () -> session().examination().isPresent());
        assertTrue(session().examination().orElseThrow().diagnosis().rootCauses().contains("stage-not-redeployed"));
        go(StepId.REPORT);
        walker.press("report-bundle-prepare");
        walker.see("report-bundle-stand-ins");
        assertTrue(text("report-bundle-stand-ins").contains("123456789012"));
        walker.see("report-missing-commands");
        assertTrue(text("report-preview").contains("aws apigateway get-deployments"), text("report-preview"));
    }

    @Test
    void aBundleThatIsRefusedSaysWhyAndTheStepStays() throws Exception {
        Path broken = directory.resolve("broken.zip");
        Files.writeString(broken, "not a zip");
        file(broken);
        walker.press("next");
        walker.see("connect-problem");
        assertEquals(StepId.CONNECT, wiring.wizard().current());
    }

    private static Bundle without(Bundle bundle, String operation) {
        return new Bundle(bundle.head(),
                bundle.calls().stream().filter(call -> !call.call().operation().equals(operation)).toList());
    }

    private void connect(Bundle bundle) throws Exception {
        Path written = directory.resolve("evidence.zip");
        BundleWriter.write(bundle, written);
        file(written);
    }

    private void file(Path path) throws Exception {
        walker.see("connect-choice-bundle");
        walker.press("connect-choice-bundle");
        walker.see("connect-bundle-file");
        walker.onFx(() -> {
            ((TextInputControl) scene.lookup("#connect-bundle-file")).setText(path.toString());
            return true;
        });
    }

    private void next(StepId expected) throws Exception {
        walker.press("next");
        walker.until("the step is " + expected.id(), () -> wiring.wizard().current() == expected);
    }

    private void go(StepId step) throws Exception {
        walker.onFx(() -> {
            wiring.wizard().go(step);
            return true;
        });
        walker.until("the report can be read", () -> walker.reads("report-preview"));
    }

    private String text(String id) throws Exception {
        return walker.onFx(() -> ((TextInputControl) scene.lookup("#" + id)).getText());
    }

    private Session session() {
        return wiring.model().get();
    }
}
