package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender.Sent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to a server that nobody here wrote, and to the lab. */
class SocketMessageTest {

    private static final Instant AT = Instant.parse("2026-11-27T10:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpRequests requests = new HttpRequests(Clock.fixed(AT, ZoneOffset.UTC), Duration.ZERO);
    /** Sends once somebody has spoken. */
    private final HttpRequests listening = new HttpRequests(Clock.fixed(AT, ZoneOffset.UTC), LIMIT);
    private SocketServer server;

    @BeforeEach
    void startServer() throws InterruptedException {
        server = SocketServer.started();
    }

    @AfterEach
    void stopServer() throws InterruptedException {
        server.close();
    }

    private Sent send(String url, String message, Duration limit) {
        return requests.send(new RequestDraft("", url, Map.of("X-Who", "me"), message), limit);
    }

    private Symptom answer(String path, String message) {
        return assertInstanceOf(Sent.Answered.class, send(server.url(path), message, LIMIT)).symptom();
    }

    private Sent.NoAnswer none(String url, Duration limit) {
        return assertInstanceOf(Sent.NoAnswer.class, send(url, "hello", limit));
    }

    @Test
    void aFrameIsAnAnswerWithoutStatusAndHeaders() throws InterruptedException {
        Symptom frame = answer("/echo", "hello");

        assertEquals(new Symptom(server.url("/echo"), "", 0, Map.of(), "hello", frame.elapsed(), AT, true), frame);
        assertTrue(frame.elapsed().isPositive() && frame.elapsed().compareTo(LIMIT) < 0);
        server.awaitEnd();
    }

    private Sent greeted(String path, Duration limit) {
        return listening.send(new RequestDraft("", server.url(path), Map.of(), "hello"), limit);
    }

    @Test
    void aGreetingIsNoAnswer() throws InterruptedException {
        Sent.NoAnswer silent = assertInstanceOf(Sent.NoAnswer.class, greeted("/greeting", Duration.ofSeconds(1)));

        assertEquals(FailureKind.TIMED_OUT, silent.kind());
        assertEquals("No frame within 1000 ms; before the message: 1", silent.detail());
        server.awaitMessage();
        server.awaitEnd();
    }

    @Test
    void whetherAFrameAfterAGreetingAnswersIsNotKnown() {
        Sent.Untold untold = assertInstanceOf(Sent.Untold.class, greeted("/greeting-answer", LIMIT));

        assertEquals(new Sent.Untold(1, "hello", untold.elapsed(), untold.listened()), untold);
        assertTrue(untold.elapsed().isPositive() && untold.elapsed().compareTo(LIMIT) < 0);
        assertTrue(untold.listened().isPositive() && untold.listened().compareTo(LIMIT) < 0);
    }

    @Test
    void anErrorOfApiGatewayAnswersWhateverCameBeforeIt() {
        Symptom error = assertInstanceOf(Sent.Answered.class, greeted("/greeting-error", LIMIT)).symptom();

        assertEquals(new Symptom(server.url("/greeting-error"), "", 0, Map.of(), SocketServer.ERROR, error.elapsed(),
                AT, true), error);
    }

    @Test
    void aCloseAfterAGreetingRefusesTheMessage() {
        Sent.NoAnswer closed = assertInstanceOf(Sent.NoAnswer.class, greeted("/greeting-close", LIMIT));

        assertEquals(FailureKind.REFUSED, closed.kind());
        assertEquals("The connection was closed: 1000 not you", closed.detail());
    }

    @Test
    void aConnectionThatClosesBeforeTheMessageGetsNone() {
        Sent.NoAnswer closed = assertInstanceOf(Sent.NoAnswer.class, greeted("/closing", LIMIT));

        assertEquals(FailureKind.REFUSED, closed.kind());
        assertEquals("The connection was closed: 1013 later", closed.detail());
    }

    @Test
    void onAConnectionThatWasSilentAFrameIsTheAnswer() {
        Sent sent = new HttpRequests(Clock.fixed(AT, ZoneOffset.UTC), Duration.ofMillis(50)).send(
                new RequestDraft("", server.url("/echo"), Map.of(), "hello"), LIMIT);

        assertEquals("hello", assertInstanceOf(Sent.Answered.class, sent).symptom().body());
    }

    @Test
    void theLabsOwnTimeStandsForTheMeasuredOne() {
        assertEquals(Duration.ofMillis(5_003), answer("/lab", "hello").elapsed());
    }

    @Test
    void ofAHugeFrameTheStartIsKept() {
        assertEquals("x".repeat(65_536), answer("/huge", "hello").body());
    }

    @Test
    void aFrameWithoutATextIsStillAFrame() {
        assertEquals("\n", answer("/empty", "hello").body());
    }

    @Test
    void theHandshakeCarriesTheHeaders() {
        assertEquals("me", answer("/who", "hello").body());
    }

    @Test
    void withoutAMessageTheHandshakeIsTheAnswer() throws InterruptedException {
        assertEquals(101, answer("/echo", "").status());
        server.awaitEnd();
    }

    @Test
    void aRefusedHandshakeIsAnAnswerOfHttp() throws IOException {
        assertEquals(404, answer("/refusing", "hello").status());

        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            byte[] body = "{\"message\":\"Forbidden\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Amzn-ErrorType", "ForbiddenException");
            exchange.sendResponseHeaders(403, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        Symptom refused = assertInstanceOf(Sent.Answered.class,
                send("ws://127.0.0.1:" + http.getAddress().getPort() + "/prod", "hello", LIMIT)).symptom();
        http.stop(0);
        assertEquals(403, refused.status());
        assertEquals("ForbiddenException", refused.header("x-amzn-errortype"));
        assertEquals("{\"message\":\"Forbidden\"}", refused.body());
    }

    @Test
    void aConnectionThatIsClosedAtOnceBringsNoAnswer() {
        Sent.NoAnswer closed = none(server.url("/closing"), LIMIT);

        assertEquals(FailureKind.REFUSED, closed.kind());
        assertEquals("The connection was closed: 1013 later", closed.detail());
    }

    @Test
    void silenceEndsAtTheTimeLimit() throws IOException {
        assertEquals(FailureKind.TIMED_OUT, none(server.url("/silent"), Duration.ofMillis(200)).kind());
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(FailureKind.TIMED_OUT,
                    none("ws://127.0.0.1:" + silent.getLocalPort() + "/", Duration.ofMillis(200)).kind());
        }
    }

    @Test
    void nobodyThereAndNoAddressAreTold() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        assertEquals(FailureKind.UNREACHABLE, none("ws://127.0.0.1:" + free + "/", LIMIT).kind());
        assertEquals(FailureKind.REFUSED, none("wss://", LIMIT).kind());
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        FutureTask<Sent> sending = new FutureTask<>(() -> send(server.url("/silent"), "hello", LIMIT));
        Thread thread = Thread.ofVirtual().start(sending);
        server.awaitMessage();

        thread.interrupt();

        assertEquals(FailureKind.CANCELLED,
                assertInstanceOf(Sent.NoAnswer.class, sending.get(20, TimeUnit.SECONDS)).kind());
        server.awaitEnd();
    }

    @Test
    void theLabAnswersWithItsFrameAndItsTime() throws IOException {
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId("frame-instead-of-answer")).withSpeed(200))) {
            Symptom frame = assertInstanceOf(Sent.Answered.class,
                    send(lab.requestUri().toString(), lab.requestBody(), LIMIT)).symptom();

            assertTrue(frame.body().startsWith("{\"message\": \"Endpoint request timed out\", \"connectionId\":"),
                    frame.body());
            assertEquals(5, frame.elapsed().toSeconds());
        }
    }
}
