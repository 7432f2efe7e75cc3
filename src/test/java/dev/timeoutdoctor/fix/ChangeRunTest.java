package dev.timeoutdoctor.fix;

import static dev.timeoutdoctor.fix.Samples.functionDraft;
import static dev.timeoutdoctor.fix.Samples.raise;
import static dev.timeoutdoctor.fix.Samples.symptom;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeRunTest {

    private final FakeAws aws = new FakeAws();
    private final Change change = raise(aws);

    private ChangeRun.Applied applied() {
        ChangeRun run = ChangeRun.start().applying(change)
                .ended(new ApplyResult.Applied(change, aws.orders, List.of()));
        return assertInstanceOf(ChangeRun.Applied.class, run);
    }

    private DeploymentDraft deployment() {
        return Samples.deployment(FakeAws.object("{\"deploymentId\": \"d1\"}"),
                aws.resources(), FakeAws.seen(aws.export()), "");
    }

    private ChangeRun.Deployed deployed() {
        Change deployment = deployment().change().orElseThrow();
        Observed<List<ReadBack>> served = FakeAws.seen(List.of());
        ChangeRun run = applied().previewDeployment(deployment()).deploying()
                .ended(new DeployResult.Deployed(deployment, "d2", "d1", served));
        return assertInstanceOf(ChangeRun.Deployed.class, run);
    }

    @Test
    void theWholeWayGoesFromEditingToUndone() {
        ChangeRun.Verified verified = deployed().verifying(Series.once(symptom(504, 3_000)))
                .answered(Series.once(symptom(200, 8_100)));
        assertEquals(Verification.Outcome.HELPED, verified.verification().outcome());
        assertEquals(List.of(change, deployment().change().orElseThrow()), verified.done());
        UndoResult.Ready ready = new UndoResult.Ready(change, List.of());
        ReadBack back = new ReadBack("Integration", "timeoutInMillis", "3000", Optional.of("3000"));
        ChangeRun undone = verified.previewUndo(ready).undoing()
                .ended(new ApplyResult.Applied(change, aws.orders, List.of(back)));
        assertEquals(new ChangeRun.Undone(Series.once(symptom(200, 8_100)), List.of(back)), undone);
        ChangeRun.Verified proof = assertInstanceOf(ChangeRun.Undone.class, undone).verifying()
                .answered(Series.once(symptom(504, 3_000)));
        assertEquals(List.of(), proof.done());
        assertEquals("WORSE true", proof.verification().outcome() + " " + proof.verification().undone());
    }

    @Test
    void aChangeThatWasNotMadeCanBeEdited() {
        ApplyResult moved = new ApplyResult.TargetMoved(change, change.read(), aws.orders, List.of());
        ChangeRun.ApplyFailed failed = assertInstanceOf(ChangeRun.ApplyFailed.class,
                ChangeRun.start().applying(change).ended(moved));
        assertEquals(ChangeRun.start(), failed.edit());
    }

    @Test
    void whatMayBeInEffectCanBeTakenBackAlthoughItCouldNotBeReadBack() {
        ApplyResult unread = new ApplyResult.StillInProgress(change, FakeAws.failed(FailureKind.THROTTLED));
        ChangeRun.ApplyFailed failed = assertInstanceOf(ChangeRun.ApplyFailed.class,
                ChangeRun.start().applying(change).ended(unread));
        assertEquals(List.of(change), failed.done());
        assertEquals(applied(), failed.looked(new ApplyResult.Applied(change, aws.orders, List.of())));
    }

    @Test
    void whatIsAlreadySoAfterOnesOwnSendingIsApplied() {
        ApplyResult unread = new ApplyResult.StillInProgress(change, FakeAws.failed(FailureKind.THROTTLED));
        ChangeRun.ApplyFailed failed = assertInstanceOf(ChangeRun.ApplyFailed.class,
                ChangeRun.start().applying(change).ended(unread));
        ApplyResult already = new ApplyResult.AlreadySo(change, aws.orders);
        assertEquals(applied(), failed.edit().applying(change).ended(already));
        assertInstanceOf(ChangeRun.ApplyFailed.class, ChangeRun.start().applying(change).ended(already));
    }

    private static Change logged(Change change, String id) {
        return change.at(new LogEntry(id, List.of()));
    }

    @Test
    void halfAChangeIsNeitherDeployedNorEditedButFinishedOrTakenBack() {
        Change memory = functionDraft(aws).withMemory(1024).change().orElseThrow();
        Change part = logged(change, "c1");
        ApplyResult partly = new ApplyResult.Partly(part, part,
                Optional.of(memory.at(new LogEntry("", List.of("c1")))));
        ChangeRun.ApplyFailed failed = assertInstanceOf(ChangeRun.ApplyFailed.class,
                ChangeRun.start().applying(change).ended(partly));
        assertTrue(failed.halfMade());
        assertEquals(List.of(part), failed.done());
        ChangeRun.Applying finishing = failed.finishing();
        assertEquals(new LogEntry("", List.of("c1")), finishing.change().entry());
        ChangeRun.ApplyFailed unread = assertInstanceOf(ChangeRun.ApplyFailed.class, finishing.ended(
                new ApplyResult.CouldNotRead(memory, memory.read(), FakeAws.failed(FailureKind.CREDENTIALS))));
        assertEquals(Optional.of(finishing.change()), unread.left());
        assertEquals(List.of(part), unread.done());
        Change rest = logged(memory, "c2");
        ChangeRun.Applied applied = assertInstanceOf(ChangeRun.Applied.class,
                unread.finishing().ended(new ApplyResult.Applied(rest, aws.function, List.of())));
        assertEquals(List.of(part, rest), applied.done());
    }

    @Test
    void aStopAfterACallThatWasMadeLeavesHalfAChange() {
        ApplyResult stopped = new ApplyResult.Stopped(change, 1, FakeAws.failed(FailureKind.REFUSED), change.steps(),
                Effect.NONE);
        ChangeRun.ApplyFailed failed = assertInstanceOf(ChangeRun.ApplyFailed.class,
                ChangeRun.start().applying(change).ended(stopped));
        assertTrue(failed.halfMade());
        assertEquals(Optional.empty(), failed.left());
    }

    @Test
    void sendingTheSameOnceMoreEndsTheMatterOfTheFirstTime() {
        ApplyResult unread = new ApplyResult.StillInProgress(logged(change, "c1"),
                FakeAws.failed(FailureKind.THROTTLED));
        ChangeRun.ApplyFailed failed = assertInstanceOf(ChangeRun.ApplyFailed.class,
                ChangeRun.start().applying(change).ended(unread));
        assertEquals(List.of("c1"), failed.edit().applying(change).change().entry().closes());
        Change other = Samples.draft(aws).withTimeout(Duration.ofSeconds(11)).change().orElseThrow();
        assertEquals(List.of(), failed.edit().applying(other).change().entry().closes());
    }

    @Test
    void editingAgainAfterAProofKeepsTheUndo() {
        ChangeRun.Verified verified = deployed().verifying(Series.once(symptom(504, 3_000)))
                .answered(Series.once(symptom(200, 8_100)));
        ChangeRun.Editing again = verified.edit();
        assertEquals(List.of(change, deployment().change().orElseThrow()), again.done());
        Change memory = functionDraft(aws).withMemory(1024).change().orElseThrow();
        ChangeRun.Applied more = assertInstanceOf(ChangeRun.Applied.class,
                again.applying(memory).ended(new ApplyResult.Applied(memory, aws.function, List.of())));
        assertEquals(List.of(change, deployment().change().orElseThrow(), memory), more.done());
    }

    @Test
    void anUndeployedChangeCannotBeVerified() {
        assertThrows(IllegalStateException.class, () -> applied().verifying(Series.NONE));
    }

    @Test
    void aFunctionsChangeIsVerifiedWithoutADeployment() {
        Change memory = functionDraft(aws).withMemory(1024).change().orElseThrow();
        ChangeRun.Applied applied = new ChangeRun.Applied(List.of(), memory, List.of());
        assertEquals(List.of(memory),
                applied.verifying(Series.once(symptom(504, 29_000))).failed(Message.of("x")).done());
        assertThrows(IllegalStateException.class, () -> applied.previewDeployment(deployment()));
    }

    @Test
    void aFailedDeploymentLeavesTheChangeToBeUndoneOrDeployedAgain() {
        DeployResult.NotDeployed not = new DeployResult.NotDeployed(
                new ApplyResult.AlreadySo(change, aws.orders));
        ChangeRun.DeployFailed failed = assertInstanceOf(ChangeRun.DeployFailed.class,
                applied().previewDeployment(deployment()).deploying().ended(not));
        assertEquals(List.of(change), failed.done());
        assertEquals(applied(), failed.back());
    }

    @Test
    void aDeploymentThatCouldNotBeReadBackIsTakenBackWithTheChangeAndNotForgotten() {
        Change made = deployment().change().orElseThrow();
        DeployResult.NotDeployed not = new DeployResult.NotDeployed(
                new ApplyResult.StillInProgress(made, FakeAws.failed(FailureKind.THROTTLED)));
        ChangeRun.DeployFailed failed = assertInstanceOf(ChangeRun.DeployFailed.class,
                applied().previewDeployment(deployment()).deploying().ended(not));
        assertEquals(List.of(change, made), failed.done());
        assertThrows(IllegalStateException.class, failed::back);
    }

    @Test
    void aFailedUndoGoesBackToWhereItCameFrom() {
        ChangeRun.Deployed deployed = deployed();
        ApplyResult unread = new ApplyResult.CouldNotRead(change, change.read(),
                new Observed.NotAsked<>(Message.of("x")));
        ChangeRun.UndoFailed failed = assertInstanceOf(ChangeRun.UndoFailed.class,
                deployed.previewUndo(new UndoResult.Ready(change, List.of())).undoing().ended(unread));
        assertEquals(deployed, failed.from());
    }
}
