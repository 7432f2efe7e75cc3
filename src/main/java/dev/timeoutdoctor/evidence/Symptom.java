package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the caller saw.
 *
 * @param url the request's URL, or empty
 * @param method the HTTP method, upper case
 * @param status the HTTP status, 0 where there was no answer or it is not known
 * @param headers the answer's headers, names in lower case
 * @param body the start of the answer's body
 * @param elapsed how long the caller waited; zero where not known
 * @param at when the request was sent
 * @param measured whether the program measured it itself (else a person entered it)
 */
public record Symptom(String url, String method, int status, Map<String, String> headers, String body, Duration elapsed,
        Instant at,
        boolean measured) {

    public Symptom {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** API Gateway's error frame, and what it says where it refuses a handshake (Kludex/mangum#128, aws/chalice#1406). */
    private static final Pattern ERROR = Pattern.compile("\\{\\s*\"message\"\\s*:\\s*\"([^\"]*)\"\\s*,"
            + "\\s*\"connectionId\"\\s*:\\s*\"[^\"]*\"\\s*,\\s*\"requestId\"\\s*:\\s*\"[^\"]*\"\\s*}");
    private static final int SWITCHING_PROTOCOLS = 101;

    /** Whether it is a frame of a WebSocket API, which has neither status nor headers. */
    public boolean isFrame() {
        return status == 0 && headers.isEmpty() && !body.isEmpty();
    }

    /** Whether there was no answer, or nothing is known of it. */
    public boolean isSilent() {
        return status == 0 && headers.isEmpty() && body.isEmpty();
    }

    /** What API Gateway says in an error of a WebSocket API, in a frame or to a handshake; empty where it is none. */
    public Optional<String> frameError() {
        Matcher error = ERROR.matcher(body.strip());
        return error.matches() ? Optional.of(error.group(1)) : Optional.empty();
    }

    /** Whether a caller got what was asked for: a status from 200 to 299, a connection, or a frame that is no error. */
    public boolean succeeded() {
        return isFrame() ? frameError().isEmpty() : (status >= 200 && status < 300) || status == SWITCHING_PROTOCOLS;
    }

    /** Whether a caller was answered: as before, or sent elsewhere. */
    public boolean answered() {
        return succeeded() || (status >= 300 && status < 400);
    }

    /** Whether a caller got nothing, or an error of the gateway or of what is behind it. */
    public boolean failed() {
        return isFrame() ? frameError().isPresent() && !refused() : status == 0 || status >= 500;
    }

    /** Whether a caller was refused: a status from 400 to 499, or the frame that says so (AWS: no route takes the message). */
    public boolean refused() {
        return isFrame() ? frameError().filter("Forbidden"::equals).isPresent() : status >= 400 && status < 500;
    }

    /** A header's value by its name in any case, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
