package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeHistory;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.DeployResult;
import dev.timeoutdoctor.fix.DeploymentPreview;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.ReadBack;
import dev.timeoutdoctor.fix.Recovery;
import dev.timeoutdoctor.fix.Series;
import dev.timeoutdoctor.fix.Settlement;
import dev.timeoutdoctor.fix.Settlement.How;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.session.RequestSender.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The whole way of a change through the program, in a lab's account: applied, deployed where it needs that, read back, measured, taken back. */
final class WholeWay {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LabAccount account;
    private final String name;
    private final Path log;
    private final Mortal life;
    private final Applier program;

    WholeWay(LabAccount account, String name, Path log, Mortal life) {
        this.account = account;
        this.name = name;
        this.log = log;
        this.life = life;
        this.program = account.applier(life, log);
    }

    /**
     * From a measurement before the change to the account after its undo.
     *
     * @return the account after the change, as one text
     */
    String go(Change change) {
        String before = account.state();
        String start = account.stateWithoutWhatStays();
        Series seen = measured();
        life.enters(Mortal.Phase.APPLY);
        List<Change> done = new ArrayList<>(List.of(applied(change)));
        assertNotEquals(before, account.state(), name);
        if (change.needsDeployment()) {
            life.enters(Mortal.Phase.DEPLOY);
            deployment().ifPresent(deployment -> done.add(deployed(deployment, List.copyOf(done))));
        }
        String end = account.state();
        life.enters(Mortal.Phase.VERIFY);
        Verification proof = Verification.of(seen, measured());
        assertEquals(1, proof.before().n() * proof.after().n(), name);
        life.enters(Mortal.Phase.UNDO);
        takeBack(done, start);
        return end;
    }

    private Change applied(Change change) {
        ApplyResult result = program.apply(change);
        ApplyResult.Applied applied = assertInstanceOf(ApplyResult.Applied.class, result, () -> name + ": " + result);
        assertFalse(applied.members().isEmpty(), name);
        assertEquals(List.of(), ReadBack.with(applied.members(), ReadBack.Verdict.DIFFERENT), name);
        return applied.done();
    }

    /** What would deploy what was edited; empty where the stage has a canary, and nobody says to which deployment it would go. */
    private Optional<Change> deployment() {
        return ApiContext.of(account.evidence())
                .flatMap(context -> program.previewDeployment(context, "test") instanceof DeploymentPreview.Ready ready
                        ? ready.draft().change()
                        : Optional.empty());
    }

    private Change deployed(Change deployment, List<Change> made) {
        DeployResult result = program.deploy(deployment, made);
        DeployResult.Deployed deployed = assertInstanceOf(DeployResult.Deployed.class, result,
                () -> name + ": " + result.message());
        deployed.served().seen().ifPresent(rows -> {
            assertFalse(rows.isEmpty(), name);
            assertEquals(List.of(), ReadBack.with(rows, ReadBack.Verdict.DIFFERENT), name);
            assertFalse(ReadBack.with(rows, ReadBack.Verdict.EQUAL).isEmpty(), () -> name + ": " + rows);
        });
        return deployed.done();
    }

    /** The scenario's own request, which is simulated faster. */
    private Series measured() {
        Sent sent = life.sender(account.requests()).send(account.request(), PATIENCE);
        return Series.once(switch (sent) {
            case Sent.Answered answered -> answered.symptom();
            case Sent.Untold untold -> throw new AssertionError(name + ": " + untold);
            case Sent.NoAnswer none -> new Symptom(account.request().url(), account.request().method(), 0, Map.of(), "",
                    none.elapsed(), Instant.EPOCH, true);
        });
    }

    /** Takes everything back but for deployments, versions and requests, which AWS keeps. */
    void takeBack(List<Change> done, String start) {
        UndoResult undo = program.undo(done);
        if (undo instanceof UndoResult.Permanent || undo instanceof UndoResult.AlreadyUndone) {
            return;
        }
        applied(assertInstanceOf(UndoResult.Ready.class, undo, () -> name + ": " + undo).undo());
        assertEquals(start, account.stateWithoutWhatStays(), name);
    }

    /**
     * What somebody does at the next start, with what the log leaves open: finishes it all, or takes it all back.
     *
     * @param anew draws the change up from what is true then
     * @return whether anything was open
     */
    boolean startedAgain(boolean finish, Supplier<Change> anew) throws IOException {
        boolean any = false;
        for (int look = 0; look < 4; look++) {
            ChangeHistory history = new ChangeLog(log, () -> "x").read();
            Optional<LoggedChange> unfinished = history.unfinished(account.lab().account(), account.lab().region())
                    .stream().findFirst();
            List<LoggedChange> waiting = history.undeployed(account.lab().account(), account.lab().region());
            if (unfinished.isPresent()) {
                unfinished(unfinished.get(), waiting, finish, anew);
            } else if (!waiting.isEmpty() && (!finish || deployment().isPresent())) {
                waiting(waiting, finish);
            } else {
                return any;
            }
            any = true;
        }
        throw new AssertionError(name + ": still open");
    }

    private void unfinished(LoggedChange open, List<LoggedChange> waiting, boolean finish, Supplier<Change> anew)
            throws IOException {
        switch (program.recover(open)) {
            case Recovery.InEffect in when finish -> settle(open, How.MADE);
            case Recovery.InEffect in -> undone(open, in.done());
            case Recovery.NotInEffect not when !finish -> settle(open, How.NOT_MADE);
            case Recovery.NotInEffect not when not.again().isPresent() -> {
                applied(not.again().get());
                settle(open, How.MADE);
            }
            case Recovery.NotInEffect not -> {
                previewedAnew(not.change(), waiting);
                settle(open, How.NOT_MADE);
            }
            case Recovery.Partly partly when finish && partly.rest().isPresent() -> applied(partly.rest().get());
            case Recovery.Partly partly when finish -> {
                undone(open, partly.done());
                applied(anew.get());
            }
            case Recovery.Partly partly -> undone(open, partly.done());
            case Recovery.Moved moved -> throw new AssertionError(name + ": " + moved);
            case Recovery.CouldNotRead unread -> throw new AssertionError(name + ": " + unread);
        }
    }

    /** What publishes what is edited is drawn up once more, since that may have been edited again. */
    private void previewedAnew(Change published, List<LoggedChange> waiting) {
        if (published.kind().isDeployment() && published.kind() != ChangeKind.UNDO && !waiting.isEmpty()) {
            deployed(deployment().orElseThrow(), waiting.stream().map(LoggedChange::change).toList());
        } else {
            applied(published);
        }
    }

    private void undone(LoggedChange open, Change done) throws IOException {
        UndoResult undo = program.undo(List.of(done));
        if (undo instanceof UndoResult.Permanent) {
            settle(open, How.LEFT);
            return;
        }
        if (undo instanceof UndoResult.Ready ready) {
            applied(ready.undo());
        }
        settle(open, How.UNDONE);
    }

    private void waiting(List<LoggedChange> waiting, boolean finish) throws IOException {
        List<Change> changes = waiting.stream().map(LoggedChange::change).toList();
        if (finish) {
            deployed(deployment().orElseThrow(), changes);
            return;
        }
        for (LoggedChange one : waiting.reversed()) {
            undone(one, one.change());
        }
    }

    private void settle(LoggedChange open, How how) throws IOException {
        new ChangeLog(log, () -> "x").settle(open.id(), new Settlement(how, "", account.clock().instant()));
    }
}
