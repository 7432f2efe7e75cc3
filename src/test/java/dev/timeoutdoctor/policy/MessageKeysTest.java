package dev.timeoutdoctor.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every key that the program names has a text, and one only: the last of two would silently win. */
class MessageKeysTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern NAMED = Pattern
            .compile("(?:Message|texts|texts\\(\\))\\.of\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

    @Test
    void noKeyStandsTwice() throws IOException {
        List<String> keys = Files.readAllLines(
                MAIN.resolve(Path.of("resources", "dev", "timeoutdoctor", "text", "messages.properties"))).stream()
                .filter(line -> line.matches("[a-z].*?=.*")).map(line -> line.substring(0, line.indexOf('='))).toList();
        assertTrue(keys.size() > 1_000, () -> "only " + keys.size() + " keys were read");
        assertEquals(List.of(), keys.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet().stream().filter(key -> key.getValue() > 1).toList());
    }

    @Test
    void everyKeyInTheProgramHasAText() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
            List<String> named = files.filter(file -> file.toString().endsWith(".java")).map(MessageKeysTest::read)
                    .flatMap(source -> NAMED.matcher(source).results().map(found -> found.group(1))).distinct()
                    .toList();
            assertTrue(named.size() > 500, () -> "only " + named.size() + " keys were found");
            assertEquals(List.of(), named.stream().filter(key -> !Texts.english().has(key)).toList());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
