package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this program holds, as another part of it sees it; another program's view is in {@code TwoProgramsTest}. */
class WorkLocksTest {

    @TempDir
    private Path folder;

    private WorkLocks locks() {
        return new WorkLocks(folder.resolve("changes.jsonl.lock"));
    }

    @Test
    void aNameIsHeldUntilItIsReleasedAndNoOtherNameWithIt() throws IOException {
        assertFalse(locks().held("a"), "no file yet");
        WorkLocks.Hold hold = locks().hold(List.of("a", "b")).orElseThrow();
        WorkLocks.Hold other = locks().hold(List.of("c")).orElseThrow();
        assertEquals(List.of(true, true, true, false), List.of(locks().held("a"), locks().held("b"),
                locks().held("c"), locks().held("d")));
        hold.close();
        hold.close();
        assertEquals(List.of(false, true), List.of(locks().held("a"), locks().held("c")));
        other.close();
        assertFalse(locks().held("c"));
    }

    @Test
    void whereOneNameIsHeldNoneOfTheOthersIsTaken() throws IOException {
        try (WorkLocks.Hold _ = locks().hold(List.of("b")).orElseThrow()) {
            assertEquals(Optional.empty(), locks().hold(List.of("a", "b", "c")));
            assertEquals(List.of(false, true, false),
                    List.of(locks().held("a"), locks().held("b"), locks().held("c")));
        }
        assertTrue(locks().hold(List.of("a", "b", "c")).isPresent());
    }

    @Test
    void whoStopsWaitingForAwsLosesNoLock() throws IOException {
        try (WorkLocks.Hold _ = locks().hold(List.of("a")).orElseThrow()) {
            Thread.currentThread().interrupt();
            try (WorkLocks.Hold _ = locks().hold(List.of("b")).orElseThrow()) {
                assertTrue(locks().held("a"));
            } finally {
                assertTrue(Thread.interrupted());
            }
            assertEquals(List.of(true, false), List.of(locks().held("a"), locks().held("b")));
        }
    }

    @Test
    void oneFileUnderTwoNamesIsOneFile() throws IOException {
        WorkLocks.Hold hold = locks().hold(List.of("a")).orElseThrow();
        Files.createSymbolicLink(folder.resolve("link"), folder);
        WorkLocks linked = new WorkLocks(folder.resolve("link").resolve("changes.jsonl.lock"));
        assertTrue(linked.held("a"));
        assertTrue(locks().held("a"), "the look did not drop it");
        hold.close();
    }

    @Test
    void whereTheFileCannotBeMadeThatIsSaid() throws IOException {
        Files.writeString(folder.resolve("file"), "no directory");
        WorkLocks nowhere = new WorkLocks(folder.resolve("file").resolve("changes.jsonl.lock"));
        assertThrows(IOException.class, () -> nowhere.hold(List.of("a")));
    }
}
