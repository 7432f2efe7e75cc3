package dev.timeoutdoctor.ui.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.FunctionDraft;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.fix.way.AllWays;
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
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The changes of earlier programs, and the way back of each. */
class ChangesTest extends ApplicationTest {

    @TempDir
    static Path all;

    private static final EvidenceWindow EVIDENCE = new EvidenceWindow(Texts.english(), _ -> "");
    private static final Clock CLOCK = Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC);

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);
    private final Path folder = Folders.in(all);
    private final ChangeServices services = account.services(session, folder);
    private final ChangeLog log = new ChangeLog(folder.resolve("changes.jsonl"), () -> "none");
    private final ChangesViewModel model = new ChangesViewModel(session, services, _ -> log, Texts.english());

    @Override
    public void start(Stage stage) {
        Theme.loadFonts();
        Scene scene = new Scene(pane(), 760, 900);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private ChangesPane pane() {
        return new ChangesPane(model, Texts.english(), EVIDENCE, () -> {
        });
    }

    /** Another program's work, of which nothing is left but its log. */
    private ApplyResult made(Change change) {
        return services.appliers().apply(session.get().connection().orElseThrow()).apply(change);
    }

    private Change timeout() {
        return timeout(3_000, 9);
    }

    private Change timeout(int from, int seconds) {
        return IntegrationTimeoutDraft.of(context(), SampleEvidence.integration(from))
                .withTimeout(Duration.ofSeconds(seconds)).change().orElseThrow();
    }

    private dev.timeoutdoctor.fix.ApiContext context() {
        return dev.timeoutdoctor.fix.ApiContext.of(session.get().evidence()).orElseThrow();
    }

    private void deployed() {
        Applier applier = services.appliers().apply(session.get().connection().orElseThrow());
        Change deployment = ((dev.timeoutdoctor.fix.DeploymentPreview.Ready) applier.previewDeployment(context(),
                "test"))
                .draft().change().orElseThrow();
        applier.deploy(deployment, List.of());
    }

    private Change memory() {
        return FunctionDraft.of(session.get().evidence()).orElseThrow().withMemory(1024).change().orElseThrow();
    }

    private void load() {
        interact(model::load);
    }

    private String text(String id) {
        return lookup("#" + id).<Labeled>query().getText();
    }

    /** What the list says of each change: its title, and what became of it. */
    private List<String> listed() {
        return lookup("#changes-table .badge").<Label>queryAll().stream().map(Labeled::getText).toList();
    }

    @Test
    void whereNothingWasChangedThatIsSaid() {
        load();
        assertEquals("Nothing was changed here.", text("changes-lead"));
    }

    @Test
    void whatWasChangedInAPracticeLabThatHasEndedIsNotListedInTheNextOne() {
        made(timeout());
        ChangeServices later = new ChangeServices(services.appliers(), services.examining(), services.tasks(),
                Clock.offset(CLOCK, Duration.ofMinutes(1)), services.confirm(), services.pause(), services.owners());
        ChangesViewModel next = new ChangesViewModel(session, later, _ -> log, Texts.english());
        interact(next::load);
        assertEquals(1, assertInstanceOf(ChangesState.Listed.class, next.stateProperty().get()).newest().size());
        interact(() -> session.update(now -> now.connected(
                new SampleAccount().session(true).get().connection().orElseThrow())));
        assertEquals(List.of(), assertInstanceOf(ChangesState.Listed.class, next.stateProperty().get()).newest());
    }

    @Test
    void everyChangeIsListedWithWhatBecameOfItNewestFirst() {
        made(timeout());
        made(memory());
        deployed();
        made(timeout(9_000, 12));
        load();
        assertEquals(List.of("applied, not deployed", "live", "live", "live"), listed());
        assertTrue(text("changes-lead").contains("account 123456789012, us-east-1"), text("changes-lead"));
    }

    @Test
    void aChangeOfAnEarlierProgramIsTakenBackByKeyboardAndTheListSaysSo() {
        made(timeout());
        load();
        interact(() -> lookup("#changes-undo-0").query().requestFocus());
        push(KeyCode.SPACE);
        assertTrue(lookup("#changes-undo-now").query().isDisabled(), "read-only at first");
        assertEquals(9_000, account.workingMillis);
        clickOn("#changes-allow").clickOn("#changes-undo-now");
        assertEquals(3_000, account.workingMillis);
        assertEquals("Taken back: everything is as it was before.", text("changes-truth"));
        clickOn("#changes-back");
        assertEquals(List.of("live", "taken back"), listed());
    }

    @Test
    void whatWasDeployedGoesBackWithItsDeployment() {
        made(timeout());
        deployed();
        load();
        clickOn("#changes-undo-1").clickOn("#changes-allow").clickOn("#changes-undo-now");
        assertEquals(List.of(3_000, 3_000), List.of(account.workingMillis, account.deployedMillis));
        clickOn("#changes-back");
        assertEquals(List.of("live", "taken back",
                "taken back"), listed());
    }

    @Test
    void whatOnlyTheWorkingCopyTakesBackIsDeployedAfterwards() {
        made(timeout());
        made(new Change(timeout().kind(), "carts-api", timeout().account(), timeout().region(),
                timeout(9_000, 12).steps(), List.of(), true, timeout().title()));
        deployed(); // publishes both
        load();
        clickOn("#changes-undo-1").clickOn("#changes-allow").clickOn("#changes-undo-now");
        assertEquals(List.of(9_000, 12_000), List.of(account.workingMillis, account.deployedMillis));
        assertTrue(text("changes-truth").startsWith("Taken back in the working copy"), text("changes-truth"));
        clickOn("#changes-deploy").clickOn("#changes-deploy-now");
        assertEquals(9_000, account.deployedMillis);
        assertEquals("Deployed: what was taken back is no longer served.", text("changes-truth"));
    }

    @Test
    void whatSomebodyElseChangedSinceIsShownAndOverwrittenOnlyWhenThatIsSaid() {
        made(timeout());
        account.workingMillis = 20_000;
        load();
        clickOn("#changes-undo-0");
        assertEquals(0, lookup("#changes-undo-now").queryAll().stream().filter(one -> one.isVisible()
                && one.getParent().getParent().isVisible()).count());
        clickOn("#changes-undo-over").clickOn("#changes-allow").clickOn("#changes-undo-now");
        assertEquals(3_000, account.workingMillis);
    }

    @Test
    void whatWasNotTakenBackIsAsItWas() {
        made(timeout());
        load();
        clickOn("#changes-undo-0").clickOn("#changes-undo-keep").clickOn("#changes-back");
        assertEquals(9_000, account.workingMillis);
        assertEquals(List.of("applied, not deployed"), listed());
    }

    @Test
    void anUndoIsTakenBackToo() {
        made(timeout());
        load();
        clickOn("#changes-undo-0").clickOn("#changes-allow").clickOn("#changes-undo-now").clickOn("#changes-back");
        clickOn("#changes-undo-0").clickOn("#changes-undo-now").clickOn("#changes-back");
        assertEquals(9_000, account.workingMillis);
        assertEquals(List.of("applied, not deployed", "taken back",
                "applied, not deployed"), listed());
    }

    @Test
    void aRefusedChangeAndOneWhoseAnswerWasLostAreToldApart() {
        AwsWriter refusing = call -> new Observed.Denied<>("lambda:UpdateFunctionConfiguration", "*", "no",
                new Source(call, SampleEvidence.NOW, SampleEvidence.integration(1)));
        AwsWriter losing = call -> new Observed.Failed<>(FailureKind.TIMED_OUT, "no answer",
                new Source(call, SampleEvidence.NOW, SampleEvidence.integration(1)));
        account.written.add(timeout().calls().getFirst()); // the function's first revision is that of the evidence
        ChangeLog theirs = new ChangeLog(log.path(), () -> "refused");
        new Applier(account, refusing, AllWays.ways(), theirs, CLOCK, _ -> {
        }).apply(memory());
        new Applier(account, losing, AllWays.ways(), new ChangeLog(log.path(), () -> "lost"), CLOCK, _ -> {
        }).apply(timeout());
        load();
        assertEquals(List.of("not known", "not made"), listed());
        clickOn("#changes-undo-0");
        assertEquals("Nothing of it is in effect, so there is nothing to take back.", text("changes-truth"));
        assertEquals(0, lookup("#changes-undo-1").queryAll().size());
    }

    @Test
    void whereAwsCannotBeAskedNothingIsOfferedAndItCanBeTriedAgain() {
        made(timeout());
        load();
        account.denied = true;
        clickOn("#changes-undo-0");
        assertTrue(lookup("#changes-problem").query().isVisible());
        account.denied = false;
        clickOn("#changes-again");
        assertTrue(lookup("#changes-undo-now").query().isVisible());
    }

    @Test
    void onlyTheNewestAreShownUntilMoreAreAskedFor() {
        IntStream.range(0, 25).forEach(each -> made(timeout(3_000 + (each % 2) * 1_000, 4 - each % 2)));
        load();
        assertEquals(ChangesViewModel.PAGE, listed().size());
        interact(lookup("#changes-older").queryButton()::fire);
        assertEquals(25, listed().size());
    }

    @Test
    void aChangeIsCopiedAsMarkdown() throws Exception {
        made(timeout());
        load();
        clickOn("#changes-copy-0");
        String copied = WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()).get();
        assertTrue(copied.startsWith("# Set the integration timeout of orders-api"), copied);
        assertTrue(copied.contains("- applied, not deployed"), copied);
        assertTrue(copied.contains("UpdateIntegration: taken by AWS"), copied);
        assertTrue(copied.contains("+   \"timeoutInMillis\": 9000"), copied);
    }

    @Test
    void withoutAConnectionThatIsSaid() {
        interact(() -> session.update(_ -> dev.timeoutdoctor.session.Session.start()));
        load();
        assertEquals("Connect first: the list is about one account and Region.", text("changes-lead"));
    }

    @Test
    void aLogThatCannotBeReadIsSaid() throws IOException {
        Files.createDirectory(log.path());
        load();
        assertTrue(text("changes-lead").startsWith("The change log cannot be read"), text("changes-lead"));
    }

    @Test
    void whatAnotherVersionWroteIsSaid() throws IOException {
        made(timeout());
        Files.writeString(log.path(), Files.readString(log.path()).replace("\"v\":1", "\"v\":9"));
        load();
        assertEquals(1, lookup("#changes-gaps .label").queryAll().size());
    }

    @Test
    void drawsTheList() throws Exception {
        made(timeout());
        made(memory());
        deployed();
        load();
        clickOn("#changes-undo-1");
        clickOn("#changes-allow").clickOn("#changes-undo-now").clickOn("#changes-back");
        made(timeout(9_000, 12));
        assertEquals(MadeChange.State.NOT_DEPLOYED, first());
        StepPicture.write("changes", 620, this::pane);
        clickOn("#changes-undo-0");
        StepPicture.write("changes-undo", 620, this::pane);
        assertTrue(Files.exists(Path.of("target/screenshots/changes-dark.png")));
    }

    private MadeChange.State first() {
        load();
        return ((ChangesState.Listed) model.stateProperty().get()).newest().getFirst().state();
    }
}
