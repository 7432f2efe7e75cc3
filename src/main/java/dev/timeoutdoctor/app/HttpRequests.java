package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request as a caller would, without retries and without following redirects, and times it from the first byte sent to the
 * last byte read; to an address of WebSocket connections a message. An interrupt ends the exchange. In the lab, whose clock runs faster, the lab's own figure stands for the time.
 */
final class HttpRequests implements RequestSender {

    /** The lab's header that carries the simulated time. */
    static final String LAB_ELAPSED = "x-lab-elapsed-millis";
    private static final int BODY_LIMIT = 64 * 1024;

    private final Clock clock;
    private final Duration quiet;
    private @Nullable HttpClient client;

    HttpRequests(Clock clock) {
        this(clock, SocketMessage.QUIET);
    }

    /**
     * One that listens for another time.
     *
     * @param quiet for how long a new connection is listened to before a message is sent on it
     */
    HttpRequests(Clock clock, Duration quiet) {
        this.clock = clock;
        this.quiet = quiet;
    }

    /** Made when the first request is sent: a tenth of a second that the window need not wait for. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .followRedirects(HttpClient.Redirect.NEVER).build();
        }
        return client;
    }

    @Override
    public Sent send(RequestDraft draft, Duration limit) {
        if (draft.isMessage()) {
            return SocketMessage.send(client(), clock, draft, quiet, limit);
        }
        Instant at = clock.instant();
        long start = System.nanoTime();
        HttpRequest request;
        try {
            request = request(draft, limit);
        } catch (IllegalArgumentException notARequest) {
            return new Sent.NoAnswer(FailureKind.REFUSED, text(notARequest), Duration.ZERO);
        }
        try {
            HttpResponse<InputStream> response = client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            String body = start(response);
            Duration measured = Duration.ofNanos(System.nanoTime() - start);
            return new Sent.Answered(
                    new Symptom(draft.url(), draft.method(), response.statusCode(), headers(response.headers()),
                            body, elapsed(response.headers(), measured), at, true));
        } catch (HttpTimeoutException late) {
            return noAnswer(FailureKind.TIMED_OUT, late, start);
        } catch (ConnectException refused) {
            return noAnswer(FailureKind.UNREACHABLE, refused, start);
        } catch (IOException broken) {
            boolean cancelled = Thread.currentThread().isInterrupted();
            return noAnswer(cancelled ? FailureKind.CANCELLED : FailureKind.UNREACHABLE, broken, start);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return noAnswer(FailureKind.CANCELLED, cancelled, start);
        }
    }

    private static HttpRequest request(RequestDraft draft, Duration limit) {
        URI uri = URI.create(draft.url());
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("Not a web address: " + draft.url());
        }
        HttpRequest.BodyPublisher body = draft.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(draft.body(), StandardCharsets.UTF_8);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(limit).method(draft.method(), body);
        draft.headers().forEach(builder::header);
        return builder.build();
    }

    private static String start(HttpResponse<InputStream> response) throws IOException {
        try (InputStream stream = response.body()) {
            byte[] read = stream.readNBytes(BODY_LIMIT);
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            return new String(read, StandardCharsets.UTF_8);
        }
    }

    static Map<String, String> headers(HttpHeaders headers) {
        Map<String, String> flat = new TreeMap<>();
        headers.map().forEach((name, values) -> flat.put(name, String.join(", ", values)));
        return flat;
    }

    static Duration elapsed(HttpHeaders headers, Duration measured) {
        return headers.firstValue(LAB_ELAPSED).filter(text -> text.matches("\\d{1,9}")).map(Long::parseLong)
                .map(Duration::ofMillis).orElse(measured);
    }

    private static Sent noAnswer(FailureKind kind, Exception cause, long start) {
        return new Sent.NoAnswer(kind, text(cause), Duration.ofNanos(System.nanoTime() - start));
    }

    static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
