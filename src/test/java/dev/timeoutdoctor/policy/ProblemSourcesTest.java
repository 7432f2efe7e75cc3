package dev.timeoutdoctor.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule that refuses what somebody typed says where it comes from: a page of AWS, a standard, or this program. */
class ProblemSourcesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/timeoutdoctor/fix");
    private static final Path TEXTS = Path.of("src/main/resources/dev/timeoutdoctor/text/messages.properties");
    private static final Pattern WARNING = Pattern.compile("Problem\\s*\\.warning\\([^;]*?;");
    private static final Pattern ERROR = Pattern.compile("Problem\\s*\\.error\\([^;]*?;");
    private static final Pattern KEY = Pattern.compile("\"((?:fix|change)\\.[a-z0-9.-]+)\"");
    private static final Pattern RULE = Pattern.compile("\"(fix\\.(?:problem|patch|field|draft)\\.[a-z-]+)\"");
    /** Hints that are no rule: what was read here, what could not be read, what somebody should think of. */
    private static final Set<String> HINTS = Set.of(
            "change.access-log.lacking", "change.alarms.too-late", "change.async-event.reads",
            "change.async-service.path",
            "change.caching.others", "change.caching.rare", "change.event-invoke.lost",
            "change.function-version.nothing",
            "change.private-link-rules.unread", "change.quota.closed", "change.quota.less-than-peak",
            "change.quota.more-than-reported", "change.quota.refused", "change.quota.refused-next",
            "change.quota.unread", "change.vpc-link.address",
            "change.vpc-link.canary", "change.vpc-link.elsewhere", "change.vpc-link.fit-unknown",
            "fix.patch.already-there", "fix.problem.ceiling-unknown", "fix.problem.nothing-changed",
            "fix.problem.nothing-pending", "fix.problem.pending-unknown", "fix.problem.same-value");
    private static final Pattern SOURCE = Pattern
            .compile("\\([^()]*(?:AWS: |AWS answers|a rule of this program|RFC \\d+)|\\(\\{\\d}\\)");

    /** All Java code about fixes. */
    private static List<String> code() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(ProblemSourcesTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> keys(List<String> code, Pattern statement) {
        return code.stream().flatMap(text -> statement.matcher(text).results().map(MatchResult::group))
                .flatMap(text -> KEY.matcher(text).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS)) {
            texts.load(reader);
        }
        return texts;
    }

    private static List<String> unsourced(Set<String> keys) throws IOException {
        Properties texts = texts();
        return keys.stream().filter(key -> !SOURCE.matcher(texts.getProperty(key)).find()).toList();
    }

    @Test
    void everyRefusalNamesItsSource() throws IOException {
        List<String> code = code();
        Set<String> refusals = code.stream().flatMap(text -> RULE.matcher(text).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        refusals.removeAll(keys(code, WARNING));
        refusals.addAll(keys(code, ERROR));
        Properties texts = texts();
        refusals.removeIf(key -> !texts.containsKey(key));
        assertTrue(refusals.size() > 70, () -> "only " + refusals);
        assertEquals(List.of(), unsourced(refusals));
    }

    @Test
    void aHintThatStatesARuleNamesItsSourceToo() throws IOException {
        assertEquals(new TreeSet<>(HINTS), new TreeSet<>(unsourced(keys(code(), WARNING))));
    }
}
