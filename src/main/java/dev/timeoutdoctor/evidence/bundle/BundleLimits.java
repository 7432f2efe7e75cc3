package dev.timeoutdoctor.evidence.bundle;

/**
 * How much a bundle may hold before it is refused. A bundle comes from somebody else, so nothing in it is believed.
 *
 * @param entries of the zip
 * @param entryBytes of one entry, unpacked
 * @param totalBytes of all entries, unpacked
 * @param ratio unpacked bytes for each packed one
 * @param depth of arrays and objects in each other
 * @param values of one answer (tokens of its JSON): more would fill the memory, and the call counts as failed
 */
record BundleLimits(int entries, long entryBytes, long totalBytes, int ratio, int depth, int values) {

    private static final long MEBIBYTE = 1024 * 1024;

    /** The limits of bundle format version 1; that of values is this program's own. */
    static final BundleLimits STANDARD = new BundleLimits(2_000, 64 * MEBIBYTE, 256 * MEBIBYTE, 1_000, 200, 6_000_000);
}
