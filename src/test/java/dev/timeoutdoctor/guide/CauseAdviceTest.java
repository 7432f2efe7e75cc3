package dev.timeoutdoctor.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CauseAdviceTest {

    private final CauseAdvice advice = CauseAdvice.load();

    @Test
    void everyCauseHasAdvice() throws IOException {
        assertEquals(causes(), List.copyOf(advice.causes()));
    }

    @Test
    void adviceLeadsToAStepOfTheWizard() {
        Set<String> steps = new HashSet<>(Arrays.stream(StepId.values()).map(StepId::id).toList());
        for (String cause : advice.causes()) {
            assertEquals(true, steps.contains(advice.on(cause).stepId()), cause);
        }
    }

    @Test
    void aMissingDeploymentIsMendedWhereTheTimeoutIsRaised() {
        assertEquals(new CauseAdvice.Advice("stage-not-redeployed", Message.of("cause.stage-not-redeployed.advice"),
                "raise-timeout"), advice.on("stage-not-redeployed"));
    }

    @Test
    void anUnknownCauseIsABug() {
        assertThrows(IllegalArgumentException.class, () -> advice.on("no-such-cause"));
    }

    @Test
    void theGuidesFiveRowsStandForKnownCausesAndThreeOfThemDoNotHold() throws IOException {
        List<GuideMistake> rows = GuideMistakes.load().rows();
        assertEquals(List.of("G1", "G2", "G3", "G4", "G5"), rows.stream().map(GuideMistake::id).toList());
        assertEquals(List.of("G1", "G3", "G4"),
                rows.stream().filter(row -> !row.holds()).map(GuideMistake::id).toList());
        for (GuideMistake row : rows) {
            assertEquals(true, causes().containsAll(row.causes()), row.id());
            assertEquals(true, Guide.load().corrections().stream().anyMatch(c -> c.id().equals(row.correction())),
                    row.id());
        }
    }

    @Test
    void aCauseKnowsItsRowOfTheGuide() {
        assertEquals("E14", GuideMistakes.load().ofCause("function-cross-region").orElseThrow().correction());
        assertEquals(true, GuideMistakes.load().ofCause("logging-off").isEmpty());
    }

    private static List<String> causes() throws IOException {
        try (InputStream in = Objects.requireNonNull(CauseAdviceTest.class.getResourceAsStream("cause-ids.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
