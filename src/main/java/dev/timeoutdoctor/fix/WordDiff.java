package dev.timeoutdoctor.fix;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.timeoutdoctor.fix.DiffLine.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which words differ within two lines. A number is one word: of 29000 and 45000 nothing is the same.
 *
 * @param left the stretches of the left line
 * @param right the stretches of the right line
 */
record WordDiff(List<Part> left, List<Part> right) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);

    /** Of longer lines, all from the first to the last difference is one stretch. */
    private static final int LONGEST = 8_000;
    private static final long MOST_PAIRS = 250_000;

    /** The stretches, in order. */
    static WordDiff of(String left, String right) {
        if (Math.max(left.length(), right.length()) > LONGEST) {
            return whole(left, right);
        }
        List<String> before = words(left);
        List<String> after = words(right);
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> gone = before.subList(head, before.size() - tail);
        List<String> come = after.subList(head, after.size() - tail);
        int start = length(before.subList(0, head));
        if ((long) gone.size() * come.size() > MOST_PAIRS) {
            return new WordDiff(parts(start, length(gone)), parts(start, length(come)));
        }
        List<Part> leftParts = new ArrayList<>();
        List<Part> rightParts = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(gone, come).getDeltas()) {
            int l = start + length(gone.subList(0, delta.getSource().getPosition()));
            int r = start + length(come.subList(0, delta.getTarget().getPosition()));
            mark(leftParts, l, l + length(delta.getSource().getLines()));
            mark(rightParts, r, r + length(delta.getTarget().getLines()));
        }
        return new WordDiff(leftParts, rightParts);
    }

    /** Two stretches with only one character between them are read as one. */
    private static void mark(List<Part> parts, int from, int to) {
        if (from == to) {
            return;
        }
        boolean joins = !parts.isEmpty() && from - parts.getLast().to() <= 1;
        parts.add(new Part(joins ? parts.removeLast().from() : from, to));
    }

    private static WordDiff whole(String left, String right) {
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
        return new WordDiff(parts(start, left.length() - end - start), parts(start, right.length() - end - start));
    }

    private static List<Part> parts(int from, int length) {
        return length == 0 ? List.of() : List.of(new Part(from, from + length));
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }
}
