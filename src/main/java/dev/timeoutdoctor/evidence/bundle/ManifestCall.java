package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One call as the manifest lists it.
 *
 * @param file the answer's entry; empty unless the call went well
 * @param code AWS's error code; empty where it is not known
 * @param message AWS's own words; empty where they are not known
 * @param kind the failure as this program names it; empty in bundles that others made
 * @param action the IAM action that was refused; empty where only the message tells
 * @param resource what it was refused on; empty where only the message tells
 */
record ManifestCall(AwsCall call, Outcome outcome, String file, Instant at, String code, String message, String kind,
        String action, String resource) {

    /** What came of a call, in the format's words. */
    enum Outcome {
        OK, DENIED, ABSENT, FAILED;

        static Optional<Outcome> of(String word) {
            for (Outcome outcome : values()) {
                if (outcome.word().equals(word)) {
                    return Optional.of(outcome);
                }
            }
            return Optional.empty();
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
