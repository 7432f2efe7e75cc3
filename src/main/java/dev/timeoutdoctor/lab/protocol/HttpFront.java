package dev.timeoutdoctor.lab.protocol;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/** Between the JDK's server and the lab: reads a request with a bound on its size, writes the reply. */
public final class HttpFront implements HttpHandler {

    /** The largest body that is read; API Gateway takes 10 MB, every call that the lab serves is far smaller. */
    public static final int MAX_BODY = 1 << 20;

    private final Function<Request, Reply> answer;

    public HttpFront(Function<Request, Reply> answer) {
        this.answer = answer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, reply(exchange));
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange.getRequestBody());
        if (body.length > MAX_BODY) {
            Refusal refusal = new Refusal(413, "RequestEntityTooLargeException",
                    "The lab reads bodies of up to " + MAX_BODY + " bytes.");
            return Protocol.REST_JSON.refuse(refusal, "").with("Connection", "close");
        }
        try {
            return answer.apply(request(exchange, new String(body, StandardCharsets.UTF_8)));
        } catch (Refusal refusal) {
            return Protocol.REST_JSON.refuse(refusal, "");
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(HttpFront.class).error("The lab failed on {} {}", exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(), e);
            Refusal fault = new Refusal(500, "InternalFailure", "The lab failed on this call: " + e);
            return Protocol.REST_JSON.refuse(fault, "");
        }
    }

    private static byte[] body(InputStream in) throws IOException {
        return in.readNBytes(MAX_BODY + 1);
    }

    private static Request request(HttpExchange exchange, String body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String rawQuery = exchange.getRequestURI().getRawQuery();
        return new Request(exchange.getRequestMethod(), segments(exchange.getRequestURI().getRawPath()),
                Form.parse(rawQuery == null ? "" : rawQuery), headers, body);
    }

    /** Parts of a raw path; a slash at the end makes no further part. */
    static List<String> segments(String rawPath) {
        return Arrays.stream(rawPath.split("/")).filter(part -> !part.isEmpty()).map(HttpFront::decode).toList();
    }

    private static String decode(String part) {
        try {
            // In a path a plus sign is itself, unlike in a form.
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "BadRequestException", "The path is not well encoded: " + e.getMessage());
        }
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        boolean bodyless = body.length == 0 || exchange.getRequestMethod().equals("HEAD") || reply.status() == 204;
        exchange.sendResponseHeaders(reply.status(), bodyless ? -1 : body.length);
        if (!bodyless) {
            exchange.getResponseBody().write(body);
        }
    }
}
