package dev.timeoutdoctor.ui.step.raise;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.timeoutdoctor.fix.DiffLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which lines to mark, left and right, of two texts as they stand on the screen: the right one may be in the middle of being typed.
 *
 * @param removed line numbers on the left, from 1
 * @param added line numbers on the right, from 1
 */
public record DiffMarks(List<Integer> removed, List<Integer> added) {

    public DiffMarks {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** The marks of two texts. */
    public static DiffMarks of(String before, String after) {
        List<Integer> removed = new ArrayList<>();
        List<Integer> added = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(lines(before), lines(after))
                .getDeltas()) {
            for (int i = 0; i < delta.getSource().size(); i++) {
                removed.add(delta.getSource().getPosition() + i + 1);
            }
            for (int i = 0; i < delta.getTarget().size(); i++) {
                added.add(delta.getTarget().getPosition() + i + 1);
            }
        }
        return new DiffMarks(removed, added);
    }

    /** Whether a member is the last one says nothing of it: a comma at the end is no difference. */
    private static List<String> lines(String text) {
        return text.lines().map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line).toList();
    }

    /** The left text of a difference, as its lines are numbered. */
    public static String left(List<DiffLine> rows) {
        return rows.stream().filter(row -> row.leftNumber() > 0).map(DiffLine::left).collect(Collectors.joining("\n"));
    }
}
