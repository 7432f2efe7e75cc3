package dev.timeoutdoctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.diagnosis.Cause;
import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.CheckRunner;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What all checks together promise, over all of their fixtures: that what a check declares is what it reads, so that nobody is asked
 * for a permission that serves nothing, and that each cause can come out in every way.
 */
class CheckPromisesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/checks");
    private static final Path WHOLE_SETS = Path.of("src/test/resources/diagnosis");
    private static final CauseCatalogue CAUSES = CauseCatalogue.load();

    private static Map<String, List<EvidenceSet>> fixtures = Map.of();
    private static List<EvidenceSet> wholeSets = List.of();

    /** A check that declares one key less than it does in truth. */
    private record Hiding(Check check, EvidenceKey<?> hidden) implements Check {

        @Override
        public CheckInfo info() {
            CheckInfo info = check.info();
            return new CheckInfo(info.id(), info.area(), without(info.needs()), without(info.alsoReads()),
                    info.causes());
        }

        @Override
        public Verdict evaluate(EvidenceView view) {
            return check.evaluate(view);
        }

        private Set<EvidenceKey<?>> without(Set<EvidenceKey<?>> keys) {
            return keys.stream().filter(key -> !key.equals(hidden)).collect(Collectors.toUnmodifiableSet());
        }
    }

    @BeforeAll
    static void readFixtures() {
        fixtures = folders(FIXTURES).stream()
                .collect(Collectors.toMap(folder -> folder.getFileName().toString(), CheckPromisesTest::evidence));
        wholeSets = evidence(WHOLE_SETS);
    }

    @Test
    void nothingIsDeclaredThatIsNotRead() {
        Map<String, List<String>> unread = new TreeMap<>();
        for (Check check : CheckCatalogue.all()) {
            List<String> keys = EvidenceKeys.all().stream().filter(key -> declares(check.info(), key))
                    .filter(key -> !isRead(check, key)).map(EvidenceKey::id).toList();
            if (!keys.isEmpty()) {
                unread.put(check.info().id(), keys);
            }
        }
        assertEquals(Map.of(), unread);
    }

    @Test
    void everyCauseIsFoundRuledOutUnknownAndNotHereInSomeFixture() {
        Map<String, Set<CauseStatus>> seen = new TreeMap<>();
        for (Check check : CheckCatalogue.all()) {
            for (EvidenceSet evidence : fixtures.getOrDefault(check.info().id(), List.of())) {
                for (CauseResult result : diagnose(check, evidence).causes()) {
                    if (check.info().causes().contains(result.cause().id())) {
                        seen.computeIfAbsent(result.cause().id(), id -> EnumSet.noneOf(CauseStatus.class))
                                .add(result.status());
                    }
                }
            }
        }
        Map<String, Set<CauseStatus>> missing = new TreeMap<>();
        CAUSES.causes().forEach(cause -> {
            Set<CauseStatus> never = EnumSet.of(CauseStatus.FOUND, CauseStatus.RULED_OUT, CauseStatus.UNKNOWN,
                    CauseStatus.NOT_HERE);
            never.removeAll(seen.getOrDefault(cause.id(), Set.of()));
            if (!never.isEmpty()) {
                missing.put(cause.id(), never);
            }
        });
        assertEquals(Map.of(), missing);
    }

    @Test
    void everyCauseHasACheckOfItsName() {
        Set<String> checks = CheckCatalogue.all().stream().map(check -> check.info().id())
                .collect(Collectors.toUnmodifiableSet());
        assertEquals(List.of(), CAUSES.causes().stream().map(Cause::id).filter(id -> !checks.contains(id)).toList());
    }

    private static boolean declares(CheckInfo info, EvidenceKey<?> key) {
        return info.needs().contains(key) || info.alsoReads().contains(key);
    }

    /**
     * A view refuses what was not declared, so a check that reads the hidden key breaks. Some keys are read only where what the stage
     * serves could not be.
     */
    private static boolean isRead(Check check, EvidenceKey<?> key) {
        Hiding hiding = new Hiding(check, key);
        Stream<EvidenceSet> all = Stream.concat(fixtures.getOrDefault(check.info().id(), List.of()).stream(),
                wholeSets.stream());
        return all
                .flatMap(evidence -> Stream.of(evidence, evidence.without(EvidenceKeys.DEPLOYED_SNAPSHOT)))
                .anyMatch(evidence -> breaks(hiding, evidence));
    }

    private static boolean breaks(Check check, EvidenceSet evidence) {
        List<String> broken = new ArrayList<>();
        new CheckRunner((info, crash) -> broken.add(crash.getMessage())).diagnose(List.of(check), CAUSES, evidence);
        return !broken.isEmpty();
    }

    private static List<EvidenceSet> evidence(Path parent) {
        return folders(parent).stream().map(each -> EvidenceFixture.read(each.resolve("evidence.json"))).toList();
    }

    private static Diagnosis diagnose(Check check, EvidenceSet evidence) {
        return new CheckRunner((info, crash) -> {
            throw crash;
        }).diagnose(List.of(check), CAUSES, evidence);
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
