package dev.timeoutdoctor.fix;

/**
 * One row of two texts side by side.
 *
 * @param leftNumber the line's number on the left, from 1; 0 where the left has no such line, and then {@code left} is empty
 * @param rightNumber the same on the right
 * @param leftPart what differs within the left line; empty unless the row is changed
 * @param rightPart what differs within the right line
 */
public record DiffLine(Kind kind, int leftNumber, String left, int rightNumber, String right, Part leftPart,
        Part rightPart) {

    /** How the two sides relate. */
    public enum Kind {
        SAME, CHANGED, REMOVED, ADDED
    }

    /** A stretch of a line, from a character (inclusive) to another (exclusive). */
    public record Part(int from, int to) {

        /** Nothing. */
        public static final Part NONE = new Part(0, 0);
    }

    static DiffLine same(int leftNumber, int rightNumber, String line) {
        return new DiffLine(Kind.SAME, leftNumber, line, rightNumber, line, Part.NONE, Part.NONE);
    }

    static DiffLine removed(int number, String line) {
        return new DiffLine(Kind.REMOVED, number, line, 0, "", Part.NONE, Part.NONE);
    }

    static DiffLine added(int number, String line) {
        return new DiffLine(Kind.ADDED, 0, "", number, line, Part.NONE, Part.NONE);
    }

    static DiffLine changed(int leftNumber, String left, int rightNumber, String right) {
        int start = 0;
        int shorter = Math.min(left.length(), right.length());
        while (start < shorter && left.charAt(start) == right.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && left.charAt(left.length() - 1 - end) == right.charAt(right.length() - 1 - end)) {
            end++;
        }
        return new DiffLine(Kind.CHANGED, leftNumber, left, rightNumber, right, new Part(start, left.length() - end),
                new Part(start, right.length() - end));
    }
}
