package dev.timeoutdoctor.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** AWS's answers as the {@code aws} command prints them, from {@code src/test/resources/answers}. */
public final class Answers {

    public static final Instant AT = Instant.parse("2026-11-22T15:30:20Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    /** The answer in a file, named without its extension. */
    public static JsonNode file(String name) {
        try (InputStream file = Answers.class.getResourceAsStream("/answers/" + name + ".json")) {
            return JSON.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** An answer with the call behind it. */
    public static Source source(JsonNode answer, Map<String, ?> parameters) {
        return new Source(AwsCall.of("any", "Any", "us-east-1", parameters), AT, answer);
    }
}
