package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line is on disk when the appending returns, and none is left in halves. */
class AppendOnlyFileTest {

    private final List<String> told = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private AppendOnlyFile file(int room) {
        return new AppendOnlyFile(folder.resolve("changes.jsonl"), path -> new WatchedChannel(
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE), told, room));
    }

    @Test
    void aLineIsForcedToDiskAfterItIsWrittenAndBeforeTheAppendingReturns() throws IOException {
        file(1_000).append("intent");
        assertEquals(List.of("write", "force", "close"), told);
        assertEquals("intent\n", Files.readString(folder.resolve("changes.jsonl")));
    }

    @Test
    void aLineThatTheDiskHasNoRoomForLeavesTheFileAsItWas() throws IOException {
        file(1_000).append("intent");
        told.clear();
        IOException full = assertThrows(IOException.class, () -> file(4).append("outcome"));
        assertEquals("No space left on device", full.getMessage());
        assertEquals(List.of("write", "full", "truncate", "close"), told);
        assertEquals("intent\n", Files.readString(folder.resolve("changes.jsonl")));
    }

    @Test
    void halfALineOfAKilledProgramIsEndedBeforeAnotherOneBegins() throws IOException {
        Files.writeString(folder.resolve("changes.jsonl"), "half");
        file(1_000).append("intent");
        assertEquals("half\nintent\n", Files.readString(folder.resolve("changes.jsonl")));
    }
}
