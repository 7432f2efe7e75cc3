package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceSet;

/**
 * What a collection brought.
 *
 * @param evidence what was known before, and what came of every collector, in the catalogue's order
 * @param calls how many calls were made
 * @param rounds how many of them had to wait for one another: the longest chain of calls
 * @param complete false where it was cancelled or ran out of time
 */
public record Collected(EvidenceSet evidence, int calls, int rounds, boolean complete) {}
