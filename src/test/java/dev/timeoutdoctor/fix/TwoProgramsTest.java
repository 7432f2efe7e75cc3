package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.fix.way.AllWays;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs, each in a Java of its own, on one change log. */
class TwoProgramsTest {

    @TempDir
    private Path folder;

    private final FakeAws aws = new FakeAws();
    private final AtomicInteger ids = new AtomicInteger();

    private Path file() {
        return folder.resolve("changes.jsonl");
    }

    private ChangeLog log() {
        return new ChangeLog(file(), () -> "c" + ids.incrementAndGet());
    }

    private Applier applier() {
        return new Applier(aws, aws, AllWays.ways(), log(), Samples.CLOCK, length -> {
        });
    }

    /** The other one, until it is closed: killed. */
    private final class Other implements AutoCloseable {

        private final Process process;
        private final BufferedReader said;

        Other() throws IOException {
            String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-cp", classes, OtherProgram.class.getName(), file().toString())
                    .redirectError(folder.resolve("errors.txt").toFile()).start();
            said = process.inputReader(StandardCharsets.UTF_8);
        }

        String asked(String line) {
            try {
                process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().flush();
                return String.valueOf(said.readLine());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    @Test
    void whatIsOnItsWayHereIsSeenThereUntilItIsThrough() throws IOException {
        try (Other other = new Other()) {
            List<String> seen = new CopyOnWriteArrayList<>();
            aws.insteadOfWrite = () -> {
                seen.add(other.asked("held? c1"));
                return null;
            };
            assertInstanceOf(ApplyResult.Applied.class, applier().apply(Samples.raise(aws)));
            seen.add(other.asked("held? c1"));
            assertEquals(List.of("true", "false"), seen);
        }
    }

    @Test
    void whatAnotherProgramIsAtWorkOnIsNeitherMadeNorFinishedNorTakenBackBeforeThatEnds() throws IOException {
        Change again;
        try (Other other = new Other()) {
            assertEquals("true", other.asked("work killed"));
            LoggedChange theirs = log().read().unfinished().getFirst();
            assertEquals(List.of(other.process.pid(), false), List.of(theirs.by().pid(), theirs.by().here()));
            assertTrue(log().atWork("killed"));
            assertInstanceOf(ApplyResult.InHand.class, applier().apply(Samples.raise(aws)), "the same target");
            again = assertInstanceOf(Recovery.NotInEffect.class, applier().recover(theirs)).again().orElseThrow();
            assertInstanceOf(ApplyResult.InHand.class, applier().apply(again));
            assertEquals(List.of(), aws.writes);
        }
        assertFalse(log().atWork("killed"));
        assertInstanceOf(ApplyResult.Applied.class, applier().apply(again));
        assertEquals(List.of("UpdateIntegration"), aws.writes);
        assertEquals(List.of(), log().read().unfinished());
    }

    @Test
    void whoReadsTheLogHereDoesNotLetTheOtherProgramIntoALineThatIsBeingWrittenHere() throws IOException {
        log().settle("nobody", Settlement.seen(Settlement.How.LEFT, FakeAws.NOW));
        try (Other other = new Other()) {
            List<String> answers = new CopyOnWriteArrayList<>();
            List<String> told = new CopyOnWriteArrayList<>() {

                private static final long serialVersionUID = 1L;

                @Override
                public boolean add(String what) {
                    if (what.equals("force")) {
                        readMeanwhile();
                        answers.add(other.asked("locked?"));
                    }
                    return super.add(what);
                }
            };
            new AppendOnlyFile(file(), path -> new WatchedChannel(
                    FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE), told, 1_000))
                    .append("line");
            answers.add(other.asked("locked?"));
            assertEquals(List.of("true", "false"), answers);
        }
    }

    private void readMeanwhile() {
        CountDownLatch read = new CountDownLatch(1);
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                new AppendOnlyFile(file()).read(1_000, _ -> read.countDown());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            read.await();
            reader.join(Duration.ofMillis(100)); // it may close the file now, or must wait to
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
