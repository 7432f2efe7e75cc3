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
        CommonEnds ends = CommonEnds.of(before, after);
        List<String> gone = ends.between(before);
        List<String> come = ends.between(after);
        int start = length(before.subList(0, ends.head()));
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
        List<Integer> before = left.chars().boxed().toList();
        List<Integer> after = right.chars().boxed().toList();
        CommonEnds ends = CommonEnds.of(before, after);
        return new WordDiff(parts(ends.head(), ends.between(before).size()),
                parts(ends.head(), ends.between(after).size()));
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
