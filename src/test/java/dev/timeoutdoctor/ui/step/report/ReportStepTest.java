package dev.timeoutdoctor.ui.step.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.StepScreen;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import org.junit.jupiter.api.Test;

class ReportStepTest extends StepScreen {

    @Override
    protected WizardStep make() {
        return new ReportStep(wizard.services(work.tasks()), wizard.model);
    }

    private void enter() {
        interact(step()::onEnter);
        finish();
    }

    @Test
    void beforeAnythingIsExaminedItSaysSo() {
        assertTrue(shown("report-summary"));
        assertEquals("Nothing was examined yet: the examination is in step 3.", text("report-nothing"));
        assertFalse(shown("report-found"));
    }

    @Test
    void rootCausesAndChangesStandOnTop() {
        interact(() -> {
            wizard.examined();
            wizard.model.update(now -> now.changed(new AppliedChange(SampleEvidence.NOW,
                    SampleDiagnosis.say("29.0 s to 45.0 s"), Message.of("report.status.shown"), "")));
        });
        enter();
        assertTrue(shown("report-cause-backend-slower-than-limit"));
        assertTrue(shown("report-change-0"));
        assertFalse(shown("report-unchanged"));
    }

    @Test
    void theReportIsCopiedAsItStandsThere() {
        assertEquals("# Timeout report\n\nChanges: 0\n", text("report-preview"));
        clickOn("#report-copy");
        assertEquals("# Timeout report\n\nChanges: 0\n", clipboard());
    }
}
