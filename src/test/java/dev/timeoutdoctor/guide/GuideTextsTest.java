package dev.timeoutdoctor.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the guide: each one there, each one used, each one a pattern that shows what was written. */
class GuideTextsTest {

    private static final Pattern OURS = Pattern
            .compile("(guide\\.heading|guide\\.page|correction|mistake|glossary)\\..*|cause\\..*\\.advice");

    private final Texts texts = Texts.english();

    @Test
    void everyTextIsThereAndEveryTextIsUsed() {
        Set<String> written = texts.keys().stream().filter(key -> OURS.matcher(key).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(used(), written);
    }

    @Test
    void noTextIsEmptyOrEndsInASpace() {
        for (String key : used()) {
            String text = texts.of(key);
            assertEquals(text.strip(), text, key);
            assertEquals(false, text.isEmpty(), key);
        }
    }

    @Test
    void noApostropheOfTheBundleSwallowsWhatFollows() throws IOException {
        Properties bundle = bundle();
        List<String> lone = new ArrayList<>();
        for (String key : bundle.stringPropertyNames()) {
            String quoted = bundle.getProperty(key).replace("''", "").replaceAll("'[{}][^']*'", "");
            if (quoted.contains("'")) {
                lone.add(key);
            }
        }
        assertEquals(List.of(), lone);
    }

    @Test
    void everyPatternOfTheBundleParses() {
        for (String key : texts.keys()) {
            texts.of(key, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    void noTextShouts() {
        for (String key : used()) {
            assertEquals(false, texts.of(key).contains("!"), key);
        }
    }

    private static Set<String> used() {
        Guide guide = Guide.load();
        Stream<Message> pages = guide.steps().stream().flatMap(step -> guide.page(step).sections().stream())
                .flatMap(section -> Stream.of(section.heading(), section.text()));
        Stream<Message> corrections = guide.corrections().stream()
                .flatMap(correction -> Stream.of(correction.claim(), correction.statement()));
        Stream<Message> verdicts = Arrays.stream(Correction.Verdict.values()).map(Correction.Verdict::label);
        Stream<Message> mistakes = GuideMistakes.load().rows().stream()
                .flatMap(row -> Stream.of(row.claim(), row.plainly()));
        Stream<Message> terms = Glossary.load().terms().stream()
                .flatMap(term -> Stream.of(term.name(), term.meaning()));
        CauseAdvice advice = CauseAdvice.load();
        Stream<Message> advised = advice.causes().stream().map(cause -> advice.on(cause).what());
        return Stream.of(pages, corrections, verdicts, mistakes, terms, advised).flatMap(messages -> messages)
                .map(Message::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle() throws IOException {
        Properties bundle = new Properties();
        try (InputStream in = Objects.requireNonNull(
                Texts.class.getResourceAsStream("/dev/timeoutdoctor/text/messages.properties"));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            bundle.load(reader);
        }
        return bundle;
    }
}
