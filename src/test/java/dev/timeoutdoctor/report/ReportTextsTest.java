package dev.timeoutdoctor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the reports: each one there, each one used. */
class ReportTextsTest {

    private static final Pattern WHOLE_KEY = Pattern.compile("\"(report\\.[a-z][a-z.-]*[a-z])\"");
    private static final Pattern FACT = Pattern.compile("fact\\(\"([a-z-]+)\"");
    private static final Pattern HEADER = Pattern.compile("header\\(([^)]*)\\)");
    private static final Pattern COLUMN = Pattern.compile("\"([a-z-]+)\"");

    @Test
    void everyTextIsThereAndEveryTextIsUsed() throws IOException {
        Set<String> written = Texts.english().keys().stream().filter(key -> key.startsWith("report."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(used(), written);
    }

    private static Set<String> used() throws IOException {
        Set<String> keys = new TreeSet<>(all(WHOLE_KEY, source(Path.of("src", "main", "java"))));
        String source = source(Path.of("src", "main", "java", "dev", "timeoutdoctor", "report"));
        all(FACT, source).forEach(name -> keys.add("report.fact." + name));
        all(HEADER, source).forEach(columns -> all(COLUMN, columns)
                .forEach(column -> keys.add("report.column." + column)));
        addAll(keys, "report.mark.", Mark.values(), Mark::id);
        addAll(keys, "report.failure.", FailureKind.values(), Enum::name);
        addAll(keys, "report.api-type.", ApiType.values(), Enum::name);
        addAll(keys, "report.endpoint-type.", EndpointType.values(), Enum::name);
        return keys;
    }

    private static <T> void addAll(Set<String> keys, String prefix, T[] values, Function<T, String> name) {
        Arrays.stream(values).map(name).forEach(end -> keys.add(prefix + end));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String source(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
