package dev.timeoutdoctor.ui.step.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FakeConnector;
import dev.timeoutdoctor.ui.StepScreen;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ReproduceStepTest extends StepScreen {

    private static final String BODY = "{\"message\": \"Endpoint request timed out\"}";

    private Sent answer = new Sent.Answered(new Symptom(FakeConnector.LAB_URL, "POST", 504,
            Map.of("x-amzn-ErrorType", "InternalServerErrorException"), BODY, Duration.ofMillis(3_042),
            SampleEvidence.NOW, true));

    @Override
    protected WizardStep make() {
        wizard.connected(new Place.PracticeLab("easy"), wizard.account, (draft, limit) -> answer);
        wizard.model.update(now -> now.targeted(SampleEvidence.ROUTE, FakeConnector.LAB_URL));
        return new ReproduceStep(wizard.services(work.tasks()), wizard.model);
    }

    private void send() {
        clickOn("#reproduce-send").clickOn("#reproduce-agree");
        finish();
    }

    private String status() {
        return step().status().getValue();
    }

    @Test
    void theAnswerIsShownWithWhoGaveItAndItsHeaders() {
        send();
        assertEquals(List.of("504", "3.0 s"),
                List.of(text("reproduce-answer-status"), text("reproduce-answer-elapsed")));
        clickOn("#reproduce-answer-body-copy");
        assertEquals(BODY, clipboard());
        clickOn("#reproduce-answer-headers-fold").clickOn("#reproduce-answer-headers-copy");
        assertEquals("x-amzn-errortype: InternalServerErrorException", clipboard());
        assertEquals("Answered with 504 after 3.0 s", status());
    }

    @Test
    void anAnswerSaysWhenItWasGivenAndThatSettingsWereChangedSince() {
        send();
        assertEquals(texts.of("reproduce.answer.at", SampleEvidence.NOW), text("reproduce-answer-age"));
        interact(() -> wizard.model.update(now -> now.changed(new AppliedChange(SampleEvidence.NOW.plusSeconds(1),
                Message.of("session.proved"), Message.of("session.proved"), "aws"))));
        assertEquals(texts.of("reproduce.answer.before-changes", SampleEvidence.NOW), text("reproduce-answer-age"));
    }

    @Test
    void aPostIsAskedAboutAndCancelSendsNothing() {
        clickOn("#reproduce-send");
        assertTrue(text("reproduce-question-what").startsWith("This sends a real POST request to "));
        assertEquals("Send the POST request", text("reproduce-agree"));
        clickOn("#reproduce-disagree");
        finish();
        assertFalse(shown("reproduce-question"));
        assertFalse(shown("reproduce-answer"));
    }

    @Test
    void aRequestThatHangsCanBeLeftAndTheStepStaysUsable() {
        clickOn("#reproduce-send").clickOn("#reproduce-agree");
        assertTrue(shown("reproduce-elapsed"));
        assertTrue(lookup("#reproduce-send").query().isDisabled());
        clickOn("#reproduce-cancel");
        assertEquals("Stopped waiting. The request was sent; what it does goes on.", text("reproduce-stopped"));
        assertFalse(lookup("#reproduce-send").query().isDisabled());
        finish();
        assertFalse(shown("reproduce-answer"));
        send();
        assertTrue(shown("reproduce-answer"));
    }

    @Test
    void nobodyThereIsOneSentenceWhatNextAndTheRawErrorUnderDetails() {
        answer = new Sent.NoAnswer(FailureKind.UNREACHABLE, "java.net.ConnectException: Connection refused",
                Duration.ZERO);
        send();
        assertEquals("Nothing answers at this address.", text("reproduce-problem-what"));
        assertTrue(text("reproduce-problem-next").startsWith("Check the address and the network."));
        clickOn("#reproduce-problem-details").clickOn("#reproduce-problem-detail-copy");
        assertEquals("java.net.ConnectException: Connection refused", clipboard());
        assertEquals("No answer", status());
    }

    @Test
    void whatCannotBeSentIsSaidAndStaysAsTyped() {
        type("reproduce-headers", "Content-Type application/json");
        clickOn("#reproduce-send");
        assertEquals("Line 1 of the headers is not a header: it needs a name, a colon and a value.",
                text("reproduce-problem-what"));
        assertEquals("Not sent", status());
        assertEquals("Content-Type application/json", text("reproduce-headers"));
    }

    @Test
    void whatSomebodySawIsCheckedWhenAFieldIsLeft() {
        clickOn("#reproduce-enter-fold");
        type("reproduce-enter-status", "5x4");
        type(KeyCode.TAB);
        assertEquals("A status is a number from 100 to 599.", text("reproduce-enter-problem"));
        type("reproduce-enter-status", "504");
        type("reproduce-enter-seconds", "half a minute");
        type(KeyCode.TAB);
        assertEquals("Seconds are a number, such as 29 or 29.3.", text("reproduce-enter-problem"));
        type("reproduce-enter-seconds", "29,3");
        assertFalse(shown("reproduce-enter-problem"));
        clickOn("#reproduce-enter-use");
        assertEquals(List.of("504", "29.3 s"),
                List.of(text("reproduce-answer-status"), text("reproduce-answer-elapsed")));
    }

    @Test
    void withoutAStatusNothingIsTakenOver() {
        clickOn("#reproduce-enter-fold").clickOn("#reproduce-enter-use");
        assertTrue(shown("reproduce-enter-problem"));
        assertFalse(shown("reproduce-answer"));
    }

    @Test
    void anExaminationIsShownWhileItRunsAndWhatItCouldNotRead() {
        wizard.examiner = (_, _, _, _) -> new Examination(SampleEvidence.slowFunction(),
                SampleDiagnosis.slowFunction(), 14, List.of("apigateway:GET"), List.of("logs:StartQuery"),
                Duration.ofMillis(640), true);
        clickOn("#reproduce-examine");
        assertEquals("Reading settings, metrics and logs", text("reproduce-busy-what"));
        finish();
        assertFalse(shown("reproduce-busy"));
        assertEquals("Not allowed to read: apigateway:GET. What needs it says unknown.\n"
                + "These calls failed: logs:StartQuery. What needs them says unknown.", text("reproduce-gaps"));
        assertEquals("6 checks in 640 ms, 14 calls, 1 denied", status());
    }

    @Test
    void aCancelledExaminationConcludesNothing() {
        clickOn("#reproduce-examine").clickOn("#reproduce-busy-cancel");
        finish();
        assertEquals("The examination was cancelled. Nothing was concluded from a part of it.",
                text("reproduce-stopped"));
        clickOn("#reproduce-examine");
        finish();
        assertEquals("_Examine again", text("reproduce-examine"));
    }
}
