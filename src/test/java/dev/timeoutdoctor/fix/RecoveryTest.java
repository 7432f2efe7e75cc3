package dev.timeoutdoctor.fix;

import static dev.timeoutdoctor.fix.Samples.context;
import static dev.timeoutdoctor.fix.Samples.functionDraft;
import static dev.timeoutdoctor.fix.Samples.quota;
import static dev.timeoutdoctor.fix.Samples.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.way.AllWays;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The program is killed somewhere in a change, and started again. */
class RecoveryTest {

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path directory;

    private final FakeAws aws = new FakeAws();
    private final AtomicInteger ids = new AtomicInteger();

    private Applier start() {
        return new Applier(aws, aws, AllWays.ways(), log(), Samples.CLOCK, length -> {
        });
    }

    private ChangeLog log() {
        return new ChangeLog(directory.resolve("changes.jsonl"), () -> "c" + ids.incrementAndGet());
    }

    /** Kills the program at its n-th write, before or after AWS does the work. */
    private void killedAt(int write, boolean afterwards, Consumer<Applier> work) {
        AtomicInteger count = new AtomicInteger();
        AwsWriter writer = call -> {
            boolean here = count.incrementAndGet() == write;
            if (here && !afterwards) {
                throw new Killed();
            }
            Observed<JsonNode> answer = aws.write(call);
            if (here) {
                throw new Killed();
            }
            return answer;
        };
        Applier dying = new Applier(aws, writer, AllWays.ways(), log(), Samples.CLOCK, length -> {
        });
        assertThrows(Killed.class, () -> work.accept(dying));
    }

    private LoggedChange unfinished() throws IOException {
        List<LoggedChange> open = log().read().unfinished("123456789012", "us-east-1");
        assertEquals(1, open.size());
        return open.get(0);
    }

    @Test
    void killedBeforeTheCallTheChangeCanBeMadeAfterAll() throws IOException {
        Change change = raise(aws);
        killedAt(1, false, dying -> dying.apply(change));
        Recovery.NotInEffect not = assertInstanceOf(Recovery.NotInEffect.class, start().recover(unfinished()));
        assertInstanceOf(ApplyResult.Applied.class, start().apply(not.again().orElseThrow()));
        assertEquals(10_000, aws.orders.path("timeoutInMillis").intValue());
    }

    @Test
    void killedAfterTheCallTheChangeCanBeTakenBack() throws IOException {
        String before = aws.state();
        Change change = raise(aws);
        killedAt(1, true, dying -> dying.apply(change));
        Recovery.InEffect in = assertInstanceOf(Recovery.InEffect.class, start().recover(unfinished()));
        UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class, start().undo(List.of(in.done())));
        assertInstanceOf(ApplyResult.Applied.class, start().apply(undo.undo()));
        assertEquals(before, aws.state());
    }

    @Test
    void aSettledChangeIsNotAskedForAgain() throws IOException {
        Change change = raise(aws);
        killedAt(1, true, dying -> dying.apply(change));
        log().settle(unfinished().id(), Settlement.seen(Settlement.How.LEFT, FakeAws.NOW));
        assertEquals(List.of(), log().read().unfinished("123456789012", "us-east-1"));
    }

    @Test
    void aChangeWaitsBehindTheUndoThatWasCutOffAndComesBackWithoutIt() throws IOException {
        Change change = raise(aws);
        killedAt(1, true, dying -> dying.apply(change));
        String cut = unfinished().id();
        Recovery.InEffect in = assertInstanceOf(Recovery.InEffect.class, start().recover(unfinished()));
        Change undo = assertInstanceOf(UndoResult.Ready.class, start().undo(List.of(in.done()))).undo();
        killedAt(1, false, dying -> dying.apply(undo));
        assertEquals(ChangeKind.UNDO, unfinished().change().kind());
        log().settle(unfinished().id(), Settlement.seen(Settlement.How.LEFT, FakeAws.NOW));
        assertEquals(cut, unfinished().id());
    }

    @Test
    void anotherAccountsUnfinishedChangesAreNotOffered() throws IOException {
        Change change = raise(aws);
        killedAt(1, true, dying -> dying.apply(change));
        assertEquals(List.of(), log().read().unfinished("999999999999", "us-east-1"));
        assertEquals(List.of(), log().read().unfinished("123456789012", "eu-west-1"));
    }

    @Test
    void whatWasToStayAsItWasIsStillAskedForByTheNextProgram() throws IOException {
        Change plain = raise(aws);
        Expected function = new Expected(functionDraft(aws).withMemory(1024).change().orElseThrow().read(),
                List.of("Timeout"), aws.function);
        Change change = new Change(plain.kind(), plain.target(), plain.account(), plain.region(), plain.steps(),
                List.of(function), true, plain.title());
        killedAt(1, false, dying -> dying.apply(change));
        aws.function.put("Timeout", 77);
        Recovery.NotInEffect not = assertInstanceOf(Recovery.NotInEffect.class, start().recover(unfinished()));
        assertInstanceOf(ApplyResult.TargetMoved.class, start().apply(not.again().orElseThrow()));
        assertEquals(List.of(), aws.writes);
    }

    @Test
    void aFunctionsChangeIsRepeatedWithItsPresentRevision() throws IOException {
        Change change = functionDraft(aws).withMemory(1024).change().orElseThrow();
        killedAt(1, false, dying -> dying.apply(change));
        aws.function.put("RevisionId", "r5");
        Recovery.NotInEffect not = assertInstanceOf(Recovery.NotInEffect.class, start().recover(unfinished()));
        assertInstanceOf(ApplyResult.Applied.class, start().apply(not.again().orElseThrow()));
        assertEquals(1024, aws.function.path("MemorySize").intValue());
    }

    @Test
    void aDeploymentThatWasNotMadeIsPreviewedAnew() throws IOException {
        Change deployment = deployment();
        killedAt(1, false, dying -> dying.deploy(deployment, List.of()));
        Recovery.NotInEffect not = assertInstanceOf(Recovery.NotInEffect.class, start().recover(unfinished()));
        assertEquals(Optional.empty(), not.again());
    }

    @Test
    void aDeploymentThatWasMadeIsKnownByItsDescription() throws IOException {
        Change deployment = deployment();
        killedAt(1, true, dying -> dying.deploy(deployment, List.of()));
        Recovery.InEffect in = assertInstanceOf(Recovery.InEffect.class, start().recover(unfinished()));
        UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class, start().undo(List.of(in.done())));
        assertInstanceOf(ApplyResult.Applied.class, start().apply(undo.undo()));
        assertEquals("d1", aws.served);
    }

    @Test
    void aStageThatSomebodyElseDeployedIsSaidToHaveMoved() throws IOException {
        Change deployment = deployment();
        killedAt(1, false, dying -> dying.deploy(deployment, List.of()));
        aws.deployments.put("d9", FakeAws.object("{\"id\": \"d9\", \"description\": \"somebody else\"}"));
        aws.served = "d9";
        assertInstanceOf(Recovery.Moved.class, start().recover(unfinished()));
    }

    @Test
    void killedAnywhereInAnUndoTheRestCanBeDoneOrTakenBack() throws IOException {
        String before = aws.state();
        Change change = raise(aws);
        ApplyResult.Applied raised = assertInstanceOf(ApplyResult.Applied.class, start().apply(change));
        DeployResult.Deployed deployed = assertInstanceOf(DeployResult.Deployed.class,
                start().deploy(deployment(), List.of()));
        String after = aws.state();
        UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class,
                start().undo(List.of(raised.done(), deployed.done())));
        killedAt(2, false, dying -> dying.apply(undo.undo()));
        Recovery.Partly partly = assertInstanceOf(Recovery.Partly.class, start().recover(unfinished()));
        UndoResult.Ready redo = assertInstanceOf(UndoResult.Ready.class, start().undo(List.of(partly.done())));
        assertInstanceOf(ApplyResult.Applied.class, start().apply(redo.undo()));
        assertEquals(after, aws.state());
        assertEquals(List.of(), log().read().unfinished());
        killedAt(2, false, dying -> dying.apply(undo.undo()));
        Recovery.Partly again = assertInstanceOf(Recovery.Partly.class, start().recover(unfinished()));
        assertInstanceOf(ApplyResult.Applied.class, start().apply(again.rest().orElseThrow()));
        assertEquals(before, aws.state());
        assertEquals(List.of(), log().read().unfinished());
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsShown() throws IOException {
        Change change = raise(aws);
        killedAt(1, true, dying -> dying.apply(change));
        aws.orders.put("timeoutInMillis", 7_000);
        Recovery.Moved moved = assertInstanceOf(Recovery.Moved.class, start().recover(unfinished()));
        assertEquals(7_000, moved.now().path("timeoutInMillis").intValue());
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Change change = raise(aws);
        killedAt(1, true, dying -> dying.apply(change));
        aws.brokenReads.put("GetIntegration", FakeAws.failed(FailureKind.UNREACHABLE));
        assertInstanceOf(Recovery.CouldNotRead.class, start().recover(unfinished()));
    }

    @Test
    void aFinishedChangeCanBeTakenBackFromTheLogAlone() throws IOException {
        String before = aws.state();
        assertInstanceOf(ApplyResult.Applied.class, start().apply(raise(aws)));
        assertInstanceOf(DeployResult.Deployed.class, start().deploy(deployment(), List.of()));
        List<Change> done = log().read().changes().stream().filter(LoggedChange::complete).map(LoggedChange::change)
                .toList();
        UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class, start().undo(done));
        assertInstanceOf(ApplyResult.Applied.class, start().apply(undo.undo()));
        assertEquals(before, aws.state());
    }

    private List<LoggedChange> undeployed() throws IOException {
        return log().read().undeployed("123456789012", "us-east-1");
    }

    @Test
    void whatWasAppliedAndNotDeployedIsRememberedUntilItIsDeployedOrTakenBack() throws IOException {
        assertEquals(List.of(), undeployed());
        assertInstanceOf(ApplyResult.Applied.class, start().apply(raise(aws)));
        assertEquals(List.of(), log().read().unfinished());
        assertEquals(1, undeployed().size());
        assertEquals(List.of(), log().read().undeployed("123456789012", "eu-west-1"));
        assertInstanceOf(DeployResult.Deployed.class, start().deploy(deployment(), List.of()));
        assertEquals(List.of(), undeployed());
        Change more = Samples.draft(aws).withTimeout(Duration.ofSeconds(12)).change().orElseThrow();
        assertInstanceOf(ApplyResult.Applied.class, start().apply(more));
        LoggedChange waiting = undeployed().getFirst();
        Recovery.InEffect in = assertInstanceOf(Recovery.InEffect.class, start().recover(waiting));
        UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class, start().undo(List.of(in.done())));
        assertInstanceOf(ApplyResult.Applied.class, start().apply(undo.undo()));
        assertEquals(10_000, aws.orders.path("timeoutInMillis").intValue());
        assertEquals(List.of(), undeployed());
    }

    private Change deployment() {
        DeploymentPreview preview = start().previewDeployment(context(quota(29_000)), "raise the timeout");
        return assertInstanceOf(DeploymentPreview.Ready.class, preview).draft().change().orElseThrow();
    }
}
