package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.Symptom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a bundle says of itself. A text that it does not say is empty.
 *
 * @param collectedAt when it was collected; {@link Instant#EPOCH} where nothing tells
 * @param collector what collected it, for example {@code timeout-doctor 0.1.0}
 * @param account 12 digits
 * @param masked whether what identifies was replaced by stand-ins
 * @param symptom as much as is known of what the caller saw
 */
public record BundleHead(Instant collectedAt, String collector, String account, String region, boolean masked,
        Symptom symptom) {

    /** A symptom of which nothing is known. */
    public static Symptom nothingSeen(String url, String method, Instant at) {
        return new Symptom(url, method, 0, Map.of(), "", Duration.ZERO, at, false);
    }

    /** The symptom where somebody saw something: a URL alone is a question, not an observation. */
    public Optional<Symptom> seen() {
        boolean nothing = symptom.status() == 0 && symptom.headers().isEmpty() && symptom.body().isEmpty()
                && symptom.elapsed().isZero();
        return nothing ? Optional.empty() : Optional.of(symptom);
    }

    /** The moment whose state the bundle tells, where it says so. */
    public Optional<Instant> asOf() {
        return collectedAt.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(collectedAt);
    }
}
