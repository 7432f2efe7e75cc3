package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections to the lab's WebSocket API, by the JDK's client. */
class LabSocketTest {

    private static final String ID = "[A-Za-z0-9]{15}=";
    private static final String ASK = "{\"action\": \"ask\", \"question\": \"Where is my parcel?\"}";

    private final Clients clients = Clients.onLab("frame-instead-of-answer");
    private final HttpClient http = HttpClient.newHttpClient();
    private final Heard heard = new Heard();

    @AfterEach
    void stopLab() {
        http.shutdownNow();
        clients.close();
    }

    /** What comes in on a connection. */
    private static final class Heard implements WebSocket.Listener {

        private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
        private final CompletableFuture<String> frame = new CompletableFuture<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onPing(WebSocket connection, ByteBuffer payload) {
            notes.add(StandardCharsets.UTF_8.decode(payload).toString());
            connection.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onText(WebSocket connection, CharSequence text, boolean last) {
            frame.complete(text.toString());
            connection.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket connection, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket connection, Throwable cut) {
            closed.complete(0);
        }
    }

    private WebSocket connect(URI uri) throws Exception {
        return http.newWebSocketBuilder().buildAsync(uri, heard).get(10, TimeUnit.SECONDS);
    }

    private String answer(String message) throws Exception {
        connect(clients.lab().requestUri()).sendText(message, true).get(10, TimeUnit.SECONDS);
        return heard.frame.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aMessageThatTakesTooLongGetsTheTimeoutFrameAfterFiveSimulatedSeconds() throws Exception {
        String frame = answer(ASK);

        assertTrue(frame.matches("\\{\"message\": \"Endpoint request timed out\", \"connectionId\":\"" + ID
                + "\", \"requestId\":\"" + ID + "\"}"), frame);
        assertTrue(heard.notes.getFirst().matches("x-lab-elapsed-millis: 500\\d"), heard.notes.toString());
    }

    @Test
    void aMessageIsAnsweredByAFrameOnceTheTimeoutSuffices() throws Exception {
        raiseAndDeploy("a7s9k1i", 10_000);

        assertEquals("{\"answer\": \"On its way\"}", answer(ASK));
    }

    @Test
    void aMessageThatNoRouteTakesIsForbidden() throws Exception {
        for (String message : List.of("{\"action\": \"$connect\"}", "no JSON")) {
            Heard said = new Heard();
            http.newWebSocketBuilder().buildAsync(clients.lab().requestUri(), said).get(10, TimeUnit.SECONDS)
                    .sendText(message, true).get(10, TimeUnit.SECONDS);
            assertTrue(said.frame.get(10, TimeUnit.SECONDS)
                    .matches("\\{\"message\": \"Forbidden\", \"connectionId\":\"" + ID + "\", \"requestId\":\"" + ID
                            + "\"}"),
                    message);
        }
    }

    @Test
    void aHandshakeIsRefusedWhereConnectTakesTooLong() throws Exception {
        raiseAndDeploy("c3o5n7i", 50);

        HttpResponse<?> refused = refusal(clients.lab().requestUri());

        assertEquals(504, refused.statusCode());
        assertEquals("Endpoint request timed out",
                refused.body().toString().replaceAll(".*\"message\": \"|\", .*", ""));
    }

    @Test
    void aHandshakeIsRefusedWhereThereIsNoSuchStage() throws Exception {
        URI other = URI.create(clients.lab().requestUri().toString().replace("production", "dev"));

        assertEquals(403, refusal(other).statusCode());
    }

    private HttpResponse<?> refusal(URI uri) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> connect(uri));
        return assertInstanceOf(WebSocketHandshakeException.class, failed.getCause()).getResponse();
    }

    @Test
    void aPlainRequestIsNoMessage() throws Exception {
        URI plain = clients.endpoint().resolve(clients.lab().requestUri().getPath() + "/ask");
        HttpRequest request = HttpRequest.newBuilder(plain)
                .method("MESSAGE", HttpRequest.BodyPublishers.noBody()).build();

        assertEquals(403, http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        URI socket = URI.create(clients.lab().requestUri().toString().replace("ws:", "http:"));
        assertEquals(426, http.send(HttpRequest.newBuilder(socket).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode());
    }

    @Test
    void binaryDataAndMessagesThatAreTooLargeEndTheConnection() throws Exception {
        connect(clients.lab().requestUri()).sendBinary(ByteBuffer.allocate(3), true).get(10, TimeUnit.SECONDS);
        assertEquals(1003, heard.closed.get(10, TimeUnit.SECONDS));

        Heard large = new Heard();
        WebSocket connection = http.newWebSocketBuilder().buildAsync(clients.lab().requestUri(), large).get(10,
                TimeUnit.SECONDS);
        for (int sent = 0; sent < 5; sent++) {
            connection.sendText("x".repeat(30_000), false).get(10, TimeUnit.SECONDS);
        }
        assertEquals(1009, large.closed.get(10, TimeUnit.SECONDS));
    }

    @Test
    void closingTheLabEndsItsConnections() throws Exception {
        URI uri = clients.lab().requestUri();
        connect(uri);

        clients.close();

        assertTrue(List.of(0, 1006).contains(heard.closed.get(10, TimeUnit.SECONDS)));
        assertInstanceOf(ConnectException.class,
                assertThrows(ExecutionException.class, () -> connect(uri)).getCause());
    }

    private void raiseAndDeploy(String integration, int millis) {
        clients.apiGatewayV2().updateIntegration(
                r -> r.apiId("w3s5k7t9c1").integrationId(integration).timeoutInMillis(millis));
        clients.apiGatewayV2().createDeployment(r -> r.apiId("w3s5k7t9c1").stageName("production"));
    }
}
