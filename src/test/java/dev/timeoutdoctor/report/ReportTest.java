package dev.timeoutdoctor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Texts texts = Texts.in(Locale.of("en", "XR"));
    private final TextReport text = new TextReport(texts, CauseAdvice.load());

    @Test
    void aCleanExaminationSaysThatNoProblemWasFound() {
        assertEquals("No problem was found",
                conclusion(Sessions.examined(Sessions.nothingFound(), true)));
    }

    @Test
    void aCheckThatCouldNotLookKeepsTheReportFromSayingGood() {
        assertEquals("Nothing can be concluded: one check could not look",
                conclusion(Sessions.examined(Sessions.unknown(), true)));
    }

    @Test
    void aCauseThatWasFoundAndFixedIsNotForgotten() {
        Session fixed = Sessions.fixed();
        assertEquals("Found and fixed: The integration timeout is lower than needed."
                + " Fixed at 2026-11-22 14:03:11 UTC; verified. It helped: status 201 after 7.8 s;"
                + " before, status 504 after 3.0 s.",
                String.join(" ", text.of(fixed).lines().dropWhile(line -> !line.startsWith("Found and fixed"))
                        .takeWhile(line -> !line.isBlank()).toList()));
        assertEquals(true, text.of(fixed).contains("Found before the changes"));
    }

    @Test
    void aTimeoutThatIsOnlyKnownAsEditedIsShownAsSuch() {
        String sentence = "Integration timeout as last edited: 3.0 s. What the stage serves could not be read.";
        assertEquals(1, text.of(Sessions.editedOnly()).lines().filter(sentence::equals).count());
        assertEquals(0, text.of(Sessions.full()).lines().filter(sentence::equals).count());
    }

    @Test
    void whereACanaryLeadsStandsBesideWhereTheStageLeads() {
        String sentence = "The stage's calls lead to https://a.example.com/orders. The 10 % of calls through the canary "
                + "lead to https://b.example.com/orders.";
        assertEquals(true, String.join(" ", text.of(Sessions.canary()).lines().toList()).contains(sentence));
        assertEquals(false, text.of(Sessions.full()).contains("calls lead to"));
    }

    @Test
    void aCancelledExaminationConcludesNothing() {
        assertEquals("Nothing can be concluded: the examination was cancelled",
                conclusion(Sessions.examined(Sessions.nothingFound(), false)));
    }

    @Test
    void aPairOfFiguresThatSaysNothingIsLeftOut() {
        CheckLine bare = new CheckLine("a", Mark.GOOD, "A", "", "", "None of 120 in 3 h.");
        assertEquals(bare, new CheckLine("a", Mark.GOOD, "A", "0", "0", "None of 120 in 3 h."));
        assertEquals(bare, new CheckLine("a", Mark.GOOD, "A", "–", "a.example.com", "None of 120 in 3 h."));
        assertEquals("1", new CheckLine("a", Mark.PROBLEM, "A", "1", "0", "One.").now());
    }

    @Test
    void noLineOfTheTextReportIsLongerThanAHundredColumnsUnlessItIsOneWord() {
        for (String line : text.of(Sessions.full()).lines().toList()) {
            boolean oneWord = !line.strip().contains(" ");
            assertEquals(true, oneWord || line.codePointCount(0, line.length()) <= 100, line);
        }
    }

    @Test
    void aUrlKeepsTheNamesOfItsParametersOnly() {
        assertEquals("https://h/p?a=…&…&c=…", Symptoms.withoutValues("https://u:p@h/p?a=1&secret&c=x=y#frag"));
        assertEquals("https://h/p", Symptoms.withoutValues("https://h/p"));
    }

    @Test
    void onlyTheGatewaysOwnAnswersAreQuoted() {
        assertEquals(Optional.of("Service Unavailable"),
                Symptoms.gatewayMessage(answer("{\"message\":\"Service Unavailable\"}")));
        assertEquals(Optional.empty(), Symptoms.gatewayMessage(answer("{\"message\":\"x\",\"card\":\"4111\"}")));
        assertEquals(Optional.empty(), Symptoms.gatewayMessage(answer("{\"message\":null}")));
        assertEquals(Optional.empty(), Symptoms.gatewayMessage(answer("<html>")));
        assertEquals(Optional.empty(), Symptoms.gatewayMessage(answer("")));
    }

    @Test
    void namesAreNotMarkup() {
        assertEquals("a\\|b \\*c\\* \\[d\\]\\(e) \\<f> \\`g\\`".replace("\\(", "("),
                Markdown.text("a|b *c* [d](e) <f> `g`"));
        assertEquals("snake_case \\_it\\_ R&D \\&amp;", Markdown.text("snake_case _it_ R&D &amp;"));
        assertEquals("1\\. x", Markdown.text("1. x"));
        assertEquals("8.0 s", Markdown.text("8.0 s"));
        assertEquals("\\# x", Markdown.text("\n# x"));
    }

    @Test
    void codeCannotBeLeft() {
        assertEquals("``a`b``", Markdown.code("a`b"));
        assertEquals("`` `a ``", Markdown.code("`a"));
        Markdown page = new Markdown();
        page.codeBlock("one\n```\ntwo\u001b", "sh");
        assertEquals("````sh\none\n```\ntwo\n````\n", page.toString());
    }

    @Test
    void aPipeCannotLeaveItsCell() {
        Markdown page = new Markdown();
        page.table(List.of("A"), List.of(List.of(Markdown.code("a|b")), List.of(Markdown.code("a\\\\|b")),
                List.of(Markdown.text("a\\|b"))));
        assertEquals("| A |\n| --- |\n| `a\\|b` |\n| `a\\\\\\|b` |\n| a\\\\\\|b |\n", page.toString());
    }

    private String conclusion(Session session) {
        return text.of(session).split("\n\n", -1)[1].strip();
    }

    private static Symptom answer(String body) {
        return new Symptom("", "GET", 503, Map.of(), body, Duration.ZERO, Instant.EPOCH, false);
    }
}
