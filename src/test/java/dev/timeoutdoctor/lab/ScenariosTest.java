package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.lab.account.LambdaFunction;
import dev.timeoutdoctor.lab.account.RestApi;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
                assertTrue(lab.apiUri().getPath().startsWith("/_aws/execute-api/" + scenario.request().apiId()));
                assertEquals(scenario.request().host().isEmpty(), lab.requestUri().equals(lab.apiUri()));
                assertEquals("us-east-1 123456789012", lab.region() + " " + lab.account());
                assertFalse(lab.grade().solved(), scenario.id());
            }
        }
    }

    @Test
    void tagsOfStacksAreThoseThatCloudFormationSets() {
        List<String> wrong = Scenarios.all().stream().map(scenario -> scenario.account().startingAt(Instant.EPOCH))
                .flatMap(account -> Stream.concat(
                        account.apis().stream().filter(api -> !marks(api.tags()).equals(account.stackTags(api.id())))
                                .map(RestApi::name),
                        account.functions().stream()
                                .filter(function -> !marks(function.traits().tags())
                                        .equals(account.stackTags(function.name())))
                                .map(LambdaFunction::name)))
                .toList();

        assertEquals(List.of(), wrong);
    }

    private static Map<String, String> marks(Map<String, String> tags) {
        return tags.entrySet().stream().filter(tag -> tag.getKey().startsWith("aws:cloudformation:"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
    void latencyIsAddedToTheControlPlaneOnly() throws Exception {
        LabOptions distant = LabOptions.of(Scenarios.byId("orders-three-seconds")).withSpeed(1000)
                .withLatency(Duration.ofMillis(700));
        try (Lab lab = Lab.start(distant); HttpClient http = HttpClient.newHttpClient()) {
            URI fast = lab.endpoint().resolve("/_aws/execute-api/a1b2c3d4e5/prod/orders");
            HttpResponse<String> answer = get(http, fast);
            Instant begun = Instant.now();
            get(http, lab.endpoint().resolve("/restapis"));
            Duration delayed = Duration.between(begun, Instant.now());

            assertEquals(200, answer.statusCode());
            assertTrue(delayed.compareTo(Duration.ofMillis(700)) >= 0, delayed.toString());
            assertTrue(Integer.parseInt(answer.headers().firstValue("x-lab-elapsed-millis").orElseThrow()) < 300);
        }
    }

    private static HttpResponse<String> get(HttpClient http, URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void closedLabAnswersNoMoreAndMayBeClosedAgain() throws Exception {
        Lab lab = Lab.start(LabOptions.of(Scenarios.byId("orders-three-seconds")));
        lab.close();
        lab.close();

        assertThrows(IOException.class, lab::grade);
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        LabOptions good = LabOptions.of(Scenarios.byId("orders-three-seconds"));

        assertThrows(IllegalArgumentException.class, () -> good.withSpeed(0));
        assertThrows(IllegalArgumentException.class, () -> good.withPort(70_000));
        assertThrows(IllegalArgumentException.class, () -> good.withLatency(Duration.ofMillis(-1)));
    }
}
