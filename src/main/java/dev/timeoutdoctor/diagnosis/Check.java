package dev.timeoutdoctor.diagnosis;

import java.util.Optional;

/** One question to the evidence: pure, without clock, network or state. */
public interface Check {

    CheckInfo info();

    /**
     * Answers; missing evidence and crashes are the runner's. {@link Verdict.Unknown} with nothing missing says that the evidence is
     * there and says too little.
     */
    Verdict evaluate(EvidenceView view);

    /**
     * What the caller's answer alone suggests, where nothing at all was read of the API: most checks can say nothing then. It proves
     * nothing, since whatever could speak against it is missing.
     */
    default Optional<Verdict> byAnswerAlone(EvidenceView view) {
        return Optional.empty();
    }
}
