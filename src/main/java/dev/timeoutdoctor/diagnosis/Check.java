package dev.timeoutdoctor.diagnosis;

/** One question to the evidence: pure, without clock, network or state. */
public interface Check {

    CheckInfo info();

    /**
     * Answers; missing evidence and crashes are the runner's. {@link Verdict.Unknown} with nothing missing says that the evidence is
     * there and says too little.
     */
    Verdict evaluate(EvidenceView view);
}
