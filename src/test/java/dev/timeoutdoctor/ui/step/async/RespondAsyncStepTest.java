package dev.timeoutdoctor.ui.step.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.StepScreen;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.GuidedStep;
import dev.timeoutdoctor.ui.step.raise.OffersPane;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RespondAsyncStepTest extends StepScreen {

    @Override
    protected WizardStep make() {
        return new GuidedStep(StepId.RESPOND_ASYNC, wizard.services(work.tasks()), wizard.model,
                new RespondAsyncViewModel(wizard.model).stateProperty(),
                new OffersPane(List.of(), texts, new EvidenceWindow(texts, call -> "")));
    }

    private void examined(EvidenceSet evidence) {
        interact(() -> {
            wizard.targeted();
            wizard.model.update(now -> now.examined(
                    SampleSession.examination(evidence, SampleEvidence.NO_DIAGNOSIS, List.of())));
        });
    }

    @Test
    void beforeAnExaminationItSaysWhereTheFactsWillStand() {
        assertEquals("What is true of this API stands here after the examination in step 3. "
                + "The guide below holds for every API.", text("respond-async-note-text"));
        assertFalse(shown("respond-async-facts"));
        assertEquals("Not examined yet", step().status().getValue());
    }

    @Test
    void aBackendSlowerThanAnyTimeoutIsAProblem() {
        examined(SampleEvidence.slowFunction().with(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, SampleEvidence.seen(
                SampleEvidence.quota(29_000), "service-quotas", "GetServiceQuota", Map.of())));
        assertEquals(List.of("What the backend needs",
                "p99 is 34.1 s over 3 h: longer than the 29.0 s that this API may wait at most. "
                        + "No allowed timeout is long enough.",
                "Problem", "Show"), row("fact-need"));
        assertFalse(shown("respond-async-note"));
        assertEquals("From the last examination", step().status().getValue());
    }

    @Test
    void whatTheGatewayCutOffIsNotTakenForWhatTheBackendNeeds() {
        examined(SampleEvidence.gateway(3_000, 3_000).with(EvidenceKeys.GATEWAY_METRICS, SampleEvidence.seen(
                SampleEvidence.gatewayMetrics(420, 420, 2_980, 3_000, 3_000), "cloudwatch", "GetMetricData",
                Map.of())));
        assertEquals("Unknown", row("fact-need").get(2));
        assertTrue(row("fact-need").get(1).startsWith("More than 3.0 s:"), row("fact-need").get(1));
    }

    @Test
    void whatMayNotBeReadIsUnknownAndNamesThePermission() {
        examined(SampleEvidence.denied(SampleEvidence.slowFunction(), EvidenceKeys.REST_API, "apigateway:GET"));
        assertEquals(List.of("API", "Could not look: apigateway:GET was refused.", "Unknown", "Show"),
                row("fact-api-type"));
    }

    @Test
    void theSourceOfAFactIsOneClickAway() {
        examined(SampleEvidence.slowFunction());
        clickOn("#source-api-type");
        assertTrue(shown("evidence-window"));
        clickOn("#evidence-close");
    }

    @Test
    void theGuidesPageStandsBelowAndItsCodeCanBeCopied() {
        assertTrue(lookup(".centre-guide .card").queryAll().size() > 1);
        assertTrue(step().showsGuide());
    }
}
