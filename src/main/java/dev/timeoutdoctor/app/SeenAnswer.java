package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer that the caller got, from a file as {@code curl -i} prints it: a status line, headers, an empty line, the body. */
sealed interface SeenAnswer {

    /** No answer of an API is read further: its first lines tell whose it is. */
    int LONGEST_BYTES = 1_000_000;

    /**
     * An answer.
     *
     * @param headers by name, as they were written
     */
    record Read(int status, Map<String, String> headers, String body) implements SeenAnswer {

        public Read {
            headers = Map.copyOf(headers);
        }

        /**
         * What the caller saw.
         *
         * @param took how long the caller waited; zero where nobody says
         */
        Symptom symptom(String url, String method, Duration took, Instant at) {
            return new Symptom(url, method, status, headers, body, took, at, false);
        }
    }

    /** The file could not be read, or holds something else. */
    record Unreadable(Message why) implements SeenAnswer {}

    static SeenAnswer in(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return of(new String(stream.readNBytes(LONGEST_BYTES), StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            return new Unreadable(Message.of("app.diagnose.answer.unreadable", file.toString()));
        }
    }

    /** The last answer of those that {@code curl} prints one after the other, such as {@code 100 Continue} before it. */
    private static SeenAnswer of(String text, String file) {
        SeenAnswer last = new Unreadable(Message.of("app.diagnose.answer.no-status", file));
        String rest = text.replace("\r\n", "\n").stripLeading();
        while (StatusLine.PATTERN.matcher(rest).lookingAt()) {
            int end = rest.indexOf("\n\n");
            String head = end < 0 ? rest : rest.substring(0, end);
            String body = end < 0 ? "" : rest.substring(end + 2);
            last = new Read(StatusLine.status(head), headers(head.lines().skip(1).toList()), body.strip());
            rest = body;
        }
        return last;
    }

    private static Map<String, String> headers(List<String> lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    /** {@code HTTP/1.1 504 Gateway Timeout}; HTTP/2 has no words after the number. */
    final class StatusLine {

        private static final Pattern PATTERN = Pattern.compile("HTTP/[0-9.]{1,4} (?<status>[1-9]\\d\\d)(?= |\\n|$)");

        private StatusLine() {}

        private static int status(String head) {
            Matcher matcher = PATTERN.matcher(head);
            return matcher.lookingAt() ? Integer.parseInt(matcher.group("status")) : 0;
        }
    }
}
