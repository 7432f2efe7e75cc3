package dev.timeoutdoctor.app;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;

/** Somebody else's server of WebSocket connections; its path says how it behaves. */
final class SocketServer extends WebSocketServer implements AutoCloseable {

    /** API Gateway's error frame, by captures of many. */
    static final String ERROR = "{\"message\": \"Endpoint request timed out\", \"connectionId\":\"a=\", \"requestId\":\"b=\"}";

    private final CountDownLatch started = new CountDownLatch(1);
    private final Semaphore messages = new Semaphore(0);
    private final Semaphore ends = new Semaphore(0);

    private SocketServer() {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        setDaemon(true);
        setReuseAddr(true);
    }

    static SocketServer started() throws InterruptedException {
        SocketServer server = new SocketServer();
        server.start();
        if (!server.started.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The server does not start");
        }
        return server;
    }

    String url(String path) {
        return "ws://127.0.0.1:" + getPort() + path;
    }

    /** Waits until a message has come in. */
    void awaitMessage() throws InterruptedException {
        if (!messages.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("No message came in");
        }
    }

    /** Waits until somebody has gone. */
    void awaitEnd() throws InterruptedException {
        if (!ends.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody went");
        }
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(WebSocket connection, Draft draft,
            ClientHandshake handshake) throws InvalidDataException {
        if (handshake.getResourceDescriptor().equals("/refusing")) {
            throw new InvalidDataException(CloseFrame.REFUSE, "not you");
        }
        return super.onWebsocketHandshakeReceivedAsServer(connection, draft, handshake);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        if (handshake.getResourceDescriptor().equals("/closing")) {
            connection.close(CloseFrame.TRY_AGAIN_LATER, "later");
        }
        connection.setAttachment(handshake.getFieldValue("X-Who"));
        if (handshake.getResourceDescriptor().startsWith("/greeting")) {
            connection.send("welcome");
        }
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        switch (connection.getResourceDescriptor()) {
            case "/echo" -> connection.send(message);
            case "/who" -> connection.send(connection.<String>getAttachment());
            case "/greeting-answer" -> {
                connection.send(message);
                connection.send("news");
                connection.close(CloseFrame.NORMAL, "that is all");
            }
            case "/greeting-error" -> {
                connection.send("news");
                connection.send(ERROR);
            }
            case "/greeting-close" -> connection.close(CloseFrame.NORMAL, "not you");
            case "/lab" -> {
                PingFrame note = new PingFrame();
                note.setPayload(java.nio.ByteBuffer.wrap("x-lab-elapsed-millis: 5003".getBytes(
                        java.nio.charset.StandardCharsets.US_ASCII)));
                connection.sendFrame(note);
                connection.send(message);
            }
            case "/huge" -> connection.send("x".repeat(300_000));
            case "/empty" -> connection.send("");
            default -> {
                // silence
            }
        }
        messages.release();
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
        ends.release();
    }

    @Override
    public void onError(WebSocket connection, Exception failed) {
        // its connection is closed
    }

    @Override
    public void close() {
        try {
            stop(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
