package dev.timeoutdoctor.fix;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Two JSON values side by side, line by line, as they are shown: pretty, two spaces, one member a line. */
public final class JsonDiff {

    /** Of more lines than a person reads, no pairs are looked for. */
    private static final long MOST_PAIRS = 4_000_000;

    private JsonDiff() {}

    /** The rows, in order. */
    public static List<DiffLine> of(JsonNode before, JsonNode after) {
        return ofText(Json.pretty(before), Json.pretty(after));
    }

    static List<DiffLine> ofText(String before, String after) {
        List<String> left = before.lines().toList();
        List<String> right = after.lines().toList();
        int shorter = Math.min(left.size(), right.size());
        int head = 0;
        while (head < shorter && left.get(head).equals(right.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
            tail++;
        }
        List<DiffLine> rows = new ArrayList<>();
        Position at = new Position();
        at.same(left.subList(0, head), rows);
        middle(left.subList(head, left.size() - tail), right.subList(head, right.size() - tail), at, rows);
        at.same(left.subList(left.size() - tail, left.size()), rows);
        return List.copyOf(rows);
    }

    /** What stands between the first and the last difference; where that is very long, all of it is one difference. */
    private static void middle(List<String> left, List<String> right, Position at, List<DiffLine> rows) {
        if ((long) left.size() * right.size() > MOST_PAIRS) {
            at.changed(left, right, rows);
            return;
        }
        int l = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            at.same(left.subList(l, delta.getSource().getPosition()), rows);
            at.changed(delta.getSource().getLines(), delta.getTarget().getLines(), rows);
            l = delta.getSource().getPosition() + delta.getSource().size();
        }
        at.same(left.subList(l, left.size()), rows);
    }

    /** The numbers of the next lines. */
    private static final class Position {

        private int left = 1;
        private int right = 1;

        void same(List<String> lines, List<DiffLine> rows) {
            lines.forEach(line -> rows.add(DiffLine.same(left++, right++, line)));
        }

        void changed(List<String> gone, List<String> come, List<DiffLine> rows) {
            for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
                if (i < gone.size() && i < come.size()) {
                    rows.add(DiffLine.changed(left++, gone.get(i), right++, come.get(i)));
                } else if (i < gone.size()) {
                    rows.add(DiffLine.removed(left++, gone.get(i)));
                } else {
                    rows.add(DiffLine.added(right++, come.get(i)));
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
        boolean[] shown = new boolean[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).kind() != DiffLine.Kind.SAME) {
                for (int k = Math.max(0, i - context); k <= Math.min(rows.size() - 1, i + context); k++) {
                    shown[k] = true;
                }
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
     * @param foldable true where none of them is changed or near a change
     */
    public record Block(boolean foldable, List<DiffLine> rows) {

        public Block {
            rows = List.copyOf(rows);
        }
    }
}
