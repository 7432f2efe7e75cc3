package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.FunctionDraft;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.fix.owner.OwnerReader;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Folders;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.StepPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import tools.jackson.databind.JsonNode;

/** A change of two calls, the second of which fails: what is offered then. */
class HalfChangeTest extends ApplicationTest {

    @TempDir
    static Path all;

    private static final Clock CLOCK = Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC);
    private static final Texts TEXTS = Texts.english();

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);
    private final ChangeLog log = new ChangeLog(Folders.in(all).resolve("changes.jsonl"),
            () -> "c" + account.written.size());
    private final Commands commands = new Commands();
    /** How many writes still reach AWS. */
    private int lasting = 1;

    /** The commands of a change that was drafted elsewhere. */
    private final class Commands implements ChangeCommands {

        private final Change both = both();
        private final ChangeDesk desk = new ChangeDesk(session,
                new ChangeServices(
                        _ -> new Applier(account, HalfChangeTest.this::write, AllWays.ways(), log, CLOCK, _ -> {
                        }), account.examining(session), FxTasks.direct(), CLOCK, account, account.pauses::add,
                        connection -> new OwnerReader(connection.reader(), CLOCK)),
                TEXTS, "half");

        @Override
        public ChangeDesk desk() {
            return desk;
        }

        @Override
        public void apply() {
            desk.asking().apply(both);
        }

        @Override
        public Optional<Change> planned() {
            return Optional.of(both);
        }

        @Override
        public List<Message> notes() {
            return List.of();
        }

        @Override
        public void readAgain() {
            flow().edit();
        }

        @Override
        public void previewDeployment() {
            throw new AssertionError("Half a change is not deployed");
        }

        @Override
        public void cancel() {
            flow().cancel();
        }
    }

    private Observed<JsonNode> write(AwsCall call) {
        if (lasting-- > 0) {
            return account.write(call);
        }
        return new Observed.Failed<>(FailureKind.CREDENTIALS, "expired",
                new Source(call, SampleEvidence.NOW, call.parameters()));
    }

    private Change both() {
        Change first = IntegrationTimeoutDraft.of(session.get().evidence()).orElseThrow()
                .withTimeout(Duration.ofSeconds(9)).change().orElseThrow();
        Change second = FunctionDraft.of(session.get().evidence()).orElseThrow().withMemory(1024).change()
                .orElseThrow();
        List<ChangeStep> steps = Stream.concat(first.steps().stream(), second.steps().stream()).toList();
        return new Change(first.kind(), first.target(), first.account(), first.region(), steps, List.of(), true,
                first.title());
    }

    @Override
    public void start(Stage stage) {
        Theme.loadFonts();
        ChangePane pane = pane();
        commands.flow().stateProperty().subscribe(state -> show(pane, state));
        Scene scene = new Scene(pane, 800, 600);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private ChangePane pane() {
        return new ChangePane(TEXTS, "half", commands, Optional.empty(), new EvidenceWindow(TEXTS, _ -> ""));
    }

    private static void show(ChangePane pane, FlowState state) {
        pane.show(state, new Gate.Open(), true);
    }

    private void stopInTheMiddle() {
        account.written.add(both().calls().getFirst()); // the function's first revision is that of the evidence
        interact(() -> {
            commands.allowChanges();
            commands.apply();
        });
    }

    private List<String> buttons() {
        HBox row = (HBox) lookup("#half-undo").<Button>query().getParent();
        return row.getChildren().stream().map(button -> ((Button) button).getText()).toList();
    }

    private List<Integer> now() {
        return List.of(account.workingMillis, account.functionMegabytes);
    }

    @Test
    void afterAStopInTheMiddleTheRestIsSentAndThenDeployed() throws IOException {
        stopInTheMiddle();
        assertEquals(List.of("Undo…", "Look at what is true"), buttons());
        clickOn("#half-look");
        assertEquals(List.of("Undo…", "Send the rest"), buttons());
        assertTrue(session.unsettled());
        lasting = 0;
        clickOn("#half-finish");
        assertEquals(List.of("Undo…", "Send the rest"), buttons());
        lasting = 1;
        clickOn("#half-finish");
        assertEquals(List.of("Undo…", "Deploy…"), buttons());
        assertEquals(List.of(9_000, 1_024), now());
        assertEquals(List.of(), log.read().unfinished());
        assertFalse(session.unsettled());
    }

    @Test
    void afterAStopInTheMiddleWhatWasMadeIsTakenBackAndForgotten() throws IOException {
        stopInTheMiddle();
        clickOn("#half-look");
        lasting = 1;
        clickOn("#half-undo").clickOn("#half-undo-now");
        assertEquals(List.of(3_000, 128), now());
        assertEquals(List.of(), log.read().unfinished());
    }

    @Test
    void drawsHalfAChange() throws Exception {
        stopInTheMiddle();
        interact(commands.flow()::look);
        FlowState half = commands.flow().stateProperty().get();
        StepPicture.write("half-change", 420, () -> {
            ChangePane pane = pane();
            show(pane, half);
            return pane;
        });
        assertTrue(Files.exists(Path.of("target/screenshots/half-change-dark.png")));
    }
}
