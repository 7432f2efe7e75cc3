package dev.timeoutdoctor.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the guide's own resources; a missing or broken one is a bug and thrown as such. */
final class GuideData {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GuideData() {}

    /** A JSON array of this package. */
    static JsonNode array(String file) {
        JsonNode read = JSON.readTree(text(file));
        if (!read.isArray()) {
            throw new IllegalStateException(file + " is not an array");
        }
        return read;
    }

    /** A text of this package with {@code \n} line ends and none at its end. */
    static String text(String file) {
        try (InputStream in = GuideData.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The program was built without its guide: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n").stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
