package dev.timeoutdoctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckRunner;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Diagnoses whole sets of evidence: {@code src/test/resources/diagnosis/<scenario>/evidence.json}, with the root causes, in order,
 * and every cause that is found or likely in {@code expected.json}. With {@code -Dfixtures.write=true} the expected files are
 * written instead, to be read through before they are committed.
 */
class DiagnosisScenariosTest {

    private static final Path SCENARIOS = Path.of("src/test/resources/diagnosis");

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static List<String> scenarios() throws IOException {
        try (Stream<Path> folders = Files.list(SCENARIOS)) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void findsTheRootCausesAndNothingElse(String scenario) throws IOException {
        Path file = SCENARIOS.resolve(scenario).resolve("expected.json");
        Diagnosis diagnosis = diagnose(CheckCatalogue.all(), evidence(scenario));
        ObjectNode said = JSON.createObjectNode();
        said.set("rootCauses", JSON.valueToTree(diagnosis.rootCauses()));
        said.set("found", JSON.valueToTree(with(diagnosis, CauseStatus.FOUND)));
        said.set("likely", JSON.valueToTree(with(diagnosis, CauseStatus.LIKELY)));
        if (Boolean.getBoolean("fixtures.write")) {
            Files.writeString(file, JSON.writeValueAsString(said) + "\n");
        }
        assertEquals(EvidenceFixture.json(file).toPrettyString(), said.toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noConsequenceComesBeforeItsCause(String scenario) {
        CauseCatalogue causes = CauseCatalogue.load();
        List<String> listed = diagnose(CheckCatalogue.all(), evidence(scenario)).rootCauses();
        for (int later = 1; later < listed.size(); later++) {
            List<String> explained = new ArrayList<>(causes.explains(listed.get(later)));
            explained.retainAll(listed.subList(0, later));
            assertEquals(List.of(), explained, listed.get(later));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void saysTheSameInWhateverOrderTheEvidenceArrived(String scenario) {
        EvidenceSet evidence = evidence(scenario);
        Diagnosis expected = diagnose(CheckCatalogue.all(), evidence);
        List<EvidenceKey<?>> keys = new ArrayList<>(evidence.keys());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(keys, new Random(seed));
            EvidenceSet shuffled = EvidenceSet.empty();
            for (EvidenceKey<?> key : keys) {
                shuffled = copy(evidence, shuffled, key);
            }
            Diagnosis diagnosis = diagnose(CheckCatalogue.all(), shuffled);
            assertEquals(expected, diagnosis);
            assertEquals(words(expected), words(diagnosis));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void ranksTheSameInWhateverOrderTheChecksRan(String scenario) {
        EvidenceSet evidence = evidence(scenario);
        Diagnosis expected = diagnose(CheckCatalogue.all(), evidence);
        List<Check> checks = new ArrayList<>(CheckCatalogue.all());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(checks, new Random(seed));
            Diagnosis diagnosis = diagnose(checks, evidence);
            assertEquals(expected.causes(), diagnosis.causes());
            assertEquals(expected.rootCauses(), diagnosis.rootCauses());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyReasonHasItsWords(String scenario) {
        Diagnosis diagnosis = diagnose(CheckCatalogue.all(), evidence(scenario));
        diagnosis.causes().forEach(result -> assertFalse(Texts.english().of(result.because()).isBlank()));
        assertEquals(CauseCatalogue.load().causes(),
                diagnosis.causes().stream().map(result -> result.cause()).toList());
    }

    @Test
    void everythingDeniedProvesNothing() {
        EvidenceSet evidence = EvidenceSet.empty();
        for (EvidenceKey<?> key : EvidenceKeys.all()) {
            evidence = denied(evidence, key);
        }
        Diagnosis diagnosis = diagnose(CheckCatalogue.all(), evidence);
        assertEquals(List.of(), diagnosis.rootCauses());
        assertEquals(diagnosis.causes().size(), with(diagnosis, CauseStatus.UNKNOWN).size());
    }

    @Test
    void whatOnlyTheSettingsAsLastEditedLackIsUnknownAndNotMissingFromTheSetUp() {
        Diagnosis diagnosis = diagnose(CheckCatalogue.all(), EvidenceFixture.read(
                Path.of("src/test/resources/checks/backend-unreachable/unknown-no-address-as-edited/evidence.json")));
        assertEquals(List.of("websocket-route-too-slow", "http-api-not-deployed", "canary-differs", "authorizer-slow",
                "waf-slow", "cache-does-not-cover"), with(diagnosis, CauseStatus.NOT_HERE));
    }

    @Test
    void whatWasReadInPlaceOfAnExportIsNamedAsTheEvidence() {
        Diagnosis diagnosis = diagnose(CheckCatalogue.all(), EvidenceFixture.read(
                Path.of("src/test/resources/checks/stage-variable-wrong/problem-without-export/evidence.json")));
        assertEquals(Set.of(EvidenceKeys.STAGE, EvidenceKeys.WORKING_COPY),
                diagnosis.cause("stage-variable-wrong").orElseThrow().evidence());
    }

    @Test
    void theEndpointThatAFunctionCannotReachIsNamed() {
        Diagnosis diagnosis = diagnose(CheckCatalogue.all(), evidence("story-02-task-call-blocks"));
        String because = Texts.english().of(diagnosis.cause("function-no-egress").orElseThrow().because());
        assertTrue(because.contains("https://lambda.us-east-1.amazonaws.com"), because);
    }

    @Test
    void withoutCallsNobodyCanSayWhetherTheyGetTheTimeThatTheyNeed() {
        assertEquals(List.of("backend-slower-than-limit"), blindThoughTheyCouldLook("no-samples"));
        assertEquals(List.of(), blindThoughTheyCouldLook("all-well"));
    }

    @Test
    void nothingAskedProvesNothing() {
        Diagnosis diagnosis = diagnose(CheckCatalogue.all(), EvidenceSet.empty());
        assertEquals(List.of(), diagnosis.rootCauses());
        assertEquals(List.of(), with(diagnosis, CauseStatus.RULED_OUT));
        assertEquals(List.of(), with(diagnosis, CauseStatus.NOT_HERE));
    }

    @Test
    void withoutAFunctionNoCauseOfAFunctionIsHere() {
        Diagnosis diagnosis = diagnose(CheckCatalogue.all(), evidence("orders-three-seconds"));
        assertEquals(List.of("function-outlives-gateway", "function-timeout-too-short", "throttle-lowered-by-raise",
                "edge-endpoint-cannot-raise", "cold-start-exceeds-timeout", "function-no-egress", "function-not-ready",
                "function-throttled", "function-concurrency-zero", "function-memory-starved", "function-cross-region",
                "alias-points-to-old-version", "invoke-permission-missing", "request-never-reached-function",
                "malformed-proxy-response", "stays-synchronous", "sync-workflow-too-long", "stream-uri-mismatch",
                "stream-idle-cut", "websocket-route-too-slow", "vpc-link-failed", "vpc-link-inactive",
                "vpc-link-pending", "vpc-link-id-wrong", "targets-unhealthy", "listener-mismatch",
                "load-balancer-security-group-blocks", "zone-without-healthy-target", "load-balancer-other-account",
                "private-endpoint-blocked", "http-api-not-deployed", "stage-variable-wrong", "canary-differs",
                "authorizer-slow", "waf-slow", "cache-does-not-cover", "quota-raised-elsewhere").stream().sorted()
                .toList(),
                with(diagnosis, CauseStatus.NOT_HERE).stream().sorted().toList());
    }

    @Test
    void moreMemoryComesBeforeTheCeiling() {
        Diagnosis diagnosis = diagnose(CheckCatalogue.all(), evidence("starved-function"));
        assertEquals("p99 of 120 runs in 3 h is 41.6 s, 12.6 s over the 29.0 s that this API can wait. "
                + "That is at this memory size; more memory may cure it.",
                Texts.english().of(diagnosis.cause("backend-slower-than-limit").orElseThrow().because()));
    }

    private static List<String> blindThoughTheyCouldLook(String scenario) {
        return diagnose(CheckCatalogue.all(), evidence(scenario)).blind().stream()
                .filter(result -> result.verdict() instanceof Verdict.Unknown unknown && unknown.missing().isEmpty())
                .map(result -> result.info().id()).toList();
    }

    private static EvidenceSet evidence(String scenario) {
        return EvidenceFixture.read(SCENARIOS.resolve(scenario).resolve("evidence.json"));
    }

    private static Diagnosis diagnose(List<Check> checks, EvidenceSet evidence) {
        return new CheckRunner((info, crash) -> {
            throw crash;
        }).diagnose(checks, CauseCatalogue.load(), evidence);
    }

    private static List<String> with(Diagnosis diagnosis, CauseStatus status) {
        return diagnosis.causes().stream().filter(result -> result.status() == status)
                .map(result -> result.cause().id()).toList();
    }

    private static List<String> words(Diagnosis diagnosis) {
        return diagnosis.causes().stream().map(result -> Texts.english().of(result.because())).toList();
    }

    private static <T> EvidenceSet copy(EvidenceSet from, EvidenceSet to, EvidenceKey<T> key) {
        return to.with(key, from.get(key));
    }

    private static <T> EvidenceSet denied(EvidenceSet evidence, EvidenceKey<T> key) {
        return evidence.with(key,
                new Observed.Denied<>("service:Read", "*", "not authorized", EvidenceFixture.SOURCE));
    }
}
