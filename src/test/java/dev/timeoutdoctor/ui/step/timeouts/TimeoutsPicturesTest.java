package dev.timeoutdoctor.ui.step.timeouts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;

class TimeoutsPicturesTest {

    private final Texts texts = Texts.english();

    @Test
    void drawsASlowFunctionInBothThemes() throws Exception {
        StepPicture.write("step-timeouts", 900, () -> view(SampleSession.examined(SampleSession.targeted())));
        assertTrue(Files.exists(Path.of("target/screenshots/step-timeouts-dark.png")));
    }

    @Test
    void drawsAShortTimeoutThatIsNotDeployed() throws Exception {
        EvidenceSet evidence = SampleEvidence.denied(SampleEvidence.gateway(3_000, 29_000)
                .with(EvidenceKeys.FUNCTION, SampleEvidence.function(900, 128))
                .with(EvidenceKeys.SYMPTOM, SampleEvidence.symptom(3_042, 504))
                .with(EvidenceKeys.GATEWAY_METRICS, SampleEvidence.seen(
                        SampleEvidence.gatewayMetrics(420, 420, 2_980, 3_000, 3_000), "cloudwatch", "GetMetricData",
                        Map.of())),
                EvidenceKeys.FUNCTION_METRICS, "cloudwatch:GetMetricData");
        SessionModel session = SampleSession.targeted();
        session.update(now -> now.examined(
                SampleSession.examination(evidence, SampleDiagnosis.slowFunction(), List.of())));
        StepPicture.write("step-timeouts-short", 900, () -> view(session));
        assertTrue(Files.exists(Path.of("target/screenshots/step-timeouts-short-dark.png")));
    }

    @Test
    void drawsNothingExaminedYet() throws Exception {
        StepPicture.write("step-timeouts-empty", 300, () -> view(SampleSession.targeted()));
        assertTrue(Files.exists(Path.of("target/screenshots/step-timeouts-empty-dark.png")));
    }

    private Parent view(SessionModel session) {
        Examining examining = new Examining(session, (_, _, _, _) -> {
            throw new AssertionError("Nobody should examine");
        }, FxTasks.direct(), Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC));
        return new TimeoutsStep(new TimeoutsViewModel(session, examining,
                SampleSession.deeper(session, examining), _ -> {
                }), texts,
                new EvidenceWindow(texts, CliCommand::of)).view();
    }
}
