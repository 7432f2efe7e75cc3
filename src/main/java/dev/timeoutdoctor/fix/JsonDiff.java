package dev.timeoutdoctor.fix;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Two JSON values side by side, line by line, as they are shown: pretty, two spaces, one member a line. */
public final class JsonDiff {

    /** Of more lines than a person reads, no pairs are looked for. */
    private static final long MOST_PAIRS = 4_000_000;
    /** Fewer rows are not folded. */
    private static final int FEWEST = 3;
    private static final int LONGEST_NAME = 300;
    private static final Pattern MEMBER = Pattern.compile("\\s*\"(?:[^\"\\\\]|\\\\.)*\"\\s*:");

    private JsonDiff() {}

    /** The rows, in order. */
    public static List<DiffLine> of(JsonNode before, JsonNode after) {
        return ofText(Json.pretty(before), Json.pretty(after));
    }

    /** The rows of two texts as they stand; one of them may be in the middle of being typed. */
    public static List<DiffLine> ofText(String before, String after) {
        List<String> left = before.lines().toList();
        List<String> right = after.lines().toList();
        List<DiffLine> rows = new ArrayList<>();
        new Walk(left, right, rows).compare(left.stream().map(JsonDiff::bare).toList(),
                right.stream().map(JsonDiff::bare).toList());
        return List.copyOf(rows);
    }

    /** Whether a member is the last one says nothing of it: a comma at the end is no difference. */
    static String bare(String line) {
        return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
    }

    /** What a line is about: the member that it begins, or how deep it stands where it begins none. */
    private static String subject(String line) {
        Matcher member = MEMBER.matcher(line).region(0, Math.min(line.length(), LONGEST_NAME));
        return member.lookingAt() ? member.group() : line.substring(0, line.length() - line.stripLeading().length());
    }

    /** A walk down both texts at once. */
    private static final class Walk {

        private final List<String> left;
        private final List<String> right;
        private final List<DiffLine> rows;
        private int l;
        private int r;

        Walk(List<String> left, List<String> right, List<DiffLine> rows) {
            this.left = left;
            this.right = right;
            this.rows = rows;
        }

        /** What stands between the first and the last difference; where that is very long, all of it is one difference. */
        void compare(List<String> before, List<String> after) {
            CommonEnds ends = CommonEnds.of(before, after);
            same(ends.head());
            List<String> gone = ends.between(before);
            List<String> come = ends.between(after);
            if ((long) gone.size() * come.size() > MOST_PAIRS) {
                one(gone.size(), come.size());
            } else {
                for (AbstractDelta<String> delta : DiffUtils.diff(gone, come).getDeltas()) {
                    same(ends.head() + delta.getSource().getPosition() - l);
                    about(delta.getSource().getLines(), delta.getTarget().getLines());
                }
            }
            same(left.size() - l);
        }

        /** Lines about the same member stand opposite each other; any other has nothing opposite. */
        private void about(List<String> gone, List<String> come) {
            int from = l;
            int lines = l + gone.size();
            int last = r + come.size();
            for (AbstractDelta<String> delta : DiffUtils
                    .diff(gone.stream().map(JsonDiff::subject).toList(), come.stream().map(JsonDiff::subject).toList())
                    .getDeltas()) {
                int pairs = from + delta.getSource().getPosition() - l;
                one(pairs, pairs);
                one(delta.getSource().size(), 0);
                one(0, delta.getTarget().size());
            }
            one(lines - l, last - r);
        }

        private void same(int lines) {
            for (int i = 0; i < lines; i++) {
                rows.add(DiffLine.same(l + 1, left.get(l++), r + 1, right.get(r++)));
            }
        }

        private void one(int gone, int come) {
            for (int i = 0; i < Math.max(gone, come); i++) {
                if (i >= come) {
                    rows.add(DiffLine.removed(l + 1, left.get(l++)));
                } else if (i >= gone) {
                    rows.add(DiffLine.added(r + 1, right.get(r++)));
                } else {
                    rows.add(DiffLine.changed(l + 1, left.get(l++), r + 1, right.get(r++)));
                }
            }
        }
    }

    /**
     * The same rows in blocks, so that what did not change can be folded away.
     *
     * @param context how many unchanged rows stay in sight beside a difference
     */
    public static List<Block> folded(List<DiffLine> rows, int context) {
        return folded(rows, context, _ -> false);
    }

    /**
     * The same rows in blocks; a line or two are not worth folding.
     *
     * @param context how many unchanged rows stay in sight beside a difference
     * @param open which other rows stay in sight
     */
    public static List<Block> folded(List<DiffLine> rows, int context, Predicate<DiffLine> open) {
        boolean[] shown = new boolean[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).kind() != DiffLine.Kind.SAME) {
                for (int k = Math.max(0, i - context); k <= Math.min(rows.size() - 1, i + context); k++) {
                    shown[k] = true;
                }
            }
        }
        boolean differs = rows.stream().anyMatch(row -> row.kind() != DiffLine.Kind.SAME);
        int hidden = 0;
        for (int i = 0; i <= rows.size(); i++) {
            if (i < rows.size() && open.test(rows.get(i))) {
                shown[i] = true;
            }
            if (i < rows.size() && !shown[i]) {
                hidden++;
            } else {
                if (differs && hidden < FEWEST) {
                    Arrays.fill(shown, i - hidden, i, true);
                }
                hidden = 0;
            }
        }
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size() || shown[i] != shown[from]) {
                blocks.add(new Block(!shown[from], rows.subList(from, i)));
                from = i;
            }
        }
        return List.copyOf(blocks);
    }

    /**
     * Rows that stand together.
     *
     * @param foldable true where none of them need be in sight
     */
    public record Block(boolean foldable, List<DiffLine> rows) {

        public Block {
            rows = List.copyOf(rows);
        }

        /**
         * The same rows, in which the middle of a long run of lines with nothing opposite is a block of its own that can be folded.
         *
         * @param longest a run of so many lines is not folded yet
         * @param edge how many lines stay in sight at its beginning and at its end
         * @param open which rows stay in sight
         */
        public List<Block> withoutLongRuns(int longest, int edge, Predicate<DiffLine> open) {
            if (foldable) {
                return List.of(this);
            }
            List<Block> blocks = new ArrayList<>();
            int shown = 0;
            int from = 0;
            for (int i = 1; i <= rows.size(); i++) {
                if (i == rows.size() || !runs(rows.get(from), rows.get(i), open)) {
                    if (i - from > longest) {
                        blocks.add(new Block(false, rows.subList(shown, from + edge)));
                        shown = i - edge;
                        blocks.add(new Block(true, rows.subList(from + edge, shown)));
                    }
                    from = i;
                }
            }
            blocks.add(new Block(false, rows.subList(shown, rows.size())));
            return List.copyOf(blocks);
        }

        private static boolean runs(DiffLine first, DiffLine next, Predicate<DiffLine> open) {
            boolean alone = first.kind() == DiffLine.Kind.ADDED || first.kind() == DiffLine.Kind.REMOVED;
            return alone && next.kind() == first.kind() && !open.test(first) && !open.test(next);
        }
    }
}
