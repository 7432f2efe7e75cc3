package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDiffTest {

    @Test
    void addedAndRemovedLinesStandOnTheirOwnSide() {
        List<DiffLine> rows = JsonDiff.ofText("a\nb\nc", "b\nc\nd");
        assertEquals(List.of(DiffLine.removed(1, "a"), DiffLine.same(2, "b", 1, "b"), DiffLine.same(3, "c", 2, "c"),
                DiffLine.added(3, "d")), rows);
    }

    @Test
    void linesBetweenTwoDifferencesArePairedAndCounted() {
        List<DiffLine> rows = JsonDiff.ofText("a\nb\nc\nd\ne", "a\nB\nc\nd\nx\nE\ne");
        assertEquals(
                List.of(DiffLine.same(1, "a", 1, "a"), DiffLine.changed(2, "b", 2, "B"), DiffLine.same(3, "c", 3, "c"),
                        DiffLine.same(4, "d", 4, "d"), DiffLine.added(5, "x"), DiffLine.added(6, "E"),
                        DiffLine.same(5, "e", 7, "e")),
                rows);
    }

    @Test
    void ofMoreLinesThanAPersonReadsNoPairsAreLookedFor() {
        String before = "{\n" + "a\n".repeat(3_000) + "}";
        String after = "{\n" + "b\n".repeat(3_000) + "}";
        List<DiffLine> rows = JsonDiff.ofText(before, after);
        assertEquals(DiffLine.same(1, "{", 1, "{"), rows.getFirst());
        assertEquals(DiffLine.changed(2, "a", 2, "b"), rows.get(1));
        assertEquals(DiffLine.same(3_002, "}", 3_002, "}"), rows.getLast());
        assertEquals(3_002, rows.size());
    }

    @Test
    void aCommaAtTheEndIsNoDifference() {
        assertEquals(List.of(DiffLine.same(1, "  \"a\": 1", 1, "  \"a\": 1,"), DiffLine.added(2, "  \"b\": 2")),
                JsonDiff.ofText("  \"a\": 1", "  \"a\": 1,\n  \"b\": 2"));
    }

    @Test
    void linesAboutTheSameMemberStandOppositeEachOther() {
        List<DiffLine> rows = JsonDiff.ofText("\"a\": 1,\n\"b\": 2,\n\"z\": 9", "\"x\": 0,\n\"b\": 3,\n\"z\": 9");
        assertEquals(List.of(DiffLine.removed(1, "\"a\": 1,"), DiffLine.added(1, "\"x\": 0,"),
                DiffLine.changed(2, "\"b\": 2,", 2, "\"b\": 3,"), DiffLine.same(3, "\"z\": 9", 3, "\"z\": 9")), rows);
    }

    @Test
    void onlyTheWordsThatDifferAreMarkedAndANumberIsOneWord() {
        DiffLine row = DiffLine.changed(1, "path/2015-03-31/functions/a/invocations\",", 1,
                "path/2021-11-15/functions/a/response-streaming-invocations\"");
        assertEquals(List.of("2015-03-31"), words(row.left(), row.leftParts()));
        assertEquals(List.of("2021-11-15", "response-streaming-"), words(row.right(), row.rightParts()));
        assertEquals(List.of(new DiffLine.Part(0, 5)), DiffLine.changed(1, "29000,", 1, "2900").leftParts());
    }

    @Test
    void ofAVeryLongLineAllThatDiffersIsOneStretch() {
        String end = "x".repeat(9_000);
        assertEquals(List.of(new DiffLine.Part(1, 3)), DiffLine.changed(1, "abc" + end, 1, "a" + end).leftParts());
        assertEquals(List.of(), DiffLine.changed(1, "abc" + end, 1, "a" + end).rightParts());
    }

    private static List<String> words(String line, List<DiffLine.Part> parts) {
        return parts.stream().map(part -> line.substring(part.from(), part.to())).toList();
    }

    @Test
    void ofALongRunOfAddedLinesTheMiddleIsFolded() {
        List<DiffLine> rows = JsonDiff.ofText("a\nz", "a\n1\n2\n3\n4\n5\n6\nz");
        JsonDiff.Block all = new JsonDiff.Block(false, rows);
        assertEquals(
                List.of(new JsonDiff.Block(false, rows.subList(0, 3)), new JsonDiff.Block(true, rows.subList(3, 5)),
                        new JsonDiff.Block(false, rows.subList(5, 8))),
                all.withoutLongRuns(5, 2, _ -> false));
        assertEquals(List.of(all), all.withoutLongRuns(6, 2, _ -> false));
        assertEquals(List.of(all), all.withoutLongRuns(5, 2, row -> row.rightNumber() == 4 || row.rightNumber() == 5));
    }

    @Test
    void whatIsOpenAndALineOrTwoAreNotFolded() {
        List<DiffLine> rows = JsonDiff.ofText("1\n2\n3\n4\n5\n6", "1\n2\n3\n4\n5\nx");
        assertEquals(List.of(new JsonDiff.Block(false, rows)),
                JsonDiff.folded(rows, 1, row -> row.leftNumber() <= 2));
    }

    @Test
    void linesFarFromADifferenceCanBeFolded() {
        List<DiffLine> rows = JsonDiff.ofText("1\n2\n3\n4\n5\n6", "1\n2\n3\n4\nx\n6");
        List<JsonDiff.Block> blocks = JsonDiff.folded(rows, 1);
        assertEquals(List.of(new JsonDiff.Block(true, rows.subList(0, 3)),
                new JsonDiff.Block(false, rows.subList(3, 6))), blocks);
    }

    @Test
    void withoutADifferenceEverythingFolds() {
        List<DiffLine> rows = JsonDiff.ofText("1\n2", "1\n2");
        assertEquals(List.of(new JsonDiff.Block(true, rows)), JsonDiff.folded(rows, 3));
        assertEquals(List.of(), JsonDiff.folded(List.of(), 3));
    }

    @Test
    void orderAndEmptyPartsOfAnAnswerDoNotCount() {
        assertTrue(Json.same(FakeAws.object("{\"a\": 1, \"b\": {}, \"c\": null}"), FakeAws.object("{\"a\": 1}")));
        assertTrue(Json.same(FakeAws.object("{\"a\": 1, \"b\": 2}"), FakeAws.object("{\"b\": 2, \"a\": 1}")));
        assertFalse(Json.same(FakeAws.object("{\"a\": 1}"), FakeAws.object("{\"a\": \"1\"}")));
        assertFalse(Json.same(FakeAws.object("{\"a\": [1, 2]}"), FakeAws.object("{\"a\": [2, 1]}")));
    }
}
