package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work runs on a thread of its own here; its results wait until the test takes them. */
class CancelTest {

    @TempDir
    private Path folder;

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);
    private final BlockingQueue<Runnable> results = new LinkedBlockingQueue<>();
    private final CountDownLatch underWay = new CountDownLatch(1);

    private RaiseViewModel model() {
        FxTasks tasks = new FxTasks(work -> Thread.ofVirtual().start(work), results::add);
        RaiseViewModel model = new RaiseViewModel(session, account.services(session, folder, tasks), Texts.english(),
                step -> {
                });
        session.update(now -> now.allowingChanges(true));
        model.enter();
        heard();
        model.editTimeout("9000");
        return model;
    }

    /** Takes the next result, as the FX thread would. */
    private void heard() {
        try {
            Runnable result = results.poll(20, TimeUnit.SECONDS);
            assertNotNull(result, "no result");
            result.run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next request never gets an answer. */
    private void hang() {
        account.onTheWay = () -> {
            underWay.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void cancelled(RaiseViewModel model) throws InterruptedException {
        assertTrue(underWay.await(20, TimeUnit.SECONDS));
        model.cancel();
        account.onTheWay = () -> {
        };
        heard();
    }

    @Test
    void stoppingToWaitForAChangeKeepsItInTheLogAndLooksAtWhatIsTrue() throws InterruptedException, IOException {
        RaiseViewModel model = model();
        hang();
        model.apply();
        assertTrue(session.unsettled());
        cancelled(model);
        assertInstanceOf(FlowState.Looking.class, model.flow().stateProperty().get());
        heard();
        ChangeRun.ApplyFailed failed = assertInstanceOf(ChangeRun.ApplyFailed.class, model.flow().run());
        assertInstanceOf(ApplyResult.NotInEffect.class, failed.why());
        assertFalse(session.unsettled());
        List<String> log = Files.readAllLines(folder.resolve("changes.jsonl"));
        assertEquals(3, log.size(), log.toString());
        assertTrue(log.get(1).contains("UNKNOWN") && log.get(2).contains("settled"), log.toString());
    }

    @Test
    void stoppingToWaitForADeploymentLooksAtWhatIsTrue() throws InterruptedException {
        RaiseViewModel model = model();
        model.apply();
        heard();
        model.previewDeployment();
        heard();
        hang();
        model.deploy();
        cancelled(model);
        heard();
        assertInstanceOf(ApplyResult.NotInEffect.class,
                assertInstanceOf(ChangeRun.DeployFailed.class, model.flow().run()).why().why());
    }

    @Test
    void stoppingToWaitForAnUndoShowsWhatIsLeftToTakeBack() throws InterruptedException {
        RaiseViewModel model = model();
        model.apply();
        heard();
        model.flow().previewUndo();
        heard();
        hang();
        model.undo();
        cancelled(model);
        heard();
        assertInstanceOf(ChangeRun.UndoPreview.class, model.flow().run());
    }

    @Test
    void stoppingToWaitForTheProofEndsItAndKeepsTheChange() throws InterruptedException {
        RaiseViewModel model = model();
        model.apply();
        heard();
        model.previewDeployment();
        heard();
        model.deploy();
        heard();
        hang();
        model.verify();
        cancelled(model);
        ChangeRun.VerifyFailed failed = assertInstanceOf(ChangeRun.VerifyFailed.class, model.flow().run());
        assertEquals(Why.failure(FailureKind.CANCELLED), failed.why());
        assertEquals(2, failed.done().size());
    }

    @Test
    void afterAFaultOfTheProgramTheChangeIsUnsettledAndCanBeLookedAt() {
        RaiseViewModel model = model();
        account.onTheWay = () -> {
            throw new IllegalStateException("a bug");
        };
        model.apply();
        assertThrows(IllegalStateException.class, this::heard);
        assertTrue(session.unsettled());
        model.flow().look();
        heard();
        assertFalse(session.unsettled());
    }
}
