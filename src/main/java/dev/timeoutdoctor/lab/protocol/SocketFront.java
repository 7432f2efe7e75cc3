package dev.timeoutdoctor.lab.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.LoggerFactory;

/**
 * WebSocket connections, on a port of their own, since the JDK's server cannot hand one over. Each connection is read by a thread of
 * its own, and each message is answered on another one. Bound to the loopback address.
 */
public final class SocketFront implements AutoCloseable {

    private final ServerSocket server;
    private final Opener opener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("lab-socket-", 0).factory());

    private SocketFront(ServerSocket server, Opener opener) {
        this.server = server;
        this.opener = opener;
    }

    /** Decides about a handshake. */
    @FunctionalInterface
    public interface Opener {

        Opening open(Request handshake) throws InterruptedException;
    }

    /** What becomes of a handshake. */
    public sealed interface Opening {

        /** It is answered by HTTP, and there is no connection. */
        record Refused(Reply reply) implements Opening {}

        /** There is a connection. */
        record Connected(Conversation conversation) implements Opening {}
    }

    /** What is said on a connection. */
    public interface Conversation {

        /** Answers a message, after as long as that takes. */
        Reaction message(String text) throws InterruptedException;

        /** The connection is over. */
        void over() throws InterruptedException;
    }

    /**
     * What comes back for a message.
     *
     * @param note
     *            the payload of a ping that is sent just before
     * @param frame
     *            the text of a frame; empty where nothing comes back
     */
    public record Reaction(String note, String frame) {

        /** Nothing comes back. */
        public static final Reaction NONE = new Reaction("", "");
    }

    /**
     * Listens on a free port.
     *
     * @throws IOException
     *             if there is none
     */
    public static SocketFront start(Opener opener) throws IOException {
        SocketFront front = new SocketFront(new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1")), opener);
        front.threads.execute(front::listen);
        return front;
    }

    public int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (SocketException | RejectedExecutionException closed) {
                return;
            } catch (IOException unusable) {
                throw new UncheckedIOException(unusable);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new SocketConnection(socket, opener, threads).run();
        } catch (IOException | RejectedExecutionException cutOff) {
            LoggerFactory.getLogger(SocketFront.class).debug("A connection was cut off", cutOff);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** Stops at once; connections are cut off. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            LoggerFactory.getLogger(SocketFront.class).debug("Nothing to close", alreadyGone);
        }
    }
}
