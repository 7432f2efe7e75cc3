package dev.timeoutdoctor.fix;

/**
 * Whether two shares differ by more than chance: Fisher's exact test (R. A. Fisher, <i>Statistical Methods for Research Workers</i>,
 * section 21.02), exact for few cases as well. Two-sided: of all ways to spread the hits over both groups, the part that is no more
 * likely than what was seen, as R's {@code fisher.test} counts it.
 */
final class FisherExact {

    private FisherExact() {}

    /**
     * How often chance alone would bring shares at least as unlikely as these, from 0 to 1. Counted in whole numbers, for at most 60 cases
     * in all.
     *
     * @param hits how many of the first group, of {@code n} in all
     * @param otherHits how many of the second group, of {@code otherN} in all
     */
    static double p(int hits, int n, int otherHits, int otherN) {
        int both = hits + otherHits;
        long seen = ways(n, hits, otherN, both);
        long asUnlikely = 0;
        for (int first = Math.max(0, both - otherN); first <= Math.min(n, both); first++) {
            long ways = ways(n, first, otherN, both);
            if (ways <= seen) {
                asUnlikely = Math.addExact(asUnlikely, ways);
            }
        }
        return (double) asUnlikely / choose(n + otherN, both);
    }

    private static long ways(int n, int hits, int otherN, int both) {
        return Math.multiplyExact(choose(n, hits), choose(otherN, both - hits));
    }

    private static long choose(int n, int k) {
        long ways = 1;
        for (int i = 0; i < k; i++) {
            ways = Math.multiplyExact(ways, (long) n - i) / (i + 1);
        }
        return ways;
    }
}
