package dev.timeoutdoctor.ui.step.prevent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
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

class PreventStepTest extends StepScreen {

    private static final String LOG = "arn:aws:logs:us-east-1:123456789012:log-group:orders-access";

    @Override
    protected WizardStep make() {
        return new GuidedStep(StepId.PREVENT, wizard.services(work.tasks()), wizard.model,
                new PreventViewModel(wizard.model).stateProperty(),
                new OffersPane(List.of(), texts, new EvidenceWindow(texts, call -> "")));
    }

    private void examined(EvidenceSet evidence) {
        interact(() -> {
            wizard.targeted();
            wizard.model.update(now -> now.examined(
                    SampleSession.examination(evidence, SampleEvidence.NO_DIAGNOSIS, List.of())));
        });
    }

    /** The same with a stage as GetStage gives it. */
    private static EvidenceSet staged(String more) {
        Stage stage = RestApiAnswers.stage(Answers.json("{\"stageName\": \"prod\", \"deploymentId\": \"7f3k2a\"" + more
                + "}"));
        return SampleEvidence.slowFunction()
                .with(EvidenceKeys.GATEWAY_METRICS, SampleEvidence.seen(
                        SampleEvidence.gatewayMetrics(1_284, 37, 18_000, 29_000, 29_000), "cloudwatch",
                        "GetMetricData", Map.of()))
                .with(EvidenceKeys.STAGE, SampleEvidence.seen(stage, "apigateway", "GetStage", Map.of()));
    }

    private List<String> verdicts() {
        return List.of("clocks", "alarm", "access-log", "backend-latency", "execution-log", "tracing", "cache").stream()
                .map(id -> row("fact-" + id).get(2)).toList();
    }

    @Test
    void beforeAnExaminationItSaysSo() {
        assertTrue(shown("prevent-note"));
        assertFalse(shown("prevent-facts"));
        assertEquals("Not examined yet", step().status().getValue());
    }

    @Test
    void aStageWithoutLogsIsWarnedAbout() {
        examined(staged(""));
        assertEquals(List.of("Warning", "Warning", "Warning", "", "Warning", "", ""), verdicts());
        assertEquals("An alarm at 23.2 s, 80 % of 29.0 s, would ring now: p99 of the backend is 29.0 s.",
                row("fact-alarm").get(1));
        assertEquals("The function may run 60.0 s; the gateway waits 29.0 s. Set the function's timeout below the "
                + "gateway's, so that no run is paid for that nobody reads.", row("fact-clocks").get(1));
    }

    @Test
    void aStageThatTellsEverythingIsGood() {
        examined(staged("""
                        , "accessLogSettings": {"destinationArn": "%s", "format": "$context.integrationLatency"},
                        "tracingEnabled": true, "methodSettings": {"~1orders/POST": {"loggingLevel": "ERROR"}}
                        """.formatted(LOG)));
        assertEquals(List.of("Warning", "Warning", "Good", "Good", "Good", "Good", ""), verdicts());
        assertEquals("On, level ERROR", row("fact-execution-log").get(1));
    }

    @Test
    void anAccessLogWithoutTheBackendsShareIsWarnedAbout() {
        examined(staged("""
                        , "accessLogSettings": {"destinationArn": "%s", "format": "$context.requestId"}
                        """.formatted(LOG)));
        assertEquals("Warning", row("fact-backend-latency").get(2));
    }

    @Test
    void aStageThatMayNotBeReadIsUnknownThroughout() {
        examined(SampleEvidence.denied(SampleEvidence.slowFunction(), EvidenceKeys.STAGE, "apigateway:GET"));
        assertEquals(List.of("Unknown", "Unknown", "Unknown", "Unknown", "Unknown"), verdicts().subList(2, 7));
    }
}
