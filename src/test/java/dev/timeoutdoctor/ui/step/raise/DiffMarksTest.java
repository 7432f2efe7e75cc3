package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines are marked while one types. */
class DiffMarksTest {

    @Test
    void aMemberThatOnlyGotACommaIsNotMarked() {
        assertEquals(new DiffMarks(List.of(), List.of(3)),
                DiffMarks.of("{\n  \"a\": 1\n}", "{\n  \"a\": 1,\n  \"b\": 2\n}"));
        assertEquals(new DiffMarks(List.of(2), List.of(2)), DiffMarks.of("{\n  \"a\": 1\n}", "{\n  \"a\": 2\n}"));
    }
}
