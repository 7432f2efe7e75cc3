package dev.timeoutdoctor.ui.step.vpclink;

import dev.timeoutdoctor.check.CheckCatalogue;
import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.diagnosis.CheckRunner;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.nio.file.Path;
import java.util.List;

/** Sessions in which one of the diagnosis' own sets of evidence was examined. */
final class PathSession {

    private PathSession() {}

    static Session of(EvidenceSet evidence) {
        Diagnosis diagnosis = new CheckRunner((info, crash) -> {
            throw crash;
        }).diagnose(CheckCatalogue.all(), CauseCatalogue.load(), evidence);
        return SampleSession.targeted().get().examined(SampleSession.examination(evidence, diagnosis, List.of()));
    }

    /** The evidence in {@code src/test/resources/diagnosis}. */
    static EvidenceSet evidence(String scenario) {
        return EvidenceFixture.read(Path.of("src/test/resources/diagnosis", scenario, "evidence.json"));
    }

    static <T> EvidenceSet denied(EvidenceSet evidence, EvidenceKey<T> key, String action) {
        return evidence.with(key, new Observed.Denied<>(action, "*", "not authorized", EvidenceFixture.SOURCE));
    }
}
