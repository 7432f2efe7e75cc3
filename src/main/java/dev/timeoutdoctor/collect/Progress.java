package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.Observed;
import java.time.Duration;

/** Hears how a collection goes on; called from several threads. */
public interface Progress {

    /** A call begins. */
    void asking(EvidenceKey<?> key, AwsCall call);

    /** A key has been looked at, with or without a call. */
    void observed(EvidenceKey<?> key, Observed<?> observed);

    /** A call waits for AWS's own limit on calls. */
    default void waiting(Duration time) {
        // whoever shows progress says so; others need not
    }

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
