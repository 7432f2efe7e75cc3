package dev.timeoutdoctor.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that knows who calls, and answers whatever else a test tells it to; or does not answer at all. */
final class StubPlace implements AutoCloseable {

    static final Reply MISSING = json(404, "NotFoundException", "{\"message\": \"Invalid API identifier specified\"}");

    private static final String IDENTITY = """
                                           <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                                           <Arn>arn:aws:iam::123456789012:user/ana</Arn><UserId>AIDA</UserId><Account>123456789012</Account>
                                           </GetCallerIdentityResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
                                           </GetCallerIdentityResponse>""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile CountDownLatch hanging = new CountDownLatch(1);
    private volatile Function<String, Reply> answers = path -> MISSING;

    /** An answer; {@link #HANGS} is none. */
    record Reply(int status, String type, String error, String body) {

        static final Reply HANGS = new Reply(0, "", "", "");
    }

    StubPlace() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on answers by path: {@code /restapis/a1b2c3d4e5}. */
    void answers(Function<String, Reply> byPath) {
        hanging = new CountDownLatch(1);
        answers = byPath;
    }

    static Reply json(int status, String error, String body) {
        return new Reply(status, "application/json", error, body);
    }

    static Reply html(int status, String body) {
        return new Reply(status, "text/html", "", body);
    }

    /** Waits until a request hangs. */
    void awaitHanging() throws InterruptedException {
        hanging.await();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Reply reply = asked.contains("Action=GetCallerIdentity")
                ? new Reply(200, "text/xml", "", IDENTITY)
                : answers.apply(exchange.getRequestURI().getPath());
        if (reply.equals(Reply.HANGS)) {
            hanging.countDown();
            awaitClosing();
        }
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        if (!reply.error().isEmpty()) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.error());
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Math.max(reply.status(), 100), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
