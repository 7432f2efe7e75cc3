package dev.timeoutdoctor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.guide.Guide;
import dev.timeoutdoctor.guide.GuideMistakes;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whole reports against the files beside this test. Where a report is meant to change, copy the new one from
 * {@code target/reports} after reading it.
 */
class GoldenReportTest {

    private final Texts texts = Texts.in(Locale.of("en", "XR"));
    private final JsonReport json = new JsonReport(texts, CauseAdvice.load());
    private final TextReport text = new TextReport(texts, CauseAdvice.load());
    private final MarkdownReport markdown = new MarkdownReport(texts, Guide.load(), GuideMistakes.load(),
            CauseAdvice.load(), "Timeout Doctor 0.1.0");

    @Test
    void jsonOfAFullSession() {
        assertGolden("full.json", json.of(Sessions.full()));
    }

    @Test
    void jsonOfASymptomAlone() {
        assertGolden("symptom-only.json", json.of(Sessions.symptomOnly()));
    }

    @Test
    void markdownOfAFullSession() {
        assertGolden("full.md", withoutCorrections(markdown.of(Sessions.full(), Sessions.WRITTEN)));
    }

    @Test
    void theJsonSaysWhereACanaryLeads() {
        assertEquals(
                Answers.json(
                        """
                        {"uri": "https://a.example.com/orders",
                         "canary": {"uri": "https://b.example.com/orders", "percentTraffic": 10},
                         "statement": "The stage's calls lead to https://a.example.com/orders. The 10 % of calls through the canary lead to https://b.example.com/orders."}"""),
                Answers.json(json.of(Sessions.canary())).path("backend"));
    }

    @Test
    void theJsonNamesTheCanarysOtherDeploymentAndNoAddressThatCouldNotBeRead() {
        assertEquals(Answers.json("{\"percentTraffic\": 10, \"otherDeployment\": \"d2\"}"),
                Answers.json(json.of(Sessions.canary("d2"))).path("backend").path("canary"));
    }

    @Test
    void theMarkdownSaysWhereACanaryLeads() {
        assertEquals(1, markdown.of(Sessions.canary(), Sessions.WRITTEN).lines()
                .filter(line -> line.startsWith("| Backend | The stage's calls lead to https://a.example.com/orders."))
                .count());
    }

    @Test
    void markdownOfASymptomAlone() {
        assertGolden("symptom-only.md", withoutCorrections(markdown.of(Sessions.symptomOnly(), Sessions.WRITTEN)));
    }

    @Test
    void textOfAFullSession() {
        assertGolden("full.txt", text.of(Sessions.full()));
    }

    @Test
    void textOfASymptomAlone() {
        assertGolden("symptom-only.txt", text.of(Sessions.symptomOnly()));
    }

    @Test
    void theSameSessionGivesTheSameBytes() {
        assertEquals(json.of(Sessions.full()), json.of(Sessions.full()));
        assertEquals(text.of(Sessions.full()), text.of(Sessions.full()));
        assertEquals(markdown.of(Sessions.full(), Sessions.WRITTEN), markdown.of(Sessions.full(), Sessions.WRITTEN));
    }

    @Test
    void noReportHoldsASecret() {
        Session session = Sessions.full();
        for (String report : new String[]{json.of(session), text.of(session),
                markdown.of(session, Sessions.WRITTEN)}) {
            assertFalse(report.contains("hunter2"), report);
            assertFalse(report.contains("SupportRO"), report);
        }
    }

    @Test
    void theCorrectionsThatBelongToWhatWasFoundStandInTheMarkdown() {
        assertEquals(List.of(), corrections(markdown.of(Session.start(), Sessions.WRITTEN)));
        assertEquals(List.of("E2", "E3", "E4", "E5", "E6", "E7", "E11", "E12", "E15", "E23", "E24", "E25", "E27"),
                corrections(markdown.of(Sessions.full(), Sessions.WRITTEN)));
    }

    private static List<String> corrections(String report) {
        return Pattern.compile("^\\| (E\\d+) \\|", Pattern.MULTILINE).matcher(report).results()
                .map(found -> found.group(1)).toList();
    }

    private static String withoutCorrections(String report) {
        return report.substring(0, report.indexOf("\n## What the guide has wrong"));
    }

    private static void assertGolden(String file, String actual) {
        try {
            Path written = Path.of("target", "reports", file);
            Files.createDirectories(Objects.requireNonNull(written.getParent()));
            Files.writeString(written, actual);
            try (InputStream in = GoldenReportTest.class.getResourceAsStream(file)) {
                assertEquals(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8), actual, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
