package dev.timeoutdoctor.fix;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Two JSON values side by side, line by line, as they are shown: pretty, two spaces, one member a line. */
public final class JsonDiff {

    private JsonDiff() {}

    /** The rows, in order. */
    public static List<DiffLine> of(JsonNode before, JsonNode after) {
        return ofText(Json.pretty(before), Json.pretty(after));
    }

    static List<DiffLine> ofText(String before, String after) {
        List<String> left = before.lines().toList();
        List<String> right = after.lines().toList();
        List<DiffLine> rows = new ArrayList<>();
        int l = 0;
        int r = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            while (l < delta.getSource().getPosition()) {
                rows.add(DiffLine.same(l + 1, r + 1, left.get(l)));
                l++;
                r++;
            }
            int gone = delta.getSource().size();
            int come = delta.getTarget().size();
            for (int i = 0; i < Math.max(gone, come); i++) {
                if (i < gone && i < come) {
                    rows.add(DiffLine.changed(l + i + 1, left.get(l + i), r + i + 1, right.get(r + i)));
                } else if (i < gone) {
                    rows.add(DiffLine.removed(l + i + 1, left.get(l + i)));
                } else {
                    rows.add(DiffLine.added(r + i + 1, right.get(r + i)));
                }
            }
            l += gone;
            r += come;
        }
        for (; l < left.size(); l++, r++) {
            rows.add(DiffLine.same(l + 1, r + 1, left.get(l)));
        }
        return List.copyOf(rows);
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
