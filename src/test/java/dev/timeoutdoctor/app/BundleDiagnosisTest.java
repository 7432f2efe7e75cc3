package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.lab.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A diagnosis from a bundle is the live one on the same evidence, in every scenario of the lab. */
@Timeout(120)
class BundleDiagnosisTest {

    @TempDir
    private Path directory;

    static List<String> scenarios() {
        return Scenarios.ids();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aBundleGivesTheSameReportAsTheAccountThatItWasReadFrom(String scenario) throws IOException {
        LabEvidence live = LabEvidence.of(scenario);
        Path file = directory.resolve("evidence.zip");
        BundleWriter.write(live.bundle(), file);
        assertEquals(LabEvidence.report(live.session()), LabEvidence.report(LabEvidence.examined(file)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aBundleThatIsReadAndWrittenAgainIsTheSameFile(String scenario) throws IOException {
        Path once = directory.resolve("once.zip");
        Path twice = directory.resolve("twice.zip");
        BundleWriter.write(LabEvidence.of(scenario).bundle(), once);
        BundleWriter.write(Bundles.of(LabEvidence.examined(once), java.time.Instant.EPOCH), twice);
        assertEquals(-1, Files.mismatch(once, twice));
    }
}
