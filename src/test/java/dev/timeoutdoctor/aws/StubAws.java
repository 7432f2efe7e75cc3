package dev.timeoutdoctor.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.timeoutdoctor.collect.Pace;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on the loopback address that gives the answers it was told, in order, and remembers what it was asked. */
final class StubAws implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-22T14:00:00Z");
    static final TimeLimits LIMITS = new TimeLimits(Duration.ofSeconds(4), Duration.ofSeconds(8),
            Duration.ofSeconds(30));

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    /** What was asked: {@code GET /restapis?limit=2}, or {@code POST FilterLogEvents} where the path says nothing. */
    record Asked(String line, String body) {}

    private record Reply(int status, Map<String, String> headers, String body) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final SdkClients clients;
    private boolean hangs;

    StubAws() {
        this(LIMITS);
    }

    StubAws(TimeLimits limits) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        clients = new SdkClients(Credentials.practice(), Optional.of(endpoint()), limits);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    SdkAwsReader reader() {
        return new SdkAwsReader(clients, InstantSource.fixed(NOW), Texts.english());
    }

    SdkAwsReader reader(Pace pace) {
        return new SdkAwsReader(clients, pace, InstantSource.fixed(NOW), Texts.english());
    }

    SdkAwsWriter writer() {
        return new SdkAwsWriter(clients, InstantSource.fixed(NOW), Texts.english());
    }

    StubAws json(String body) {
        return reply(200, Map.of("Content-Type", "application/json"), body);
    }

    StubAws xml(String body) {
        return reply(200, Map.of("Content-Type", "text/xml"), body);
    }

    StubAws error(int status, String code, String message) {
        return reply(status, Map.of("Content-Type", "application/json", "x-amzn-ErrorType", code,
                "x-amzn-RequestId", "r-1"), "{\"message\": \"" + message + "\"}");
    }

    synchronized StubAws reply(int status, Map<String, String> headers, String body) {
        replies.add(new Reply(status, headers, body));
        return this;
    }

    /** From now on no answer comes. */
    StubAws hang() {
        hangs = true;
        return this;
    }

    /** Waits until a request hangs. */
    void awaitHanging() throws InterruptedException {
        hanging.await();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(line(exchange, body), body));
        if (hangs) {
            hanging.countDown();
            awaitClosing();
        }
        Reply reply = next();
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Reply next() {
        return Optional.ofNullable(replies.poll()).orElse(new Reply(599, Map.of(), ""));
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(HttpExchange exchange, String body) {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
        Matcher action = ACTION.matcher(body);
        String where = !target.isEmpty()
                ? target.substring(target.indexOf('.') + 1)
                : action.find() ? action.group(1) : exchange.getRequestURI().toString();
        return exchange.getRequestMethod() + " " + where;
    }

    @Override
    public void close() {
        closing.countDown();
        clients.close();
        server.stop(0);
        threads.close();
    }
}
