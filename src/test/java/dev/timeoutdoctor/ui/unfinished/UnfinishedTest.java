package dev.timeoutdoctor.ui.unfinished;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.FunctionDraft;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Folders;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.raise.ChangeServices;
import dev.timeoutdoctor.ui.step.raise.SampleAccount;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.StepPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import tools.jackson.databind.JsonNode;

/** A program that was killed in the middle of a change, and the next one that finds its log. */
class UnfinishedTest extends ApplicationTest {

    @TempDir
    static Path all;

    private static final EvidenceWindow EVIDENCE = new EvidenceWindow(Texts.english(), _ -> "");

    private static final Clock CLOCK = Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC);

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(false);
    private final Path folder = Folders.in(all);
    private final ChangeLog log = new ChangeLog(folder.resolve("changes.jsonl"), () -> "killed");
    private final ChangeServices services = account.services(session, folder);
    private final UnfinishedViewModel model = new UnfinishedViewModel(session, services, log, Texts.english());

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public void start(Stage stage) {
        Theme.loadFonts();
        Scene scene = new Scene(new UnfinishedStrip(model, Texts.english(), EVIDENCE), 800, 200);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    /** Kills a program at its n-th call, before AWS does the work or after. */
    private void kill(Change change, int at, boolean afterwards) {
        AwsWriter dying = new AwsWriter() {

            private int count;

            @Override
            public Observed<JsonNode> write(AwsCall call) {
                boolean here = ++count == at;
                if (here && !afterwards) {
                    throw new Killed();
                }
                Observed<JsonNode> answer = account.write(call);
                if (here) {
                    throw new Killed();
                }
                return answer;
            }
        };
        Applier applier = new Applier(account, dying, AllWays.ways(), log, CLOCK, length -> {
        });
        assertThrows(Killed.class, () -> applier.apply(change));
    }

    private Change timeout() {
        Session now = session.get();
        return IntegrationTimeoutDraft.of(now.evidence()).orElseThrow().withTimeout(Duration.ofSeconds(9)).change()
                .orElseThrow();
    }

    private Change both() {
        account.written.add(timeout().calls().getFirst()); // the function's first revision is that of the evidence
        Change first = timeout();
        Change second = FunctionDraft.of(session.get().evidence()).orElseThrow().withMemory(1024).change()
                .orElseThrow();
        List<ChangeStep> steps = Stream.concat(first.steps().stream(), second.steps().stream()).toList();
        return new Change(first.kind(), first.target(), first.account(), first.region(), steps, List.of(), false,
                first.title());
    }

    private void look() {
        interact(model::load);
        clickOn("#unfinished-look");
    }

    private String text(String id) {
        return lookup("#" + id).<Labeled>query().getText();
    }

    private boolean open() throws IOException {
        return !log.read().unfinished("123456789012", "us-east-1").isEmpty();
    }

    @Test
    void nothingIsSaidWhereEveryChangeHasAnEnd() {
        services.appliers().apply(session.get().connection().orElseThrow())
                .apply(FunctionDraft.of(session.get().evidence()).orElseThrow().withMemory(1024).change()
                        .orElseThrow());
        interact(model::load);
        assertFalse(lookup("#unfinished").query().isVisible());
    }

    @Test
    void aCallThatNeverTookEffectIsMadeAfterAll() throws IOException {
        kill(timeout(), 1, false);
        look();
        assertEquals("The change of orders-api · POST /orders did not take effect.", text("unfinished-truth"));
        assertTrue(lookup("#unfinished-finish").query().isDisabled(), "read-only at first");
        clickOn("#unfinished-allow").clickOn("#unfinished-finish");
        assertEquals(9_000, account.workingMillis);
        assertFalse(open());
        assertTrue(text("unfinished-said").startsWith("A change was applied here and not deployed to the stage since"),
                text("unfinished-said"));
    }

    @Test
    void aCallThatTookEffectIsKept() throws IOException {
        kill(timeout(), 1, true);
        look();
        assertEquals("The change of orders-api · POST /orders is in effect.", text("unfinished-truth"));
        clickOn("#unfinished-leave");
        assertEquals(9_000, account.workingMillis);
        assertFalse(open());
    }

    @Test
    void aCallThatTookEffectIsTakenBack() throws IOException {
        kill(timeout(), 1, true);
        look();
        clickOn("#unfinished-allow").clickOn("#unfinished-undo").clickOn("#unfinished-undo-now");
        assertEquals(3_000, account.workingMillis);
        assertFalse(open());
    }

    @Test
    void halfAChangeIsFinished() throws IOException {
        kill(both(), 2, false);
        look();
        assertEquals("1 of 2 calls for orders-api · POST /orders took effect.", text("unfinished-truth"));
        clickOn("#unfinished-allow").clickOn("#unfinished-finish");
        assertEquals(List.of(9_000, 1_024), List.of(account.workingMillis, account.functionMegabytes));
        assertFalse(open());
    }

    @Test
    void drawsHalfAChange() throws Exception {
        kill(both(), 2, false);
        interact(model::load);
        StepPicture.write("unfinished", 760, () -> new VBox(new UnfinishedStrip(model, Texts.english(), EVIDENCE),
                new UnfinishedPane(model, Texts.english(), EVIDENCE, () -> {
                })));
        assertTrue(Files.exists(Path.of("target/screenshots/unfinished-dark.png")));
    }

    @Test
    void halfAChangeIsTakenBack() throws IOException {
        kill(both(), 2, false);
        look();
        clickOn("#unfinished-allow").clickOn("#unfinished-undo").clickOn("#unfinished-undo-now");
        assertEquals(List.of(3_000, 128), List.of(account.workingMillis, account.functionMegabytes));
        assertFalse(open());
    }

    @Test
    void whatSomebodyElseChangedSinceIsShownAndLeftAlone() throws IOException {
        kill(timeout(), 1, true);
        account.workingMillis = 20_000;
        look();
        assertTrue(text("unfinished-truth").contains("Somebody else changed it"), text("unfinished-truth"));
        assertEquals(0, lookup("#unfinished-finish").queryAll().size());
        clickOn("#unfinished-leave");
        assertEquals(20_000, account.workingMillis);
        assertFalse(open());
    }

    private void apply(Change change) {
        new Applier(account, account, AllWays.ways(), log, CLOCK, length -> {
        }).apply(change);
    }

    @Test
    void aChangeThatWasNotDeployedIsToldAndTakenBack() throws IOException {
        apply(timeout());
        look();
        assertTrue(text("unfinished-truth").startsWith("The working copy of orders-api · POST /orders has the change."),
                text("unfinished-truth"));
        clickOn("#unfinished-allow").clickOn("#unfinished-undo").clickOn("#unfinished-undo-now");
        assertEquals(3_000, account.workingMillis);
        assertEquals(List.of(), log.read().undeployed("123456789012", "us-east-1"));
    }

    @Test
    void whatIsFoundToBeMadeAndKeptStillWaitsForItsDeploymentUntilThatIsLeftToo() throws IOException {
        kill(timeout(), 1, true);
        look();
        clickOn("#unfinished-leave");
        assertTrue(text("unfinished-truth").startsWith("The working copy of orders-api · POST /orders has the change."),
                text("unfinished-truth"));
        clickOn("#unfinished-leave");
        assertFalse(open());
        assertEquals(List.of(), log.read().undeployed("123456789012", "us-east-1"));
        assertEquals(List.of(9_000, 3_000), List.of(account.workingMillis, account.deployedMillis));
    }

    @Test
    void aChangeThatWasNotDeployedIsDeployed() throws IOException {
        apply(timeout());
        look();
        clickOn("#unfinished-allow").clickOn("#unfinished-deploy").clickOn("#unfinished-deploy-now");
        assertEquals(9_000, account.deployedMillis);
        assertFalse(lookup("#unfinished").query().isVisible());
        assertEquals(List.of(), log.read().undeployed("123456789012", "us-east-1"));
    }

    @Test
    void drawsAChangeThatWasNotDeployed() throws Exception {
        apply(timeout());
        interact(model::load);
        StepPicture.write("undeployed", 480, () -> new VBox(new UnfinishedStrip(model, Texts.english(), EVIDENCE),
                new UnfinishedPane(model, Texts.english(), EVIDENCE, () -> {
                })));
        assertTrue(Files.exists(Path.of("target/screenshots/undeployed-dark.png")));
    }

    @Test
    void thePracticeLabIsAnotherAccountWhateverItsNumber() {
        kill(timeout(), 1, false);
        SessionModel practice = account.session(true);
        UnfinishedViewModel there = new UnfinishedViewModel(practice, account.services(practice, folder), log,
                Texts.english());
        interact(there::load);
        assertInstanceOf(UnfinishedState.Elsewhere.class, there.stateProperty().get());
        look();
        assertInstanceOf(UnfinishedState.Here.class, model.stateProperty().get());
    }

    @Test
    void linesThatThisVersionCannotReadAreTold() throws IOException {
        apply(timeout());
        Files.writeString(log.path(), Files.readString(log.path()).replace("\"v\":1", "\"v\":9"));
        interact(model::load);
        assertTrue(text("unfinished-said").startsWith("3 lines of the change log cannot be read"),
                text("unfinished-said"));
    }

    @Test
    void aTitleOfAnotherVersionIsReplacedByTheTarget() throws IOException {
        kill(timeout(), 1, false);
        Files.writeString(log.path(), Files.readString(log.path()).replace("fix.title.", "fix.no-such-title."));
        look();
        assertEquals("A change of orders-api · POST /orders", text("unfinished-title"));
    }

    @Test
    void aChangeOfAnotherAccountNamesThePlace() {
        Change change = timeout();
        kill(new Change(change.kind(), change.target(), "999999999999", "eu-west-1", change.steps(), List.of(), true,
                change.title()), 1, false);
        interact(model::load);
        assertTrue(text("unfinished-said").contains("999999999999, eu-west-1"), text("unfinished-said"));
        assertFalse(lookup("#unfinished-look").query().isVisible());
    }

    @Test
    void whereAwsCannotBeAskedNothingIsSaidToBeTrue() throws IOException {
        kill(timeout(), 1, true);
        account.denied = true;
        look();
        assertTrue(text("unfinished-truth").contains("apigateway:GET"), text("unfinished-truth"));
        account.denied = false;
        clickOn("#unfinished-again");
        assertEquals("The change of orders-api · POST /orders is in effect.", text("unfinished-truth"));
        assertTrue(open());
    }

    @Test
    void withoutATargetTheChangeIsStillFound() throws IOException {
        kill(timeout(), 1, false);
        interact(() -> session.update(now -> now.connected(now.connection().orElseThrow())));
        look();
        clickOn("#unfinished-allow").clickOn("#unfinished-finish");
        assertEquals(9_000, account.workingMillis);
        assertFalse(open());
    }

    @Test
    void whatIsOnItsWayIsNotOfferedBeforeItIsThroughAndThenLookedAtByItself() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        AwsWriter slow = _ -> {
            sending.countDown();
            awaited(killed);
            throw new Killed();
        };
        Change change = timeout();
        Thread window = Thread.ofVirtual().unstarted(() -> assertThrows(Killed.class,
                () -> new Applier(account, slow, AllWays.ways(), log, CLOCK, _ -> {
                }).apply(change)));
        window.start();
        awaited(sending);
        List<String> said = new ArrayList<>();
        account.whileWaiting = () -> {
            said.add(text("unfinished-said"));
            killed.countDown();
            joined(window);
        };
        interact(model::load);
        assertEquals(1, said.size());
        assertTrue(said.getFirst().startsWith("This program is still at work on a change: Set the integration timeout"),
                said.getFirst());
        assertTrue(text("unfinished-said").startsWith("A change was begun here and the log does not tell its end"),
                text("unfinished-said"));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
