package dev.timeoutdoctor.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuideTest {

    private final Guide guide = Guide.load();

    @Test
    void correctionsAreE1ToE28InOrder() {
        List<String> expected = IntStream.rangeClosed(1, 28).mapToObj(number -> "E" + number).toList();
        assertEquals(expected, guide.corrections().stream().map(Correction::id).toList());
    }

    @Test
    void everySourceIsAnHttpsPageWithALabel() {
        for (Correction correction : guide.corrections()) {
            assertFalse(correction.sources().isEmpty(), correction.id());
            for (Correction.Source source : correction.sources()) {
                assertEquals("https", source.url().getScheme(), correction.id());
                assertFalse(source.url().getHost().isBlank(), correction.id());
                assertFalse(source.label().isBlank(), correction.id());
            }
        }
    }

    @Test
    void everyStepHasAPageInTheOrderOfTheWizard() {
        assertEquals(Arrays.stream(StepId.values()).map(StepId::id).toList(), List.copyOf(guide.steps()));
    }

    @ParameterizedTest
    @EnumSource(StepId.class)
    void everyPageBeginsWithTheReasonForTheStep(StepId step) {
        GuideSection first = guide.page(step.id()).sections().getFirst();
        assertEquals(new GuideSection(Message.of("guide.heading.why"),
                Message.of("guide.page." + step.id() + ".why"), ""), first);
    }

    @Test
    void everyCorrectionStandsBesideAtLeastOneKnownStep() {
        Set<String> steps = new HashSet<>(guide.steps());
        for (Correction correction : guide.corrections()) {
            assertFalse(correction.steps().isEmpty(), correction.id());
            assertEquals(Set.of(), minus(correction.steps(), steps), correction.id());
        }
    }

    @Test
    void aPageShowsTheCorrectionsOfItsStepOnly() {
        assertEquals(List.of("E4", "E5", "E6", "E25"),
                guide.page("raise-timeout").corrections().stream().map(Correction::id).toList());
    }

    @Test
    void aCorrectionIsReadWhole() {
        Correction first = guide.corrections().getFirst();
        assertEquals(Correction.Verdict.INCOMPLETE, first.verdict());
        assertEquals(LocalDate.of(2026, 11, 22), first.checked());
        assertEquals(Message.of("correction.E1.claim"), first.claim());
        assertEquals("incomplete", Texts.english().of(first.verdict().label()));
    }

    @Test
    void whatIsNotAboutAwsIsListedAsLeftOut() {
        List<String> foreign = guide.corrections().stream()
                .filter(correction -> correction.verdict() == Correction.Verdict.NOT_ABOUT_AWS).map(Correction::id)
                .toList();
        assertEquals(List.of("E20", "E21", "E22", "E28"), foreign);
    }

    @Test
    void anUnknownStepIsABug() {
        assertThrows(IllegalArgumentException.class, () -> guide.page("no-such-step"));
    }

    @Test
    void theRecommendedAccessLogFormatIsOneLineWithinTheLimitOfThreeKilobytes() {
        for (String id : List.of("access-log-rest", "access-log-http")) {
            GuideSection section = guide.page("prevent").sections().stream()
                    .filter(s -> s.heading().key().equals("guide.heading." + id)).findFirst().orElseThrow();
            assertFalse(section.code().contains("\n"), id);
            assertEquals(true, section.code().length() < 3_000, id);
        }
    }

    private static Set<String> minus(List<String> some, Set<String> others) {
        Set<String> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
