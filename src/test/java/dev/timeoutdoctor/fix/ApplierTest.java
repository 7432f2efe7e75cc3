package dev.timeoutdoctor.fix;

import static dev.timeoutdoctor.fix.Samples.context;
import static dev.timeoutdoctor.fix.Samples.functionDraft;
import static dev.timeoutdoctor.fix.Samples.quota;
import static dev.timeoutdoctor.fix.Samples.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ApplierTest {

    @TempDir
    Path directory;

    private final FakeAws aws = new FakeAws();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger pauses = new AtomicInteger();
    private ChangeLog log = new ChangeLog(Path.of("unused"), () -> "");
    private Applier applier = new Applier(aws, aws, AllWays.ways(), log, Samples.CLOCK, length -> {
    });

    @BeforeEach
    void open() {
        log = new ChangeLog(directory.resolve("state/changes.jsonl"), () -> "c" + ids.incrementAndGet());
        applier = new Applier(aws, aws, AllWays.ways(), log, Samples.CLOCK, length -> pauses.incrementAndGet());
    }

    private ApplyResult.Applied applied(Change change) {
        return assertInstanceOf(ApplyResult.Applied.class, applier.apply(change));
    }

    private DeployResult.Deployed deployed() {
        return assertInstanceOf(DeployResult.Deployed.class, applier.deploy(deployment(), List.of()));
    }

    private Change deployment() {
        DeploymentPreview preview = applier.previewDeployment(context(quota(29_000)), "raise the timeout");
        return assertInstanceOf(DeploymentPreview.Ready.class, preview).draft().change().orElseThrow();
    }

    private Change undo(List<Change> done) {
        return assertInstanceOf(UndoResult.Ready.class, applier.undo(done)).undo();
    }

    @Test
    void aChangeIsReadSentAndReadBack() throws IOException {
        ApplyResult.Applied applied = applied(raise(aws));
        assertEquals(10_000, applied.readBack().path("timeoutInMillis").intValue());
        assertEquals(List.of("GetIntegration", "GetIntegration"), aws.reads);
        assertEquals(List.of("UpdateIntegration"), aws.writes);
        assertEquals(
                """
                {"v":1,"entry":"outcome","id":"c1","index":0,"at":"2026-11-22T14:00:00Z","state":"TAKEN"}
                {"v":1,"entry":"outcome","id":"c1","index":0,"at":"2026-11-22T14:00:00Z","state":"DONE"}""",
                String.join("\n", Files.readAllLines(log.path()).subList(1, 3)));
    }

    @Test
    void whoeverIsKilledBeforeItReadsBackIsTold() throws IOException {
        applied(raise(aws));
        List<String> lines = Files.readAllLines(log.path());
        assertEquals(List.of(), log.read().unfinished());
        Files.write(log.path(), lines.subList(0, 2)); // the program ended while it looked
        assertEquals(List.of(List.of(LoggedChange.State.TAKEN)),
                log.read().unfinished().stream().map(LoggedChange::states).toList());
    }

    @Test
    void nothingIsSentWhereTheTargetMoved() {
        Change change = raise(aws);
        aws.orders.put("passthroughBehavior", "NEVER");
        ApplyResult.TargetMoved moved = assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(change));
        assertEquals(List.of("  \"passthroughBehavior\": \"NEVER\","), moved.difference().stream()
                .filter(row -> row.kind() != DiffLine.Kind.SAME).map(DiffLine::right).toList());
        assertEquals(List.of(), aws.writes);
        assertFalse(Files.exists(log.path()));
    }

    @Test
    void nothingIsSentWhereItIsAlreadySo() {
        Change change = raise(aws);
        aws.orders.put("timeoutInMillis", 10_000);
        assertInstanceOf(ApplyResult.AlreadySo.class, applier.apply(change));
        assertEquals(List.of(), aws.writes);
    }

    @Test
    void nothingIsSentWhereTheTargetCannotBeRead() {
        Change change = raise(aws);
        aws.brokenReads.put("GetIntegration", FakeAws.failed(FailureKind.CREDENTIALS));
        ApplyResult result = applier.apply(change);
        assertInstanceOf(ApplyResult.CouldNotRead.class, result);
        assertEquals("Nothing was sent: orders-api · POST /orders could not be read. The credentials are missing or "
                + "expired. Sign in again.", Texts.english().of(result.message()));
        assertEquals(List.of(), aws.writes);
    }

    @Test
    void aRefusalStopsAndIsKnownToHaveChangedNothing() throws IOException {
        aws.insteadOfWrite = () -> FakeAws.failed(FailureKind.REFUSED);
        ApplyResult.Stopped stopped = assertInstanceOf(ApplyResult.Stopped.class, applier.apply(raise(aws)));
        assertEquals(Effect.NONE, stopped.effect());
        assertFalse(stopped.maybeInEffect());
        assertEquals(List.of(), log.read().unfinished("123456789012", "us-east-1"));
    }

    @Test
    void aLostAnswerThatLeftNoTraceIsNotKnown() throws IOException {
        aws.insteadOfWrite = () -> FakeAws.failed(FailureKind.TIMED_OUT);
        ApplyResult.Stopped stopped = assertInstanceOf(ApplyResult.Stopped.class, applier.apply(raise(aws)));
        assertEquals(Effect.UNKNOWN, stopped.effect());
        assertTrue(stopped.maybeInEffect());
        assertEquals("c1", stopped.change().entry().id());
        assertEquals(1, log.read().unfinished("123456789012", "us-east-1").size());
    }

    @Test
    void aLostAnswerIsMadeUpForByALook() throws IOException {
        aws.lostAnswer = FailureKind.TIMED_OUT;
        applied(raise(aws));
        assertEquals(List.of("UpdateIntegration"), aws.writes);
        assertEquals(List.of(), log.read().unfinished("123456789012", "us-east-1"));
    }

    @Test
    void theLostAnswerOfADeploymentIsMadeUpForByItsDescription() {
        Change change = deployment();
        aws.lostAnswer = FailureKind.UNREACHABLE;
        DeployResult.Deployed result = assertInstanceOf(DeployResult.Deployed.class, applier.deploy(change, List.of()));
        assertEquals("d2", result.newId());
        assertEquals(List.of("CreateDeployment"), aws.writes);
    }

    @Test
    void whatReadsBackDifferentlyIsSaid() {
        aws.insteadOfWrite = () -> FakeAws.seen(FakeAws.object("{}"));
        ApplyResult.ReadBackDiffers differs = assertInstanceOf(ApplyResult.ReadBackDiffers.class,
                applier.apply(raise(aws)));
        assertEquals(List.of("  \"timeoutInMillis\": 10000|  \"timeoutInMillis\": 3000"), differs.difference().stream()
                .filter(row -> row.kind() != DiffLine.Kind.SAME).map(row -> row.left() + "|" + row.right()).toList());
        assertEquals(3, pauses.get());
    }

    @Test
    void withoutALogNothingIsSent() throws IOException {
        Path file = directory.resolve("file");
        Files.writeString(file, "not a directory");
        ChangeLog unwritable = new ChangeLog(file.resolve("changes.jsonl"), () -> "c1");
        ApplyResult result = new Applier(aws, aws, AllWays.ways(), unwritable, Samples.CLOCK, length -> {
        }).apply(raise(aws));
        assertEquals(List.of(), assertInstanceOf(ApplyResult.LogUnwritable.class, result).sent());
        assertFalse(result.maybeInEffect());
        assertEquals(List.of(), aws.writes);
    }

    @Test
    void aLogThatBreaksAfterTheCallSaysWhatWasSent() {
        Change change = raise(aws);
        aws.insteadOfWrite = () -> {
            try {
                Files.delete(log.path());
                Files.createDirectory(log.path());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return null;
        };
        ApplyResult result = applier.apply(change);
        assertEquals(change.calls(), assertInstanceOf(ApplyResult.LogUnwritable.class, result).sent().stream()
                .map(ChangeStep::call).toList());
        assertTrue(result.maybeInEffect());
    }

    @Test
    void aFunctionIsWaitedForBeforeAndAfter() {
        Change change = functionDraft(aws).withMemory(1024).change().orElseThrow();
        aws.busyLooks = 2;
        ApplyResult.Applied applied = applied(change);
        assertEquals(1024, applied.readBack().path("MemorySize").intValue());
        assertEquals(2, pauses.get());
    }

    @Test
    void aFunctionThatNeverGetsReadyIsStillInProgress() {
        Change change = functionDraft(aws).withMemory(1024).change().orElseThrow();
        aws.insteadOfWrite = () -> {
            aws.busyLooks = 1_000;
            return null;
        };
        assertInstanceOf(ApplyResult.StillInProgress.class, applier.apply(change));
        assertEquals(89, pauses.get());
    }

    @Test
    void aFunctionUpdateThatFailsIsSaid() {
        Change change = functionDraft(aws).withMemory(1024).change().orElseThrow();
        aws.insteadOfWrite = () -> {
            aws.function.put("LastUpdateStatus", "Failed").put("LastUpdateStatusReason", "no room in the subnet");
            return null;
        };
        ApplyResult result = applier.apply(change);
        assertTrue(Texts.english().of(result.message()).contains("no room in the subnet"));
        assertTrue(result.maybeInEffect());
    }

    @Test
    void whatWasToFollowAFunctionUpdateThatFailsIsNotSent() throws IOException {
        Change function = functionDraft(aws).withMemory(1024).change().orElseThrow();
        Change both = new Change(function.kind(), function.target(), function.account(), function.region(),
                Stream.concat(function.steps().stream(), raise(aws).steps().stream()).toList(), List.of(), false,
                function.title());
        aws.insteadOfWrite = () -> {
            aws.function.put("LastUpdateStatus", "Failed").put("LastUpdateStatusReason", "no room in the subnet");
            return null;
        };
        ApplyResult.Stopped stopped = assertInstanceOf(ApplyResult.Stopped.class, applier.apply(both));
        assertEquals(0, stopped.index());
        assertEquals(Effect.UNKNOWN, stopped.effect());
        assertEquals(List.of("UpdateFunctionConfiguration"), aws.writes);
        assertEquals(1, log.read().unfinished("123456789012", "us-east-1").size());
    }

    @Test
    void anotherRevisionOfAFunctionIsAMovedTarget() {
        Change change = functionDraft(aws).withMemory(1024).change().orElseThrow();
        aws.function.put("RevisionId", "r9");
        assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(change));
    }

    @Test
    void aDeploymentReadsBackWhatTheStageServes() {
        ApplyResult.Applied raised = applied(raise(aws));
        assertEquals(List.of(new ReadBack("Integration", "timeoutInMillis", "10000", Optional.of("10000"))),
                raised.members());
        aws.carts.put("timeoutInMillis", 5_000);
        DeployResult.Deployed deployed = assertInstanceOf(DeployResult.Deployed.class,
                applier.deploy(deployment(), List.of(raised.done())));
        assertEquals("d2", deployed.newId());
        assertEquals("d1", deployed.previousId());
        assertEquals(Optional.of(List.of(row("POST /orders", "10000", "10000"), row("GET /carts", "5000", "5000"))),
                deployed.served().seen());
    }

    private static ReadBack row(String method, String applied, String told) {
        return new ReadBack(method, "timeoutInMillis", applied, Optional.of(told));
    }

    @Test
    void aStageThatServesSomethingElseIsNeverLive() {
        ApplyResult.Applied raised = applied(raise(aws));
        Change deployment = deployment();
        JsonNode old = aws.export();
        aws.brokenReads.put("GetExport", FakeAws.seen(old));
        DeployResult.Deployed deployed = assertInstanceOf(DeployResult.Deployed.class,
                applier.deploy(deployment, List.of(raised.done())));
        assertEquals(Optional.of(List.of(row("POST /orders", "10000", "3000"))), deployed.served().seen());
        assertEquals("Deployment d2 was made, but the stage serves something else than was applied: timeoutInMillis "
                + "10000. Before it was deployment d1.", Texts.english().of(deployed.message()));
        assertEquals(3, pauses.get());
    }

    @Test
    void whatTheStageServesIsNotKnownWhereItCouldNotBeRead() {
        ApplyResult.Applied raised = applied(raise(aws));
        Change deployment = deployment();
        aws.brokenReads.put("GetExport", FakeAws.failed(FailureKind.CREDENTIALS));
        DeployResult.Deployed deployed = assertInstanceOf(DeployResult.Deployed.class,
                applier.deploy(deployment, List.of(raised.done())));
        assertEquals("Deployment d2 was made, and the stage points to it. What it serves could not be read back. The "
                + "credentials are missing or expired. Sign in again. Before it was deployment d1.",
                Texts.english().of(deployed.message()));
    }

    @Test
    void aDeploymentOfWhatWaitsReadsBackEverythingThatWasPending() {
        aws.carts.put("timeoutInMillis", 5_000);
        Change deployment = deployment();
        assertEquals(List.of(new ReadBack("Stage", "deploymentId", "d2", Optional.of("d2")),
                row("GET /carts", "5000", "5000")), applied(deployment).members());
    }

    @Test
    void aDeploymentOfWhatWaitsThatIsNotServedIsSaid() {
        aws.carts.put("timeoutInMillis", 5_000);
        Change deployment = deployment();
        aws.brokenReads.put("GetExport", FakeAws.seen(aws.export()));
        assertEquals("orders-api · prod was changed, but what is served is not what was applied: timeoutInMillis "
                + "5000.", Texts.english().of(applied(deployment).message()));
    }

    @Test
    void aDeploymentIsRefusedWhereSomebodyEditedTheApiSinceThePreview() {
        applied(raise(aws));
        Change deployment = deployment();
        aws.carts.put("timeoutInMillis", 5_000);
        DeployResult.NotDeployed not = assertInstanceOf(DeployResult.NotDeployed.class,
                applier.deploy(deployment, List.of()));
        ApplyResult.TargetMoved moved = assertInstanceOf(ApplyResult.TargetMoved.class, not.why());
        assertEquals("GetResources", moved.read().operation());
        assertEquals("d1", aws.served);
    }

    @Test
    void undoTakesBackBothAndPublishesNothingElse() {
        String start = aws.state();
        ApplyResult.Applied raised = applied(raise(aws));
        DeployResult.Deployed deployed = deployed();
        UndoResult.Ready ready = assertInstanceOf(UndoResult.Ready.class,
                applier.undo(List.of(raised.done(), deployed.done())));
        assertEquals("""
                     (
                     set -e

                     aws apigateway update-stage \\
                       --rest-api-id a1b2c3d4e5 \\
                       --stage-name prod \\
                       --patch-operations op=replace,path=/deploymentId,value=d1 \\
                       --region us-east-1

                     aws apigateway update-integration \\
                       --rest-api-id a1b2c3d4e5 \\
                       --resource-id x1 \\
                       --http-method POST \\
                       --patch-operations op=replace,path=/timeoutInMillis,value=3000 \\
                       --region us-east-1
                     )""", ready.undo().command(Optional.empty()));
        assertEquals(
                List.of("The stage goes back to deployment d1 as a whole: whatever else deployment d2 published is "
                        + "no longer served either. It stays in the working copy."),
                ready.notes().stream().map(Texts.english()::of).toList());
        applied(ready.undo());
        assertEquals(start, aws.state());
    }

    @Test
    void anUndoCanBeUndone() {
        ApplyResult.Applied raised = applied(raise(aws));
        DeployResult.Deployed deployed = deployed();
        String changed = aws.state();
        ApplyResult.Applied undone = applied(undo(List.of(raised.done(), deployed.done())));
        applied(undo(List.of(undone.done())));
        assertEquals(changed, aws.state());
    }

    @Test
    void undoOfAFunctionUsesItsPresentRevision() {
        String start = aws.state();
        ApplyResult.Applied applied = applied(
                functionDraft(aws).withMemory(1024).withTimeout(20).change().orElseThrow());
        aws.function.put("RevisionId", "r7");
        Change undo = undo(List.of(applied.done()));
        assertTrue(undo.command(Optional.empty()).contains("--revision-id r7"));
        applied(undo);
        assertEquals(start, aws.state());
    }

    @Test
    void undoIsRefusedWhereSomebodyChangedTheSameThing() {
        ApplyResult.Applied raised = applied(raise(aws));
        aws.orders.put("timeoutInMillis", 12_000);
        UndoResult.Conflict conflict = assertInstanceOf(UndoResult.Conflict.class,
                applier.undo(List.of(raised.done())));
        assertEquals(List.of("  \"timeoutInMillis\": 10000|  \"timeoutInMillis\": 12000"),
                conflict.difference().stream()
                        .filter(row -> row.kind() != DiffLine.Kind.SAME).map(row -> row.left() + "|" + row.right())
                        .toList());
    }

    @Test
    void undoGoesOverWhatSomebodyElseChangedOnceThatWasSeen() {
        ApplyResult.Applied raised = applied(raise(aws));
        aws.orders.put("timeoutInMillis", 12_000);
        UndoResult.Ready over = assertInstanceOf(UndoResult.Ready.class, applier.undoOver(List.of(raised.done())));
        assertEquals(Message.of("fix.undo.over"), over.notes().getLast());
        assertEquals(12_000, over.undo().before().path("timeoutInMillis").asInt());
        aws.orders.put("timeoutInMillis", 13_000);
        assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(over.undo()));
        aws.orders.put("timeoutInMillis", 12_000);
        applied(over.undo());
        assertEquals(3_000, aws.orders.path("timeoutInMillis").asInt());
    }

    /** A change of two calls, the second of which fails. */
    private ApplyResult.Stopped stopped(FailureKind kind) {
        Change first = raise(aws);
        List<ChangeStep> steps = Stream.concat(first.steps().stream(),
                functionDraft(aws).withMemory(512).change().orElseThrow().steps().stream()).toList();
        Change both = new Change(first.kind(), first.target(), first.account(), first.region(), steps, List.of(), true,
                first.title());
        aws.insteadOfWrite = () -> {
            aws.insteadOfWrite = () -> FakeAws.failed(kind); // the call after this one
            return null;
        };
        return assertInstanceOf(ApplyResult.Stopped.class, applier.apply(both));
    }

    private List<String> unfinished() throws IOException {
        return log.read().unfinished().stream().map(LoggedChange::id).toList();
    }

    @Test
    void aLookAfterAStopInTheMiddleTellsWhatIsLeftAndTheRestIsSent() throws IOException {
        for (FailureKind kind : List.of(FailureKind.CREDENTIALS, FailureKind.TIMED_OUT)) {
            String before = aws.state();
            ApplyResult.Partly partly = assertInstanceOf(ApplyResult.Partly.class, applier.look(stopped(kind)));
            assertEquals("1 of 2 calls for orders-api · POST /orders took effect, the rest did not. Send the rest, as "
                    + "shown below, or undo what was made.", Texts.english().of(partly.message()));
            assertEquals(List.of("UpdateFunctionConfiguration"),
                    partly.rest().orElseThrow().calls().stream().map(AwsCall::operation).toList());
            ApplyResult.Applied rest = applied(partly.rest().orElseThrow());
            assertEquals(List.of(10_000, 512), List.of(aws.orders.path("timeoutInMillis").asInt(),
                    aws.function.path("MemorySize").asInt()));
            assertEquals(List.of(), unfinished());
            applied(undo(List.of(partly.done(), rest.done())));
            assertEquals(before, aws.state());
            assertEquals(List.of(), unfinished());
        }
    }

    @Test
    void whatWasTakenBackAfterAStopInTheMiddleIsNoOpenMatter() throws IOException {
        String before = aws.state();
        ApplyResult.Stopped stopped = stopped(FailureKind.REFUSED);
        assertEquals(List.of("c1"), unfinished());
        applied(undo(List.of(stopped.inEffect().orElseThrow())));
        assertEquals(before, aws.state());
        assertEquals(List.of(), unfinished());
    }

    @Test
    void whatTurnsOutToBeUndoneAlreadyIsNoOpenMatter() throws IOException {
        ApplyResult.Stopped stopped = stopped(FailureKind.REFUSED);
        aws.orders.put("timeoutInMillis", 3_000);
        assertInstanceOf(UndoResult.AlreadyUndone.class, applier.undo(List.of(stopped.inEffect().orElseThrow())));
        assertEquals(List.of(), unfinished());
    }

    @Test
    void aRestThatStopsAgainIsWhatIsOpen() throws IOException {
        ApplyResult.Partly partly = assertInstanceOf(ApplyResult.Partly.class,
                applier.look(stopped(FailureKind.REFUSED)));
        aws.insteadOfWrite = () -> FakeAws.failed(FailureKind.TIMED_OUT);
        ApplyResult.Stopped again = assertInstanceOf(ApplyResult.Stopped.class,
                applier.apply(partly.rest().orElseThrow()));
        assertEquals(List.of("c2"), unfinished());
        assertInstanceOf(ApplyResult.NotInEffect.class, applier.look(again));
        assertEquals(List.of("c1"), unfinished());
        applied(partly.rest().orElseThrow());
        assertEquals(List.of(), unfinished());
    }

    @Test
    void aSessionThatExpiresBetweenTwoCallsLeavesNothingUnsaid() throws IOException {
        ApplyResult.Stopped stopped = stopped(FailureKind.CREDENTIALS);
        assertEquals(List.of(1, Effect.NONE, 1),
                List.of(stopped.index(), stopped.effect(), stopped.made().size()));
        LoggedChange logged = log.read().unfinished("123456789012", "us-east-1").getFirst();
        assertEquals(List.of(LoggedChange.State.DONE, LoggedChange.State.REFUSED), logged.states());
        assertInstanceOf(Recovery.Partly.class, applier.recover(logged));
    }

    @Test
    void undoIsRefusedWhereSomebodyDeployedSince() {
        ApplyResult.Applied raised = applied(raise(aws));
        DeployResult.Deployed deployed = deployed();
        aws.served = "d1b";
        assertInstanceOf(UndoResult.Conflict.class, applier.undo(List.of(raised.done(), deployed.done())));
    }

    @Test
    void undoLeavesOtherEditsOfTheSameIntegrationAlone() {
        ApplyResult.Applied raised = applied(raise(aws));
        aws.orders.put("passthroughBehavior", "NEVER");
        applied(undo(List.of(raised.done())));
        assertEquals(3_000, aws.orders.path("timeoutInMillis").intValue());
        assertEquals("NEVER", aws.orders.path("passthroughBehavior").asString());
    }

    @Test
    void whatIsAlreadyBackNeedsNoUndo() {
        ApplyResult.Applied raised = applied(raise(aws));
        aws.orders.put("timeoutInMillis", 3_000);
        assertInstanceOf(UndoResult.AlreadyUndone.class, applier.undo(List.of(raised.done())));
    }

    @Test
    void anUnnamedTimeoutGoesBackToTheDefault() {
        aws.orders.remove("timeoutInMillis");
        ApplyResult.Applied raised = applied(raise(aws));
        applied(undo(List.of(raised.done())));
        assertEquals(29_000, aws.orders.path("timeoutInMillis").intValue());
    }

    @Test
    void undoSaysWhereThePresentStateCannotBeRead() {
        ApplyResult.Applied raised = applied(raise(aws));
        aws.brokenReads.put("GetIntegration", FakeAws.failed(FailureKind.UNREACHABLE));
        assertInstanceOf(UndoResult.CouldNotRead.class, applier.undo(List.of(raised.done())));
    }

    @Test
    void whatCouldNotBeReadBackIsTakenBackOrFoundByALaterLook() {
        String start = aws.state();
        Change change = raise(aws);
        aws.brokenAfter("GetIntegration", 1, FakeAws.failed(FailureKind.THROTTLED));
        ApplyResult unread = assertInstanceOf(ApplyResult.StillInProgress.class, applier.apply(change));
        assertInstanceOf(ApplyResult.Unseen.class, applier.look(unread));
        aws.brokenReads.clear();
        ApplyResult.Applied found = assertInstanceOf(ApplyResult.Applied.class, applier.look(unread));
        applied(undo(List.of(found.done())));
        assertEquals(start, aws.state());
    }

    @Test
    void undoTakesBackADeploymentThatCouldNotBeReadBack() {
        String start = aws.state();
        ApplyResult.Applied raised = applied(raise(aws));
        Change deployment = deployment();
        aws.brokenAfter("GetStage", 1, FakeAws.failed(FailureKind.THROTTLED));
        DeployResult.NotDeployed not = assertInstanceOf(DeployResult.NotDeployed.class,
                applier.deploy(deployment, List.of()));
        assertEquals("d2", aws.served);
        aws.brokenReads.clear();
        applied(undo(List.of(raised.done(), not.why().inEffect().orElseThrow())));
        assertEquals(start, aws.state());
    }

    @Test
    void aLaterLookFindsADeploymentThatCouldNotBeReadBack() {
        applied(raise(aws));
        Change deployment = deployment();
        aws.brokenAfter("GetStage", 1, FakeAws.failed(FailureKind.THROTTLED));
        DeployResult.NotDeployed not = assertInstanceOf(DeployResult.NotDeployed.class,
                applier.deploy(deployment, List.of()));
        aws.brokenReads.clear();
        DeployResult.Deployed found = assertInstanceOf(DeployResult.Deployed.class, applier.look(not, List.of()));
        assertEquals(List.of("d1", "d2"), List.of(found.previousId(), found.newId()));
        assertEquals(Optional.of(List.of()), found.served().seen());
    }

    @Test
    void aLookAfterALostAnswerClosesTheMatterInTheLog() throws IOException {
        aws.insteadOfWrite = () -> FakeAws.failed(FailureKind.TIMED_OUT);
        ApplyResult lost = applier.apply(raise(aws));
        assertInstanceOf(ApplyResult.NotInEffect.class, applier.look(lost));
        assertEquals(List.of(), log.read().unfinished("123456789012", "us-east-1"));
    }

    @Test
    void aLookThatFindsSomethingElseShowsIt() {
        aws.insteadOfWrite = () -> FakeAws.failed(FailureKind.TIMED_OUT);
        ApplyResult lost = applier.apply(raise(aws));
        aws.orders.put("timeoutInMillis", 7_000);
        ApplyResult.Elsewhere elsewhere = assertInstanceOf(ApplyResult.Elsewhere.class, applier.look(lost));
        assertEquals(7_000, elsewhere.now().path("timeoutInMillis").intValue());
    }

    @Test
    void whoeverStopsWaitingDuringACallFindsItInTheLogAndLooks() throws IOException {
        Change change = raise(aws);
        aws.insteadOfWrite = () -> {
            aws.orders.put("timeoutInMillis", 10_000);
            Thread.currentThread().interrupt();
            return FakeAws.failed(FailureKind.CANCELLED);
        };
        ApplyResult cancelled = applier.apply(change);
        assertTrue(Thread.interrupted());
        assertEquals(Effect.UNKNOWN,
                assertInstanceOf(ApplyResult.Stopped.class, cancelled).effect());
        assertEquals(List.of(LoggedChange.State.UNKNOWN), log.read().find("c1").orElseThrow().states());
        assertInstanceOf(ApplyResult.Applied.class, applier.look(cancelled));
        assertEquals(List.of(), log.read().unfinished("123456789012", "us-east-1"));
    }

    @Test
    void whoeverStopsWaitingBeforeTheSecondCallSendsNoMore() {
        ApplyResult.Applied raised = applied(raise(aws));
        DeployResult.Deployed deployed = deployed();
        Change undo = undo(List.of(raised.done(), deployed.done()));
        aws.insteadOfWrite = () -> {
            Thread.currentThread().interrupt();
            return null;
        };
        ApplyResult.Stopped stopped = assertInstanceOf(ApplyResult.Stopped.class, applier.apply(undo));
        assertTrue(Thread.interrupted());
        assertEquals(List.of("UpdateStage"), stopped.made().stream().map(step -> step.call().operation()).toList());
        assertEquals(Effect.NONE, stopped.effect());
    }

    @Test
    void whoeverStopsWaitingForAFunctionFindsItLater() {
        Change change = functionDraft(aws).withMemory(1024).change().orElseThrow();
        aws.insteadOfWrite = () -> {
            aws.busyLooks = 3;
            return null;
        };
        Applier impatient = new Applier(aws, aws, AllWays.ways(), log, Samples.CLOCK, length -> {
            throw new InterruptedException();
        });
        ApplyResult waiting = assertInstanceOf(ApplyResult.StillInProgress.class, impatient.apply(change));
        assertTrue(Thread.interrupted());
        assertInstanceOf(ApplyResult.Applied.class, applier.look(waiting));
    }

    @Test
    void aCanaryThatSomebodyMadeSinceThePreviewStopsTheDeployment() {
        Change deployment = deployment();
        aws.canary = "d7";
        DeployResult.NotDeployed not = assertInstanceOf(DeployResult.NotDeployed.class,
                applier.deploy(deployment, List.of()));
        assertInstanceOf(ApplyResult.TargetMoved.class, not.why());
        assertEquals(List.of(), aws.writes);
    }

    @Test
    void undoIsRefusedWhereSomebodyMadeACanarySince() {
        ApplyResult.Applied raised = applied(raise(aws));
        DeployResult.Deployed deployed = deployed();
        aws.canary = "d2";
        UndoResult.Conflict conflict = assertInstanceOf(UndoResult.Conflict.class,
                applier.undo(List.of(raised.done(), deployed.done())));
        assertTrue(conflict.difference().stream().anyMatch(row -> row.right().contains("canarySettings")));
    }

    @Test
    void aCanaryThatIsMadeAfterTheUndoWasShownStopsIt() {
        ApplyResult.Applied raised = applied(raise(aws));
        Change undo = undo(List.of(raised.done(), deployed().done()));
        aws.canary = "d2";
        assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(undo));
    }

    @Test
    void undoGoesBackOverSeveralRoundsWithOneCallForEachTarget() {
        String start = aws.state();
        ApplyResult.Applied first = applied(raise(aws));
        DeployResult.Deployed firstDeployed = deployed();
        ApplyResult.Applied second = applied(
                Samples.draft(aws).withTimeout(Duration.ofSeconds(12)).change().orElseThrow());
        DeployResult.Deployed secondDeployed = deployed();
        Change undo = undo(List.of(first.done(), firstDeployed.done(), second.done(), secondDeployed.done()));
        assertEquals(List.of("UpdateStage", "UpdateIntegration"),
                undo.calls().stream().map(AwsCall::operation).toList());
        applied(undo);
        assertEquals(start, aws.state());
    }

    @Test
    void aCallThatWasLostIsNoObstacleToAnUndo() {
        String start = aws.state();
        ApplyResult.Applied raised = applied(raise(aws));
        aws.insteadOfWrite = () -> FakeAws.failed(FailureKind.TIMED_OUT);
        DeployResult.NotDeployed lost = assertInstanceOf(DeployResult.NotDeployed.class,
                applier.deploy(deployment(), List.of()));
        applied(undo(List.of(raised.done(), lost.why().inEffect().orElseThrow())));
        assertEquals(start, aws.state());
    }

    @Test
    void anUndoWhoseEndWasNotSeenIsLookedAtAndClosed() throws IOException {
        ApplyResult.Applied raised = applied(raise(aws));
        Change undo = undo(List.of(raised.done()));
        aws.insteadOfWrite = () -> FakeAws.failed(FailureKind.TIMED_OUT);
        ApplyResult lost = applier.apply(undo);
        aws.orders.put("timeoutInMillis", 3_000);
        assertInstanceOf(UndoResult.AlreadyUndone.class, applier.undoAgain(List.of(raised.done()), lost));
        assertEquals(List.of(), log.read().unfinished("123456789012", "us-east-1"));
    }

    @Test
    void everyResultHasItsSentence() {
        Texts texts = Texts.english();
        ApplyResult.Applied raised = applied(raise(aws));
        DeployResult.Deployed deployed = assertInstanceOf(DeployResult.Deployed.class,
                applier.deploy(deployment(), List.of(raised.done())));
        assertEquals("orders-api · POST /orders was changed and reads back as shown.", texts.of(raised.message()));
        assertEquals("Deployment d2 is live: the stage serves timeoutInMillis 10000 as applied. Before it was "
                + "deployment d1.",
                texts.of(deployed.message()));
        for (FailureKind kind : FailureKind.values()) {
            assertFalse(texts.of(Failures.sentence(FakeAws.failed(kind))).isEmpty());
        }
    }
}
