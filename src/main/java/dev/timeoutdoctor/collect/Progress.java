package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.Observed;

/** Hears how a collection goes on; called from several threads. */
public interface Progress {

    /** A call begins. */
    void asking(EvidenceKey<?> key, AwsCall call);

    /** A key has been looked at, with or without a call. */
    void observed(EvidenceKey<?> key, Observed<?> observed);

    /** Hears nothing. */
    static Progress none() {
        return new Progress() {
            @Override
            public void asking(EvidenceKey<?> key, AwsCall call) {
                // nobody listens
            }

            @Override
            public void observed(EvidenceKey<?> key, Observed<?> observed) {
                // nobody listens
            }
        };
    }
}
