package dev.timeoutdoctor.fix;

import static dev.timeoutdoctor.fix.Samples.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.fix.LoggedChange.State;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLogTest {

    @TempDir
    Path directory;

    private final FakeAws aws = new FakeAws();

    private ChangeLog log() {
        return new ChangeLog(directory.resolve("changes.jsonl"), () -> UUID.randomUUID().toString());
    }

    private static void whole(ChangeLog log, String id, Change change) throws IOException {
        log.intent(id, 0, change, change.steps().get(0), FakeAws.NOW);
        log.outcome(id, 0, State.DONE, "", Optional.empty(), FakeAws.NOW);
    }

    @Test
    void aLogThatWasNeverWrittenIsEmpty() throws IOException {
        assertEquals(ChangeHistory.EMPTY, log().read());
    }

    @Test
    void whatIsReadBackIsWhatWasWrittenWithoutWhatTheChangeLeavesAlone() throws IOException {
        Change change = raise(aws);
        whole(log(), "c1", change);
        ChangeStep step = change.steps().get(0);
        ChangeStep brief = new ChangeStep(step.call(),
                new Expected(change.read(), List.of("timeoutInMillis"), FakeAws.object("{\"timeoutInMillis\": 3000}")),
                FakeAws.object("{\"timeoutInMillis\": 10000}"));
        Change logged = new Change(change.kind(), change.target(), change.account(), change.region(), List.of(brief),
                List.of(), true, change.title(), List.of("prod"), new LogEntry("c1", List.of()));
        assertEquals(new ChangeHistory(
                List.of(new LoggedChange("c1", FakeAws.NOW, Program.current(), logged, List.of(State.DONE),
                        Optional.empty())),
                0, 0, false),
                log().read());
    }

    @Test
    void theLogTellsWhatAChangeFinishesOrTakesBack() throws IOException {
        LogEntry entry = new LogEntry("c2", List.of("c1"));
        whole(log(), "c2", raise(aws).at(entry));
        assertEquals(entry, log().read().changes().getFirst().change().entry());
    }

    @Test
    void titlesKeepTheirArguments() {
        Message title = Message.of("fix.title.undo", List.of(Message.of("fix.title.part-memory", 128, 1024),
                Message.of("fix.title.part-timeout", Duration.ofSeconds(3), FakeAws.NOW)), "text");
        Change change = raise(aws);
        Change titled = new Change(ChangeKind.UNDO, change.target(), "1", "r", change.steps(), List.of(), false, title);
        assertEquals(title, ChangeJson.read(ChangeJson.write(titled), "1", "r").title());
    }

    @Test
    void halfALineOfAKilledProgramCostsOnlyItself() throws IOException {
        ChangeLog log = log();
        whole(log, "c1", raise(aws));
        Files.writeString(log.path(), "{\"v\":1,\"entry\":\"inte", StandardOpenOption.APPEND);
        assertEquals(1, log.read().torn());
        whole(log, "c2", raise(aws));
        ChangeHistory history = log.read();
        assertEquals(List.of("c1", "c2"), history.changes().stream().map(LoggedChange::id).toList());
        assertEquals(List.of(1, 0), List.of(history.torn(), history.unknown()));
    }

    @Test
    void foreignLinesAreCountedAndPassedOver() throws IOException {
        ChangeLog log = log();
        Files.write(log.path(), List.of("[]", "{}", "{\"entry\":\"outcome\",\"id\":\"x\",\"index\":0}", "",
                "{\"entry\":\"intent\",\"id\":\"x\",\"index\":0,\"at\":\"yesterday\",\"change\":{}}", "\u0000\ufffd",
                "{\"entry\":\"settled\",\"id\":\"nobody\"}", "[".repeat(2_000)));
        whole(log, "c1", raise(aws));
        ChangeHistory history = log.read();
        assertEquals(1, history.changes().size());
        assertEquals(List.of(0, 7), List.of(history.torn(), history.unknown()));
    }

    @Test
    void onlyTheEndOfALongLogIsRead() throws IOException {
        ChangeLog log = new ChangeLog(directory.resolve("changes.jsonl"), () -> "", 4_000, 100);
        for (int i = 0; i < 20; i++) {
            whole(log, "c" + i, raise(aws));
        }
        ChangeHistory history = log.read();
        assertTrue(history.cut());
        assertTrue(history.changes().size() < 5, () -> history.changes().toString());
        assertEquals("c19", history.changes().get(history.changes().size() - 1).id());
        assertEquals(0, history.unknown());
    }

    /** A change that callers notice at once. */
    private Change memory() {
        return Samples.functionDraft(aws).withMemory(1024).change().orElseThrow();
    }

    @Test
    void anOpenChangeIsFoundHoweverLongTheLogGrowsAfterIt() throws IOException {
        ChangeLog log = new ChangeLog(directory.resolve("changes.jsonl"), () -> "", Long.MAX_VALUE, 5);
        log.intent("open", 0, memory(), memory().steps().get(0), FakeAws.NOW);
        whole(log, "waiting", raise(aws));
        for (int i = 0; i < 30; i++) {
            whole(log, "c" + i, memory());
        }
        log.settle("c1", Settlement.seen(Settlement.How.LEFT, FakeAws.NOW));
        ChangeHistory history = log.read();
        assertEquals(List.of("open", "waiting", "c27", "c28", "c29"),
                history.changes().stream().map(LoggedChange::id).toList());
        assertEquals(List.of(true, 0), List.of(history.cut(), history.unknown()));
    }

    @Test
    void linesOfANewerVersionAreCountedAndNotGuessedAt() throws IOException {
        ChangeLog log = log();
        whole(log, "c1", raise(aws));
        Files.writeString(log.path(), Files.readString(log.path()).replace("\"v\":1", "\"v\":2"));
        assertEquals(new ChangeHistory(List.of(), 0, 2, false), log.read());
    }

    @Test
    void twoProgramsAppendToOneLogWithoutLoss() throws IOException, InterruptedException, ExecutionException {
        Change change = raise(aws);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(4)) {
            for (int program = 0; program < 4; program++) {
                ChangeLog log = log();
                String name = "p" + program;
                running.add(both.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        whole(log, name + "-" + i, change);
                    }
                    return name;
                }));
            }
        }
        for (Future<?> program : running) {
            program.get();
        }
        ChangeHistory history = log().read();
        assertEquals(0, history.torn() + history.unknown());
        assertEquals(100, history.changes().stream().filter(LoggedChange::complete).count());
    }

    @Test
    void onlyTheUserMayReadTheLog() throws IOException {
        whole(log(), "c1", raise(aws));
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log().path())));
        }
    }

    @Test
    void theLogHoldsNoEnvironmentVariables() throws IOException {
        whole(log(), "c1", Samples.functionDraft(aws).withMemory(1024).change().orElseThrow());
        assertFalse(Files.readString(log().path(), StandardCharsets.UTF_8).contains("hunter2"));
    }

    @Test
    void longDetailsAreCut() throws IOException {
        ChangeLog log = log();
        log.intent("c1", 0, raise(aws), raise(aws).steps().get(0), FakeAws.NOW);
        log.outcome("c1", 0, State.REFUSED, "x".repeat(10_000), Optional.empty(), FakeAws.NOW);
        assertTrue(Files.readAllLines(log.path()).get(1).length() < 1_000);
        assertEquals(List.of(State.REFUSED), log.read().changes().get(0).states());
    }
}
