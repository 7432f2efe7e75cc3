package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.fix.LoggedChange.State;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something happens to the change log while a change is on its way. */
class LogTrailTest {

    @TempDir
    private Path folder;

    private final FakeAws aws = new FakeAws();
    private final AtomicInteger ids = new AtomicInteger();

    /** What a test does to the log's file. */
    private interface Deed {

        void run() throws IOException;
    }

    private ChangeLog log() {
        return new ChangeLog(folder.resolve("changes.jsonl"), () -> "c" + ids.incrementAndGet());
    }

    private Applier applier(AwsWriter writer) {
        return new Applier(aws, writer, AllWays.ways(), log(), Samples.CLOCK, length -> {
        });
    }

    /** A change of two things. */
    private Change both() {
        Change first = Samples.raise(aws);
        Change second = Samples.functionDraft(aws).withMemory(1024).change().orElseThrow();
        List<ChangeStep> steps = Stream.concat(first.steps().stream(), second.steps().stream()).toList();
        return new Change(first.kind(), first.target(), first.account(), first.region(), steps, List.of(), true,
                first.title());
    }

    /** Does something in the middle of a call, before its outcome is logged. */
    private AwsWriter during(int call, Deed deed) {
        AtomicInteger count = new AtomicInteger();
        return sent -> {
            if (count.incrementAndGet() == call) {
                try {
                    deed.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return aws.write(sent);
        };
    }

    private void moveAway() throws IOException {
        Files.move(log().path(), folder.resolve("changes.old"));
    }

    @Test
    void aLogThatIsMovedAwayInTheMiddleHoldsTheWholeChangeAgain() throws IOException {
        Change change = both();
        assertInstanceOf(ApplyResult.Applied.class, applier(during(1, this::moveAway)).apply(change));
        LoggedChange logged = log().read().changes().getFirst();
        assertEquals(List.of(State.DONE, State.DONE), logged.states());
        assertEquals(change.calls().stream().map(call -> call.operation()).toList(),
                logged.change().calls().stream().map(call -> call.operation()).toList());
        assertEquals(List.of(0, 0), List.of(log().read().unknown(), log().read().torn()));
    }

    @Test
    void killedAfterThatTheNextProgramKnowsWhichCallsWereMade() throws IOException {
        AwsWriter dying = sent -> {
            if (!aws.writes.isEmpty()) {
                throw new IllegalStateException("killed");
            }
            try {
                moveAway();
                Files.writeString(log().path(), "x".repeat(5_000) + "\n"); // somebody else's, longer than the old one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return aws.write(sent);
        };
        try {
            applier(dying).apply(both());
        } catch (IllegalStateException killed) {
            assertEquals("killed", killed.getMessage());
        }
        LoggedChange left = log().read().unfinished().getFirst();
        assertEquals(List.of(State.DONE, State.SENT), left.states());
        assertInstanceOf(Recovery.Partly.class, applier(aws).recover(left));
    }

    @Test
    void nothingMoreIsSentWhereAnotherProgramHasEndedTheChange() {
        Deed leaves = () -> log().settle("c1", Settlement.seen(Settlement.How.LEFT, FakeAws.NOW));
        ApplyResult.Overtaken over = assertInstanceOf(ApplyResult.Overtaken.class,
                applier(during(1, leaves)).apply(both()));
        assertEquals(List.of("UpdateIntegration"), aws.writes);
        assertEquals("Nothing more was sent: another window of this program has meanwhile finished the change of "
                + "orders-api · POST /orders, taken it back or left it. 1 of 2 calls were made before that. Look at "
                + "what is true.", Texts.english().of(over.message()));
        assertEquals(1, over.inEffect().orElseThrow().steps().size());
    }

    @Test
    void nothingMoreIsSentWhereAnotherProgramHasBegunToTakeTheChangeBack() {
        Change theirs = Samples.raise(aws).at(new LogEntry("x", List.of("c1")));
        Deed begins = () -> log().intent("x", 0, theirs, theirs.steps().getFirst(), FakeAws.NOW);
        assertInstanceOf(ApplyResult.Overtaken.class, applier(during(1, begins)).apply(both()));
        assertEquals(List.of("UpdateIntegration"), aws.writes);
    }

    @Test
    void whatSomebodyElseFinishedMeanwhileIsNotFinishedOnceMore() throws IOException {
        Change change = both();
        ChangeLog log = log();
        log.intent("killed", 0, change, change.steps().getFirst(), FakeAws.NOW);
        Change rest = assertInstanceOf(Recovery.NotInEffect.class,
                applier(aws).recover(log.read().unfinished().getFirst())).again().orElseThrow();
        assertInstanceOf(ApplyResult.Applied.class, applier(aws).apply(rest));
        aws.orders.put("timeoutInMillis", 3_000); // by somebody else, so that it could be made once more
        aws.function.put("MemorySize", 128);
        ApplyResult second = applier(aws).apply(rest);
        assertEquals(List.of(), assertInstanceOf(ApplyResult.Overtaken.class, second).made());
        assertEquals(2, aws.writes.size());
    }

    @Test
    void whatAnUndoHasTakenBackIsClosedThoughTheProgramWasKilledBeforeItCouldSaySo() throws IOException {
        ChangeLog log = log();
        Change change = Samples.raise(aws);
        log.intent("open", 0, change, change.steps().getFirst(), FakeAws.NOW);
        Change undo = new Change(ChangeKind.UNDO, change.target(), change.account(), change.region(), change.steps(),
                List.of(), false, change.title(), List.of(), new LogEntry("undo", List.of("open")));
        log.intent("undo", 0, undo, undo.steps().getFirst(), FakeAws.NOW);
        assertEquals(List.of("undo"), log.read().unfinished().stream().map(LoggedChange::id).toList());
        log.outcome("undo", 0, State.DONE, "", Optional.empty(), FakeAws.NOW);
        ChangeHistory history = log.read();
        assertEquals(List.of(), history.unfinished());
        assertEquals(List.of(true, false),
                history.changes().stream().map(history::undone).toList());
    }

    @Test
    void whatDidNotReadBackIsNotCalledDoneByTheLog() throws IOException {
        aws.insteadOfWrite = () -> FakeAws.seen(FakeAws.object("{}"));
        assertInstanceOf(ApplyResult.ReadBackDiffers.class, applier(aws).apply(Samples.raise(aws)));
        assertEquals(List.of(State.UNKNOWN), log().read().unfinished().getFirst().states());
    }
}
