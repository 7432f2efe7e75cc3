package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenariosTest {

    @Test
    void indexNamesEveryFile() throws Exception {
        Path folder = Path.of(
                Objects.requireNonNull(Scenarios.class.getResource("scenarios/index.txt")).toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", "")).sorted().toList();
            assertEquals(names, Scenarios.ids().stream().sorted().toList());
        }
    }

    @Test
    void everyScenarioStartsAndFails() throws Exception {
        for (Scenario scenario : Scenarios.all()) {
            assertEquals(3, scenario.hints().size());
            assertFalse(scenario.cause().isEmpty());
            try (Lab lab = Lab.start(LabOptions.of(scenario).withSpeed(500))) {
                assertEquals("http://127.0.0.1:" + lab.endpoint().getPort(), lab.endpoint().toString());
                assertTrue(lab.requestUri().getPath().startsWith("/_aws/execute-api/" + scenario.request().apiId()));
                assertEquals("us-east-1 123456789012", lab.region() + " " + lab.account());
                assertFalse(lab.grade().solved(), scenario.id());
            }
        }
    }

    @Test
    void unknownScenarioIsNamed() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> Scenarios.byId("nothing"));

        assertTrue(String.valueOf(refused.getMessage()).startsWith("There is no scenario nothing; there are orders-"));
    }

    @Test
    void typingErrorInAFileIsNamedWithItsPlace() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> ScenarioReader.read("x", "{\"hints\": [\"a\", \"b\", \"c\"], \"titel\": \"t\"}"));

        assertEquals("x.title is missing", refused.getMessage());
    }

    @Test
    void portThatIsTakenIsSaid() throws IOException {
        Scenario scenario = Scenarios.byId("orders-three-seconds");
        try (Lab first = Lab.start(LabOptions.of(scenario))) {
            assertThrows(BindException.class,
                    () -> Lab.start(LabOptions.of(scenario).withPort(first.endpoint().getPort())).close());
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        LabOptions good = LabOptions.of(Scenarios.byId("orders-three-seconds"));

        assertThrows(IllegalArgumentException.class, () -> good.withSpeed(0));
        assertThrows(IllegalArgumentException.class, () -> good.withPort(70_000));
        assertThrows(IllegalArgumentException.class, () -> good.withLatency(Duration.ofMillis(-1)));
    }
}
