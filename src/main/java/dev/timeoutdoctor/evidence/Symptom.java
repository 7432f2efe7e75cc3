package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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

    /** A header's value by its name in any case, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
