package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender.Sent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One message to a WebSocket API on a connection of its own, timed from sending it to the frame that comes back. A frame carries nothing
 * that ties it to a message, and backends send some unasked (AWS: the connections' callback URL). So the connection is listened to before
 * the message is sent: a frame that comes then is no answer, and after it only an error of API Gateway is surely one. A handshake that is
 * refused is an answer of HTTP; without a message the handshake is all that is sent. An interrupt ends it.
 */
final class SocketMessage implements WebSocket.Listener {

    /** The status of a handshake that leads to a connection (RFC 6455). */
    private static final int SWITCHING_PROTOCOLS = 101;
    /** So long a new connection is listened to; a backend that greets its callers does so soon after {@code $connect} (no documented time). */
    static final Duration QUIET = Duration.ofSeconds(1);
    private static final int FRAME_LIMIT = 64 * 1024;
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Came NOTHING = new Came.End("");
    /** How the lab, whose clock runs faster, tells the simulated time just before a frame. */
    private static final Pattern LAB_ELAPSED = Pattern.compile(HttpRequests.LAB_ELAPSED + ": (\\d{1,9})");

    private final Clock clock;
    private final RequestDraft draft;
    private final Duration limit;
    private final CountDownLatch heard = new CountDownLatch(1);
    private final AtomicInteger before = new AtomicInteger();
    private final CompletableFuture<Came> came = new CompletableFuture<>();
    private final CompletableFuture<Came.Frame> untold = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile Instant at;
    private volatile boolean sending;
    private volatile Duration toldByLab = Duration.ZERO;
    private volatile long start = System.nanoTime();

    /** What the other end did first that tells what became of the message. */
    private sealed interface Came {

        /** It sent a frame, so long after the message. */
        record Frame(String text, Duration elapsed) implements Came {}

        /** It closed the connection, or that broke. */
        record End(String why) implements Came {}
    }

    private SocketMessage(Clock clock, RequestDraft draft, Duration limit) {
        this.clock = clock;
        this.draft = draft;
        this.limit = limit;
        this.at = clock.instant();
    }

    /**
     * Sends it, and waits for the handshake and for the frame for at most the limit each.
     *
     * @param quiet for how long the connection is listened to before the message is sent, unless a frame comes earlier
     */
    static Sent send(HttpClient client, Clock clock, RequestDraft draft, Duration quiet, Duration limit) {
        SocketMessage message = new SocketMessage(clock, draft, limit);
        CompletableFuture<WebSocket> opening;
        try {
            WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(limit);
            draft.headers().forEach(builder::header);
            opening = builder.buildAsync(URI.create(draft.url()), message);
        } catch (IllegalArgumentException notARequest) {
            return new Sent.NoAnswer(FailureKind.REFUSED, HttpRequests.text(notARequest), Duration.ZERO);
        }
        try {
            return message.on(opening.get(), quiet);
        } catch (ExecutionException failed) {
            return message.notOpened(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException cancelled) {
            var _ = opening.thenAccept(WebSocket::abort);
            return message.cancelled(cancelled);
        }
    }

    private Sent on(WebSocket connection, Duration quiet) {
        Duration opened = elapsed();
        try {
            if (draft.body().isEmpty()) {
                sayFarewell(connection);
                return answered(SWITCHING_PROTOCOLS, Map.of(), "", opened);
            }
            boolean _ = heard.await(quiet.toMillis(), TimeUnit.MILLISECONDS);
            if (came.getNow(NOTHING) instanceof Came.End end && !end.why().isEmpty()) {
                return noAnswer(FailureKind.REFUSED, end.why());
            }
            beginToSend();
            connection.sendText(draft.body(), true).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            start = System.nanoTime();
            Sent sent = awaited();
            sayFarewell(connection);
            return sent;
        } catch (TimeoutException notSent) {
            return noAnswer(FailureKind.TIMED_OUT, "Not sent within " + limit.toMillis() + " ms");
        } catch (ExecutionException broken) {
            // a connection that was closed before the message went out refuses it, and the close says why
            return came.getNow(NOTHING) instanceof Came.End end && !end.why().isEmpty()
                    ? noAnswer(FailureKind.REFUSED, end.why())
                    : noAnswer(FailureKind.UNREACHABLE, HttpRequests.text(broken));
        } catch (InterruptedException cancelled) {
            return cancelled(cancelled);
        } finally {
            connection.abort();
        }
    }

    /** From here on a frame may be the answer: one may be here before this program is told that the message has gone out. */
    private void beginToSend() {
        at = clock.instant();
        start = System.nanoTime();
        sending = true;
    }

    private Sent awaited() throws InterruptedException, ExecutionException {
        Came first;
        try {
            first = came.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return untold(() -> noAnswer(FailureKind.TIMED_OUT, "No frame within " + limit.toMillis() + " ms"
                    + (before.get() == 0 ? "" : "; before the message: " + before.get())));
        }
        return switch (first) {
            case Came.Frame frame -> answered(0, Map.of(), frame.text(), frame.elapsed());
            case Came.End end -> untold(() -> noAnswer(FailureKind.REFUSED, end.why()));
        };
    }

    /** Nothing that surely answers has come. */
    private Sent untold(Supplier<Sent> withoutAnyFrame) {
        Duration listened = elapsed();
        return untold.isDone()
                ? new Sent.Untold(before.get(), untold.join().text(), untold.join().elapsed(), listened)
                : withoutAnyFrame.get();
    }

    private static void sayFarewell(WebSocket connection) throws InterruptedException {
        try {
            connection.sendClose(WebSocket.NORMAL_CLOSURE, "").get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException alreadyOver) {
            // the connection is ended all the same
        }
    }

    private Sent notOpened(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused) {
            HttpResponse<?> response = refused.getResponse();
            if (response != null && response.statusCode() != SWITCHING_PROTOCOLS) {
                Object body = response.body();
                return answered(response.statusCode(), HttpRequests.headers(response.headers()),
                        body instanceof String words ? start(words) : "",
                        HttpRequests.elapsed(response.headers(), elapsed()));
            }
        }
        if (cause instanceof HttpTimeoutException) {
            return noAnswer(FailureKind.TIMED_OUT, HttpRequests.text(cause));
        }
        return cause instanceof IllegalArgumentException
                ? new Sent.NoAnswer(FailureKind.REFUSED, HttpRequests.text(cause), Duration.ZERO)
                : noAnswer(FailureKind.UNREACHABLE, HttpRequests.text(cause));
    }

    private Sent answered(int status, Map<String, String> headers, String body, Duration elapsed) {
        return new Sent.Answered(seen(status, headers, body, elapsed));
    }

    private Symptom seen(int status, Map<String, String> headers, String body, Duration elapsed) {
        return new Symptom(draft.url(), draft.method(), status, headers, body, elapsed, at, true);
    }

    private Sent noAnswer(FailureKind kind, String detail) {
        return new Sent.NoAnswer(kind, detail, elapsed());
    }

    private Sent cancelled(InterruptedException cancelled) {
        Thread.currentThread().interrupt();
        return noAnswer(FailureKind.CANCELLED, HttpRequests.text(cancelled));
    }

    private Duration elapsed() {
        long since = start; // read first: it is set anew once the message has gone out
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static String start(String whole) {
        return whole.substring(0, Math.min(whole.length(), FRAME_LIMIT));
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket connection, ByteBuffer payload) {
        Matcher told = LAB_ELAPSED.matcher(StandardCharsets.UTF_8.decode(payload));
        if (told.matches()) {
            toldByLab = Duration.ofMillis(Long.parseLong(told.group(1)));
        }
        connection.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket connection, CharSequence data, boolean last) {
        text.append(data, 0, Math.min(data.length(), FRAME_LIMIT - text.length()));
        if (last) {
            frame(text.toString());
            text.setLength(0);
        }
        connection.request(1);
        return null;
    }

    /** API Gateway sends texts only (AWS: known issues); what else sends this may be something else. */
    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket connection, ByteBuffer data, boolean last) {
        frame(StandardCharsets.ISO_8859_1.decode(data).toString());
        connection.request(1);
        return null;
    }

    /** A frame without a text is told by a line's end, since a symptom without a body is one without an answer. */
    private void frame(String content) {
        if (!sending) {
            before.incrementAndGet();
            heard.countDown();
            return;
        }
        Duration elapsed = toldByLab.isZero() ? elapsed() : toldByLab;
        Came.Frame frame = new Came.Frame(content.isEmpty() ? "\n" : start(content), elapsed);
        if (before.get() == 0 || seen(0, Map.of(), frame.text(), elapsed).frameError().isPresent()) {
            came.complete(frame);
        } else {
            untold.complete(frame);
        }
    }

    private void end(String why) {
        came.complete(new Came.End(why));
        heard.countDown();
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket connection, int code, String reason) {
        end("The connection was closed: " + code + (reason.isEmpty() ? "" : " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket connection, Throwable broken) {
        end("The connection broke: " + HttpRequests.text(broken));
    }
}
