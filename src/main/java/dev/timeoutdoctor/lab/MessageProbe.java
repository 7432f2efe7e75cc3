package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.Grade.Sent;
import dev.timeoutdoctor.lab.Scenario.SampleRequest;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.traffic.DataPlane;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One message to a WebSocket API on a connection of its own, or only the connection where there is nothing to send. */
final class MessageProbe implements WebSocket.Listener {

    /** The status of a handshake that leads to a connection (RFC 6455). */
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final SampleRequest sample;
    private final CompletableFuture<Sent> answer = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private long elapsed;

    private MessageProbe(SampleRequest sample) {
        this.sample = sample;
    }

    static Sent send(HttpClient client, URI uri, SampleRequest sample) throws IOException, InterruptedException {
        MessageProbe probe = new MessageProbe(sample);
        try {
            return probe.on(client.newWebSocketBuilder().buildAsync(uri, probe).get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                return new Sent(sample.method(), sample.path(), refused.getResponse().statusCode(), "",
                        Duration.ofMillis(
                                refused.getResponse().headers().firstValueAsLong(DataPlane.ELAPSED_HEADER).orElse(0)));
            }
            throw new IOException("The lab's own message failed: " + failed.getMessage(), failed);
        }
    }

    private Sent on(WebSocket connection) throws ExecutionException, InterruptedException {
        try {
            if (sample.body().isEmpty()) {
                return came(SWITCHING_PROTOCOLS, "");
            }
            connection.sendText(sample.body(), true).get();
            Sent sent = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            connection.sendClose(WebSocket.NORMAL_CLOSURE, "").get();
            return sent;
        } catch (TimeoutException silent) {
            return came(0, "no frame");
        } finally {
            connection.abort();
        }
    }

    private Sent came(int status, String error) {
        return new Sent(sample.method(), sample.path(), status, error, Duration.ofMillis(elapsed));
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket connection, ByteBuffer payload) {
        String note = StandardCharsets.UTF_8.decode(payload).toString();
        elapsed = Long.parseLong(note.substring(note.indexOf(' ') + 1));
        connection.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket connection, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            answer.complete(came(0, error(text.toString())));
        }
        connection.request(1);
        return null;
    }

    /** What API Gateway says in an error frame; empty for an answer. */
    private static String error(String frame) {
        try {
            JsonNode node = Json.parse(frame);
            return node.has("connectionId") && node.has("requestId") ? node.path("message").asString("") : "";
        } catch (JacksonException other) {
            return "";
        }
    }
}
