package dev.timeoutdoctor.fix.change;

/**
 * Where a change goes to.
 *
 * @param label the target as people call it: {@code orders-api · POST /orders}
 * @param account the 12-digit account, or empty where not known
 */
public record Place(String label, String account, String region) {}
