package dev.timeoutdoctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckRunner;
import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs every check over its fixtures: {@code src/test/resources/checks/<id>/<case>/evidence.json} and {@code expected.json}. With
 * {@code -Dfixtures.write=true} the expected files are written instead, to be read through before they are committed.
 */
class CheckFixturesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/checks");
    private static final Set<String> CASES = Set.of("good", "problem", "not-applicable", "unknown");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Texts texts = Texts.english();

    record Fixture(Check check, Path folder) {

        @Override
        public String toString() {
            return check.info().id() + "/" + folder.getFileName();
        }

        EvidenceSet evidence() {
            return EvidenceFixture.read(folder.resolve("evidence.json"));
        }

        Path expected() {
            return folder.resolve("expected.json");
        }
    }

    static Stream<Fixture> fixtures() {
        return CheckCatalogue.all().stream()
                .flatMap(check -> folders(FIXTURES.resolve(check.info().id()))
                        .map(folder -> new Fixture(check, folder)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void saysWhatTheFixtureExpects(Fixture fixture) throws IOException {
        JsonNode said = json(verdict(fixture.check(), fixture.evidence()));
        if (Boolean.getBoolean("fixtures.write")) {
            Files.writeString(fixture.expected(), JSON.writeValueAsString(said) + "\n");
        }
        assertEquals(EvidenceFixture.json(fixture.expected()).toPrettyString(), said.toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isUnknownWithoutAnythingItNeeds(Fixture fixture) {
        EvidenceSet evidence = fixture.evidence();
        Set<EvidenceKey<?>> needs = fixture.check().info().needs();
        if (!needs.stream().allMatch(key -> evidence.get(key).seen().isPresent())) {
            return;
        }
        for (EvidenceKey<?> key : needs) {
            Verdict verdict = verdict(fixture.check(), evidence.without(key));
            assertEquals(Set.of(key), assertInstanceOf(Verdict.Unknown.class, verdict).missing());
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void namesOnlyCausesThatItDeclares(Fixture fixture) {
        Verdict verdict = verdict(fixture.check(), fixture.evidence());
        List<String> declared = fixture.check().info().causes();
        assertTrue(declared.containsAll(findings(verdict).stream().map(Finding::cause).toList()));
        assertTrue(declared.containsAll(ruledOut(verdict)));
    }

    @Test
    void everyCheckHasItsFourCases() {
        for (Check check : CheckCatalogue.all()) {
            List<String> cases = folders(FIXTURES.resolve(check.info().id())).map(p -> p.getFileName().toString())
                    .toList();
            assertTrue(cases.containsAll(CASES), () -> check.info().id() + " has only " + cases);
        }
    }

    @Test
    void everyFolderBelongsToACheck() {
        Set<String> ids = new TreeSet<>(CheckCatalogue.all().stream().map(check -> check.info().id()).toList());
        assertEquals(ids, new TreeSet<>(folders(FIXTURES).map(p -> p.getFileName().toString()).toList()));
    }

    @Test
    void everyCheckIsNamedAfterItsIdAndHasItsTexts() {
        for (Check check : CheckCatalogue.all()) {
            String id = check.info().id();
            assertEquals(id, kebab(check.getClass().getSimpleName()));
            assertTrue(texts.has("check." + id + ".title") && texts.has("check." + id + ".why"), id);
        }
    }

    @Test
    void everyCauseThatACheckNamesIsInTheCatalogue() {
        List<String> ids = CauseCatalogue.load().causes().stream().map(cause -> cause.id()).toList();
        CheckCatalogue.all().forEach(check -> assertTrue(ids.containsAll(check.info().causes()), check.info().id()));
    }

    private static String kebab(String className) {
        return className.replaceAll("Check$", "").replaceAll("([a-z])([A-Z0-9])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private static Verdict verdict(Check check, EvidenceSet evidence) {
        return new CheckRunner((info, crash) -> {
            throw crash;
        }).diagnose(List.of(check), CauseCatalogue.load(), evidence).checks().getFirst().verdict();
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json(Verdict verdict) {
        ObjectNode json = JSON.createObjectNode();
        switch (verdict) {
            case Verdict.Good good -> {
                json.put("verdict", "good").put("summary", texts.of(good.summary()));
                put(json, good.measure());
            }
            case Verdict.Warning warning -> json.put("verdict", "warning");
            case Verdict.Problem problem -> json.put("verdict", "problem");
            case Verdict.NotApplicable none -> json.put("verdict", "not-applicable").put("why", texts.of(none.why()));
            case Verdict.Unknown unknown -> {
                json.put("verdict", "unknown").put("why", texts.of(unknown.why()));
                put(json, "missing", unknown.missing().stream().map(EvidenceKey::id).toList());
                put(json, "actions", unknown.actions());
            }
            case Verdict.Crashed crashed -> json.put("verdict", "crashed").put("reference", crashed.reference());
        }
        findings(verdict).forEach(finding -> json.withArray("findings").add(json(finding)));
        put(json, "ruledOut", ruledOut(verdict));
        return json;
    }

    private ObjectNode json(Finding finding) {
        ObjectNode json = JSON.createObjectNode().put("cause", finding.cause())
                .put("certainty", finding.certainty().name()).put("title", texts.of(finding.title()))
                .put("statement", texts.of(finding.statement()));
        put(json, finding.measure());
        put(json, "evidence", finding.evidence().stream().map(EvidenceKey::id).toList());
        put(json, "cures", finding.cures());
        return json;
    }

    private void put(ObjectNode json, Measure measure) {
        json.put("now", texts.of(measure.now())).put("allowed", texts.of(measure.allowed()));
    }

    private static void put(ObjectNode json, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(name);
            new TreeSet<>(values).forEach(array::add);
        }
    }

    private static List<Finding> findings(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Warning warning -> warning.findings();
            case Verdict.Problem problem -> problem.findings();
            case Verdict.Good good -> List.of();
            case Verdict.NotApplicable none -> List.of();
            case Verdict.Unknown unknown -> List.of();
            case Verdict.Crashed crashed -> List.of();
        };
    }

    private static Set<String> ruledOut(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Good good -> good.ruledOut();
            case Verdict.Warning warning -> warning.ruledOut();
            case Verdict.Problem problem -> problem.ruledOut();
            case Verdict.NotApplicable none -> Set.of();
            case Verdict.Unknown unknown -> Set.of();
            case Verdict.Crashed crashed -> Set.of();
        };
    }
}
