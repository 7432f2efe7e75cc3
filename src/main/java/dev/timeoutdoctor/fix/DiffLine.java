package dev.timeoutdoctor.fix;

import java.util.List;

/**
 * One row of two texts side by side.
 *
 * @param leftNumber the line's number on the left, from 1; 0 where the left has no such line, and then {@code left} is empty
 * @param rightNumber the same on the right
 * @param leftParts what differs within the left line, word by word; empty unless the row is changed
 * @param rightParts what differs within the right line
 */
public record DiffLine(Kind kind, int leftNumber, String left, int rightNumber, String right, List<Part> leftParts,
        List<Part> rightParts) {

    public DiffLine {
        leftParts = List.copyOf(leftParts);
        rightParts = List.copyOf(rightParts);
    }

    /** How the two sides relate. */
    public enum Kind {
        SAME, CHANGED, REMOVED, ADDED
    }

    /** A stretch of a line, from a character (inclusive) to another (exclusive). */
    public record Part(int from, int to) {}

    /** A line that says the same on both sides; only the comma at its end may differ. */
    static DiffLine same(int leftNumber, String left, int rightNumber, String right) {
        return new DiffLine(Kind.SAME, leftNumber, left, rightNumber, right, List.of(), List.of());
    }

    static DiffLine removed(int number, String line) {
        return new DiffLine(Kind.REMOVED, number, line, 0, "", List.of(), List.of());
    }

    static DiffLine added(int number, String line) {
        return new DiffLine(Kind.ADDED, 0, "", number, line, List.of(), List.of());
    }

    static DiffLine changed(int leftNumber, String left, int rightNumber, String right) {
        WordDiff words = WordDiff.of(JsonDiff.bare(left), JsonDiff.bare(right));
        return new DiffLine(Kind.CHANGED, leftNumber, left, rightNumber, right, words.left(), words.right());
    }
}
