package dev.timeoutdoctor.ui.control;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import tools.jackson.databind.node.MissingNode;

class EvidenceWindowTest {

    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aLongParameterLeavesItsNameAndTheAnswerTheirRoom() {
        Source source = new Source(AwsCall.of("apigateway", "GetExport", "us-east-1",
                Map.of("restApiId", "a1b2c3d4e5".repeat(40))), Instant.EPOCH, MissingNode.getInstance());
        VBox content = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            VBox made = new EvidenceWindow(Texts.english(), call -> "aws").content(source, () -> {
            });
            new Scene(made, 720, 640);
            made.applyCss();
            made.layout();
            return made;
        });
        Label name = content.lookupAll(".label").stream().map(Label.class::cast)
                .filter(label -> label.getText().equals(Texts.english().of("shell.evidence.parameters"))).findFirst()
                .orElseThrow();
        assertTrue(name.getWidth() >= name.prefWidth(-1), () -> "name is " + name.getWidth() + " wide");
        Region answer = (Region) content.lookup(".editor-frame");
        assertTrue(answer.getHeight() >= 240, () -> "answer is " + answer.getHeight() + " high");
    }
}
