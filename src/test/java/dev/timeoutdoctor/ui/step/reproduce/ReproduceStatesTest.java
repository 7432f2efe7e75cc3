package dev.timeoutdoctor.ui.step.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.FakeConnector;
import dev.timeoutdoctor.ui.HeldWork;
import dev.timeoutdoctor.ui.SampleWizard;
import dev.timeoutdoctor.ui.step.Trouble;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReproduceStatesTest {

    private final SampleWizard wizard = new SampleWizard();
    private final HeldWork work = new HeldWork();
    private final List<EvidenceSet> known = new ArrayList<>();
    private final List<RequestDraft> sent = new ArrayList<>();
    private final ReproduceViewModel model = new ReproduceViewModel(work.tasks(), SampleWizard.CLOCK,
            (connection, given, progress, stop) -> {
                known.add(given);
                progress.asking(EvidenceKeys.REST_API,
                        AwsCall.of("apigateway", "GetRestApi", "us-east-1", Map.of()));
                return new Examination(SampleEvidence.slowFunction(), SampleDiagnosis.slowFunction(), 14, List.of(),
                        List.of(), Duration.ofMillis(640), !stop.isCancelled());
            }, wizard.model);
    private Sent answer = new Sent.Answered(SampleEvidence.symptom(3_042, 504).seen().orElseThrow());

    private void enter() {
        wizard.connected(new Place.PracticeLab("easy"), wizard.account, (draft, limit) -> {
            sent.add(draft);
            return answer;
        });
        wizard.model.update(now -> now.targeted(SampleEvidence.ROUTE, FakeConnector.LAB_URL));
        model.enter();
    }

    private ReproduceState state() {
        return model.stateProperty().get();
    }

    private Trouble unanswered() {
        return assertInstanceOf(ReproduceState.Unanswered.class, state()).trouble();
    }

    private Trouble untold() {
        return assertInstanceOf(ReproduceState.Untold.class, state()).trouble();
    }

    private Trouble trouble() {
        return assertInstanceOf(ReproduceState.Failed.class, state()).trouble();
    }

    @Test
    void theFieldsAreThoseOfTheRequest() {
        enter();
        assertEquals(List.of("POST", FakeConnector.LAB_URL),
                List.of(model.methodProperty().get(), model.urlProperty().get()));
    }

    @Test
    void comingBackKeepsWhatWasTyped() {
        enter();
        model.bodyProperty().set("{\"id\": 17}");
        model.headersProperty().set("X-Trace: 1");
        model.enter();
        assertEquals(List.of("{\"id\": 17}", "X-Trace: 1"),
                List.of(model.bodyProperty().get(), model.headersProperty().get()));
    }

    @Test
    void aRequestThatMayChangeSomethingIsAskedAboutFirst() {
        enter();
        model.send();
        assertInstanceOf(ReproduceState.Asking.class, state());
        work.finish();
        assertEquals(List.of(), sent);
        model.agree();
        work.finish();
        assertEquals(504, wizard.model.get().symptom().orElseThrow().status());
    }

    @Test
    void aRefusedQuestionSendsNothing() {
        enter();
        model.send();
        model.cancel();
        work.finish();
        assertEquals(new ReproduceState.Idle(), state());
        assertEquals(List.of(), sent);
    }

    @Test
    void aSafeRequestIsSentAsTyped() {
        enter();
        model.methodProperty().set("GET");
        model.headersProperty().set("Accept: application/json\n\n X-Trace :  1 ");
        model.send();
        work.finish();
        assertEquals(
                List.of(new RequestDraft("GET", FakeConnector.LAB_URL,
                        Map.of("Accept", "application/json", "X-Trace", "1"),
                        "")),
                sent);
    }

    @Test
    void aWaitThatIsStoppedHearsNoLateAnswer() {
        enter();
        model.methodProperty().set("GET");
        model.send();
        model.cancel();
        work.finish();
        assertEquals(new ReproduceState.Stopped(Message.of("reproduce.cancelled")), state());
        assertEquals(Optional.empty(), wizard.model.get().symptom());
    }

    @Test
    void noAnswerInTimeIsASymptomTooAndSaidPlainly() {
        enter();
        answer = new Sent.NoAnswer(FailureKind.TIMED_OUT, "request timed out", Duration.ofSeconds(330));
        model.methodProperty().set("GET");
        model.send();
        work.finish();
        assertEquals(Message.of("reproduce.no-answer.timed-out", Duration.ofSeconds(330)), unanswered().what());
        assertEquals(new Symptom(FakeConnector.LAB_URL, "GET", 0, Map.of(), "", Duration.ofSeconds(330),
                SampleEvidence.NOW, true), wizard.model.get().symptom().orElseThrow());
    }

    @Test
    void aFrameThatMayBeNoAnswerIsNoSymptom() {
        enter();
        answer = new Sent.Untold(2, "news", Duration.ofMillis(40), Duration.ofSeconds(32));
        model.methodProperty().set("GET");
        model.send();
        work.finish();
        assertEquals(Trouble.of(Message.of("reproduce.untold", 2),
                Message.of("reproduce.untold.next", Duration.ofMillis(40), Duration.ofSeconds(32)), "news"), untold());
        assertEquals("2 frames came before the message was sent: the one after it may not be its answer.",
                Texts.english().of(untold().what()));
        assertEquals(Optional.empty(), wizard.model.get().symptom());
    }

    @Test
    void nothingThereIsNoSymptom() {
        enter();
        answer = new Sent.NoAnswer(FailureKind.UNREACHABLE, "Connection refused", Duration.ZERO);
        model.methodProperty().set("GET");
        model.send();
        work.finish();
        assertEquals(Trouble.of(Message.of("reproduce.no-answer.unreachable"),
                Message.of("reproduce.no-answer.next"), "Connection refused"), unanswered());
        assertEquals(Optional.empty(), wizard.model.get().symptom());
    }

    @Test
    void whatCannotBeSentIsSaidBeforeSending() {
        enter();
        assertEquals(Message.of("reproduce.url.missing"), wrong("", ""));
        assertEquals(Message.of("reproduce.url.wrong"), wrong("orders", ""));
        assertEquals(Message.of("reproduce.url.parameters", "{id}"), wrong("https://a.example/orders/{id}", ""));
        assertEquals(Message.of("reproduce.headers.wrong", 2), wrong("https://a.example/orders", "A: 1\nno header"));
        assertEquals(List.of(), sent);
    }

    private Message wrong(String url, String headers) {
        model.methodProperty().set("GET");
        model.urlProperty().set(url);
        model.headersProperty().set(headers);
        model.send();
        work.finish();
        return trouble().what();
    }

    @Test
    void whatCurlPrintedIsTakenOverWithItsHeaders() {
        enter();
        model.entered(504, Duration.ofSeconds(29), "HTTP/2 504\r\nx-amz-apigw-id: Xyz=\r\n\r\n{}");
        assertEquals(new Symptom(FakeConnector.LAB_URL, "POST", 504, Map.of("x-amz-apigw-id", "Xyz="), "{}",
                Duration.ofSeconds(29), SampleEvidence.NOW, false), wizard.model.get().symptom().orElseThrow());
    }

    @Test
    void whatSomebodySawIsTakenOver() {
        enter();
        model.entered(504, Duration.ofSeconds(29), "{}");
        assertEquals(new Symptom(FakeConnector.LAB_URL, "POST", 504, Map.of(), "{}", Duration.ofSeconds(29),
                SampleEvidence.NOW, false), wizard.model.get().symptom().orElseThrow());
        assertEquals(new ReproduceState.Idle(), state());
    }

    @Test
    void nextExaminesOnceAndThenGoesOn() {
        enter();
        CompletableFuture<Advance> done = model.advance().toCompletableFuture();
        assertInstanceOf(ReproduceState.Examining.class, state());
        work.finish();
        assertEquals(new Advance.Go(), done.join());
        assertInstanceOf(ReproduceState.Examined.class, state());
        assertEquals(new Advance.Go(), model.advance().toCompletableFuture().join());
        assertEquals(1, known.size());
        assertEquals(SampleEvidence.ROUTE, known.getFirst().get(EvidenceKeys.ROUTE).seen().orElseThrow());
    }

    @Test
    void pressingTwiceExaminesOnce() {
        enter();
        CompletableFuture<Advance> first = model.examine().toCompletableFuture();
        CompletableFuture<Advance> second = model.examine().toCompletableFuture();
        work.finish();
        assertEquals(List.of(new Advance.Go(), new Advance.Go()), List.of(first.join(), second.join()));
        assertEquals(1, known.size());
    }

    @Test
    void aCancelledExaminationConcludesNothingAndCanBeBegunAnew() {
        enter();
        CompletableFuture<Advance> done = model.examine().toCompletableFuture();
        model.cancel();
        work.finish();
        Message why = Message.of("reproduce.examine.cancelled");
        assertEquals(new Advance.Stay(why), done.join());
        assertEquals(new ReproduceState.Stopped(why), state());
        assertTrue(wizard.model.get().examination().isEmpty());
        model.examine();
        work.finish();
        assertTrue(wizard.model.get().examination().isPresent());
    }

    @Test
    void anotherTargetMakesAnExaminationWorthless() {
        enter();
        CompletableFuture<Advance> done = model.examine().toCompletableFuture();
        Route other = new Route(SampleEvidence.ROUTE.apiType(), "aws", "us-east-1", "123456789012", "a1b2c3d4e5",
                "test", "GET", "x9y8z7", "/orders", "GET");
        wizard.model.update(now -> now.targeted(other, "https://other.example/test/orders"));
        model.enter();
        work.finish();
        assertEquals(new Advance.Stay(Message.of("reproduce.examine.cancelled")), done.join());
        assertTrue(wizard.model.get().examination().isEmpty());
        assertEquals(new ReproduceState.Idle(), state());
        assertEquals("GET", model.methodProperty().get());
    }

    @Test
    void withoutATargetThereIsNothingToExamine() {
        assertEquals(new Advance.Stay(Message.of("reproduce.examine.no-target")),
                model.advance().toCompletableFuture().join());
        assertEquals(Message.of("reproduce.examine.no-target"), trouble().what());
    }
}
