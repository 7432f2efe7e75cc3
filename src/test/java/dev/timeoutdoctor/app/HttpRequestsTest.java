package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender.Sent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpRequestsTest {

    private final HttpRequests requests = new HttpRequests(Clock.systemUTC());
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/late", exchange -> {
            exchange.getResponseHeaders().add("X-Lab-Elapsed-Millis", "29003");
            exchange.getResponseHeaders().add("X-Amz-Apigw-Id", "Xyz=");
            byte[] body = "{\"message\": \"Endpoint request timed out\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(504, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void theLabsOwnTimeStandsForTheMeasuredOne() {
        Symptom symptom = assertInstanceOf(Sent.Answered.class, send("/late")).symptom();
        assertEquals(504, symptom.status());
        assertEquals(Duration.ofMillis(29_003), symptom.elapsed());
        assertEquals("Xyz=", symptom.header("x-amz-apigw-id"));
        assertEquals("{\"message\": \"Endpoint request timed out\"}", symptom.body());
    }

    @Test
    void whatIsNoWebAddressIsRefusedBeforeAnythingIsSent() {
        Sent sent = requests.send(new RequestDraft("GET", "orders", Map.of(), ""), Duration.ofSeconds(1));
        assertEquals(FailureKind.REFUSED, assertInstanceOf(Sent.NoAnswer.class, sent).kind());
    }

    @Test
    void aServerThatNeverAnswersEndsAtTheTimeLimit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RequestDraft draft = new RequestDraft("GET", "http://127.0.0.1:" + silent.getLocalPort() + "/", Map.of(),
                    "");
            Sent sent = requests.send(draft, Duration.ofMillis(200));
            assertEquals(FailureKind.TIMED_OUT, assertInstanceOf(Sent.NoAnswer.class, sent).kind());
        }
    }

    @Test
    void anInterruptEndsTheExchange() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RequestDraft draft = new RequestDraft("GET", "http://127.0.0.1:" + silent.getLocalPort() + "/", Map.of(),
                    "");
            FutureTask<Sent> sending = new FutureTask<>(() -> requests.send(draft, Duration.ofMinutes(5)));
            Thread thread = Thread.ofVirtual().start(sending);
            try (Socket exchange = silent.accept()) {
                exchange.setSoTimeout(20_000);
                assertTrue(exchange.getInputStream().read() > 0);
                thread.interrupt();
                assertEquals(FailureKind.CANCELLED,
                        assertInstanceOf(Sent.NoAnswer.class, sending.get(20, TimeUnit.SECONDS)).kind());
                exchange.getInputStream().readAllBytes(); // ends only when the other side hangs up
            }
        }
    }

    private Sent send(String path) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return requests.send(new RequestDraft("GET", url, Map.of("Accept", "application/json"), ""),
                Duration.ofSeconds(10));
    }
}
