package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.session.StepId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A support engineer without access opens what a customer collected: everything can be read, nothing changed. */
class BundleJourneyTest {

    @TempDir
    private Path directory;

    private OpenWizard window;
    private Walker walker;
    private String name = "";

    @BeforeEach
    void open(TestInfo test) throws Exception {
        name = test.getTestMethod().orElseThrow().getName();
        window = OpenWizard.open(directory);
        walker = window.walker();
    }

    @AfterEach
    void close() throws Exception {
        window.picture(name);
        window.close();
    }

    @Test
    void aPartialBundleIsExaminedAndSaysWhatIsStillToAsk() throws Exception {
        connect(without(LabEvidence.of("raised-never-deployed").bundle(), "GetDeployments"));
        next(StepId.FIND_REQUEST);
        walker.see("find-request-found");
        assertFalse(walker.sees("find-request-survey"));
        next(StepId.REPRODUCE);
        walker.see("reproduce-read-only");
        assertEquals(504, window.session().symptom().orElseThrow().status());
        assertTrue(window.scene().lookup("#reproduce-send").isDisabled());
        assertTrue(window.scene().lookup("#header-changes").isDisabled());
        next(StepId.TIMEOUT_SETTINGS);
        walker.until("the evidence is read", () -> window.session().examination().isPresent());
        assertTrue(
                window.session().examination().orElseThrow().diagnosis().rootCauses().contains("stage-not-redeployed"));
        walker.see("timeouts-report");
        assertEquals(List.of(), Stream.of("timeouts-look-deeper", "timeouts-read-again").filter(walker::sees).toList());
        go(StepId.RAISE_TIMEOUT);
        walker.see("raise-reason");
        assertEquals("A bundle cannot be changed: hand on the plan or the commands.", window.text("raise-reason"));
        assertFalse(walker.sees("raise-allow"));
        go(StepId.REPORT);
        walker.press("report-bundle-prepare");
        walker.see("report-bundle-stand-ins");
        assertTrue(window.text("report-bundle-stand-ins").contains("123456789012"));
        walker.see("report-missing-commands");
        assertTrue(window.text("report-preview").contains("aws apigateway get-deployments"),
                window.text("report-preview"));
    }

    @Test
    void aBundleThatIsRefusedSaysWhyAndTheStepStays() throws Exception {
        Path broken = directory.resolve("broken.zip");
        Files.writeString(broken, "not a zip");
        file(broken);
        walker.press("next");
        walker.see("connect-problem");
        assertEquals(StepId.CONNECT, window.wizard().current());
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
            ((TextInputControl) window.scene().lookup("#connect-bundle-file")).setText(path.toString());
            return true;
        });
    }

    private void next(StepId expected) throws Exception {
        walker.press("next");
        window.at(expected);
    }

    private void go(StepId step) throws Exception {
        walker.onFx(() -> {
            window.wizard().go(step);
            return true;
        });
        if (step == StepId.REPORT) {
            walker.until("the report can be read", () -> walker.reads("report-preview"));
        }
    }
}
