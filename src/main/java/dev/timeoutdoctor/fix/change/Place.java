package dev.timeoutdoctor.fix.change;

/**
 * Where a change goes to.
 *
 * @param label the target as people call it: {@code orders-api · POST /orders}
 * @param account the 12-digit account, or empty where not known
 * @param stage the stage whose callers are to notice it; empty where it is about no stage
 */
public record Place(String label, String account, String region, String stage) {

    /** A place that is about no stage. */
    Place(String label, String account, String region) {
        this(label, account, region, "");
    }
}
