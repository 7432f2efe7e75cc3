package dev.timeoutdoctor.ui.step.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.Trouble;
import dev.timeoutdoctor.ui.step.raise.SampleAccount;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ReproduceViewModelTest {

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);
    private final ReproduceViewModel model = new ReproduceViewModel(FxTasks.direct(), InstantSource.system(), account,
            session);

    @Test
    void theRequestIsKeptAsItWasSent() {
        model.enter();
        model.headersProperty().set("Authorization: Bearer eyJ");
        model.bodyProperty().set("{}");
        model.send();
        model.agree();
        RequestDraft sent = account.requests.getFirst();
        assertEquals(Map.of("Authorization", "Bearer eyJ"), sent.headers());
        assertEquals(Optional.of(sent), session.get().sentRequest());
    }

    @Test
    void cancellingEndsTheRequestItself() throws InterruptedException {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        account.onTheWay = () -> {
            underWay.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended.countDown();
            }
        };
        ReproduceViewModel waiting = new ReproduceViewModel(
                new FxTasks(work -> Thread.ofVirtual().start(work), Runnable::run), InstantSource.system(), account,
                session);
        waiting.enter();
        waiting.send();
        waiting.agree();
        assertTrue(underWay.await(20, TimeUnit.SECONDS));
        waiting.cancel();
        assertTrue(ended.await(20, TimeUnit.SECONDS));
        assertEquals(new ReproduceState.Stopped(Message.of("reproduce.cancelled")), waiting.stateProperty().get());
    }

    @Test
    void fromAnEmulatorNothingIsSentToAws() {
        SessionModel emulated = SampleSession.targetedAt(
                new Place.Account("support", "us-east-1", URI.create("http://127.0.0.1:8787")));
        ReproduceViewModel there = new ReproduceViewModel(FxTasks.direct(), InstantSource.system(), account, emulated);
        there.enter();
        there.send();
        assertEquals(new ReproduceState.Failed(Trouble.of(
                Message.of("reproduce.url.at-aws", "http://127.0.0.1:8787"),
                Message.of("reproduce.url.at-aws.next"), "")), there.stateProperty().get());
    }

    @Test
    void whatWasPastedFillsTheForm() {
        session.update(
                now -> now.sent(new RequestDraft("POST", now.requestUrl(), Map.of("x-a", "b", "x-b", "c"), "{}")));
        model.enter();
        assertEquals("POST x-a: b\nx-b: c {}", model.methodProperty().get() + " " + model.headersProperty().get() + " "
                + model.bodyProperty().get());
    }

    @Test
    void aMessageIsSuggestedAskedAboutAndItsSilenceIsNoSymptom() {
        Route route = new Route(ApiType.WEBSOCKET, "aws", "us-east-1", "123456789012", "w1", "live", "", "r1", "ask",
                "");
        SessionModel chat = SampleSession.targetedAt(new Place.Account("support", "us-east-1",
                Place.Account.NO_ENDPOINT));
        List<RequestDraft> sent = new ArrayList<>();
        chat.update(now -> now.connected(answering(now.connection().orElseThrow(), sent))
                .targeted(route, "wss://w1.execute-api.us-east-1.amazonaws.com/live"));
        ReproduceViewModel there = new ReproduceViewModel(FxTasks.direct(), InstantSource.system(), account, chat);
        there.enter();
        assertEquals("{\"action\":\"ask\"}", there.bodyProperty().get());
        assertEquals("{\"action\":\"ask\"}", chat.get().sentRequest().orElseThrow().body());
        there.send();
        assertEquals(ReproduceState.Asking.class, there.stateProperty().get().getClass());
        there.agree();
        assertEquals(List.of(new RequestDraft("", "wss://w1.execute-api.us-east-1.amazonaws.com/live", Map.of(),
                "{\"action\":\"ask\"}")), sent);
        assertEquals(new ReproduceState.Unanswered(Trouble.of(
                Message.of("reproduce.no-frame", Duration.ofSeconds(32)), Message.of("reproduce.no-frame.next"),
                "No frame")), there.stateProperty().get());
        assertEquals(Optional.empty(), chat.get().symptom());
    }

    /** A place that tells how its API finds a route, and from where no frame comes. */
    private static Connection answering(Connection place, List<RequestDraft> sent) {
        AwsReader reader = call -> new Observed.Seen<>(
                JsonNodeFactory.instance.objectNode().put("RouteSelectionExpression", "$request.body.action"),
                EvidenceFixture.SOURCE);
        return new Connection(place.place(), place.label(), place.identity(), place.region(), reader, place.writer(),
                (draft, limit) -> {
                    sent.add(draft);
                    return new RequestSender.Sent.NoAnswer(FailureKind.TIMED_OUT, "No frame", limit);
                }, "", "");
    }
}
