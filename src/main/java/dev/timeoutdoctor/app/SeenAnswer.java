package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.target.PastedAnswer;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

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

    private static SeenAnswer of(String text, String file) {
        return PastedAnswer.of(text)
                .<SeenAnswer>map(answer -> new Read(answer.status(), answer.headers(), answer.body()))
                .orElseGet(() -> new Unreadable(Message.of("app.diagnose.answer.no-status", file)));
    }
}
