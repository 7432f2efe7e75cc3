package dev.timeoutdoctor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseCatalogueTest {

    private final CauseCatalogue catalogue = CauseCatalogue.load();

    @Test
    void holdsEveryCauseOfTheListInItsOrder() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("src/test/resources/diagnosis/causes.csv")).stream().skip(1)
                .toList();
        assertEquals(listed, catalogue.causes().stream()
                .map(cause -> cause.id() + "," + cause.group() + "," + cause.fromGuide()).toList());
    }

    @Test
    void everyCauseHasItsStatement() {
        Texts texts = Texts.english();
        catalogue.causes().forEach(
                cause -> assertTrue(texts.has("cause." + cause.id() + ".statement"), cause.id()));
    }

    @Test
    void everyPartHasItsReasonForNotBeingHere() {
        Texts texts = Texts.english();
        Arrays.stream(Part.values())
                .forEach(part -> assertTrue(texts.has("diagnosis.not-here." + part.id()), part.id()));
    }

    @Test
    void noCauseExplainsItselfOverWhateverDetour() {
        List<String> all = catalogue.causes().stream().map(Cause::id).toList();
        assertEquals(new HashSet<>(all), new HashSet<>(catalogue.causesFirst(all)));
    }

    @Test
    void aCauseComesBeforeWhatItExplains() {
        assertEquals(List.of("canary-differs", "stage-not-redeployed", "integration-timeout-low"),
                catalogue.causesFirst(
                        List.of("integration-timeout-low", "stage-not-redeployed", "canary-differs")));
        assertEquals(List.of("targets-unhealthy", "backend-slower-than-limit"),
                catalogue.causesFirst(List.of("backend-slower-than-limit", "targets-unhealthy")));
        assertEquals(
                List.of("function-no-egress", "backend-slower-than-limit", "function-outlives-gateway",
                        "edge-endpoint-cannot-raise"),
                catalogue.causesFirst(List.of("backend-slower-than-limit", "function-outlives-gateway",
                        "edge-endpoint-cannot-raise", "function-no-egress")));
    }

    @Test
    void whoAnsweredComesBeforeEverything() {
        assertEquals(List.of("answer-not-from-api-gateway", "integration-timeout-low", "function-not-ready"),
                catalogue.causesFirst(
                        List.of("integration-timeout-low", "function-not-ready", "answer-not-from-api-gateway")));
    }

    @Test
    void anUnknownIdIsABug() {
        assertThrows(IllegalArgumentException.class, () -> catalogue.explains("no-such-cause"));
    }
}
