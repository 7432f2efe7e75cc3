package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.session.StepId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The first scenario from the first screen to the report, without a mouse: Tab, arrows, Space, Enter, F6, accelerators, typing. */
class KeyboardJourneyTest {

    private static final int MOST_TABS = 120;

    @TempDir
    Path state;

    private final FxRobot keys = new FxRobot();
    private OpenWizard window;

    @BeforeEach
    void open() throws Exception {
        window = OpenWizard.open(state);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void everythingIsReachedByKeysAlone() throws Exception {
        connect();
        findAndReproduce();
        look();
        raise();
        deployAndVerify();
        takeBack();
        report();
    }

    /** What a function gets, a request that is handed over, and an earlier deployment: each made, proved and taken back. */
    @Test
    void aFunctionAnEventAndAnEarlierDeploymentAreChangedByKeysAlone() throws Exception {
        examineStarvedFunction();
        moreMemory();
        answeredAtOnce();
        servedAgain();
    }

    private void examineStarvedFunction() throws Exception {
        window.walker().see("connect-scenario-orders-three-seconds");
        into("connect-scenario-orders-three-seconds");
        while (!focus().equals("connect-scenario-starved-of-memory")) {
            keys.push(KeyCode.DOWN);
        }
        keys.push(KeyCode.ALT, KeyCode.RIGHT);
        window.at(StepId.FIND_REQUEST);
        window.walker().see("find-request-found");
        keys.push(KeyCode.ALT, KeyCode.RIGHT);
        window.at(StepId.REPRODUCE);
        keys.push(KeyCode.ALT, KeyCode.RIGHT);
        window.at(StepId.TIMEOUT_SETTINGS);
        window.until("the evidence is read", () -> window.session().examination().isPresent());
        press("header-changes");
    }

    private void moreMemory() throws Exception {
        keys.push(KeyCode.SHORTCUT, KeyCode.DIGIT6);
        window.at(StepId.SPEED_UP_LAMBDA);
        into("lambda-memory");
        keys.push(KeyCode.SHORTCUT, KeyCode.A).write("1024");
        press("lambda-apply");
        prove("lambda");
        has(1_024);
        takeBack("lambda");
        has(128);
    }

    /** Waits until the function was read anew with so much memory. */
    private void has(int megabytes) throws Exception {
        window.until("the function has " + megabytes + " MB",
                () -> window.session().evidence().get(EvidenceKeys.FUNCTION).seen()
                        .filter(function -> function.memoryMegabytes() == megabytes).isPresent());
    }

    private void answeredAtOnce() throws Exception {
        keys.push(KeyCode.SHORTCUT, KeyCode.DIGIT7);
        window.at(StepId.RESPOND_ASYNC);
        unfold("change-async-event");
        press("change-async-event-apply");
        goesOn("change-async-event-deploy");
        goesOn("change-async-event-deploy-now");
        prove("change-async-event");
        assertEquals("202", window.text("change-async-event-status-after").replaceAll("\\D", ""));
        takeBack("change-async-event");
    }

    private void servedAgain() throws Exception {
        keys.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        window.at(StepId.RAISE_TIMEOUT);
        unfold("change-rollback");
        press("change-rollback-apply");
        window.walker().see("change-rollback-verify");
        takeBack("change-rollback");
    }

    /** Opens a change's card, unless it stands open by itself since it may cure what was found: it does not while its button has the focus. */
    private void unfold(String change) throws Exception {
        goTo(change + "-open", () -> window.walker().sees(change + "-apply") || typed(KeyCode.SPACE));
    }

    /** Sends the test request that has the focus, and agrees to it where it is asked for. */
    private void prove(String change) throws Exception {
        goesOn(change + "-verify");
        if (asks()) {
            keys.push(KeyCode.ENTER);
        }
        window.walker().see(change + "-verified");
        window.until("all is read again", () -> window.session().symptom().isPresent());
    }

    private boolean asks() throws Exception {
        return window.onFx(() -> !front().equals("wizard"));
    }

    private void takeBack(String change) throws Exception {
        int before = window.session().changes().size();
        press(change + "-undo");
        goesOn(change + "-undo-now");
        window.until("the change is taken back", () -> window.session().changes().size() > before);
    }

    private void connect() throws Exception {
        window.walker().see("connect-scenario-orders-three-seconds");
        if (!focus().equals("nav-connect")) { // a window that was opened before may have left the focus there
            keys.push(KeyCode.F6);
        }
        assertEquals("nav-connect", focus());
        keys.push(KeyCode.F6);
        assertEquals("connect-choice-lab", focus());
        into("connect-scenario-orders-three-seconds");
        keys.push(KeyCode.DOWN).push(KeyCode.UP);
        assertEquals("connect-scenario-orders-three-seconds", focus());
        keys.push(KeyCode.F6);
        assertEquals("next", focus());
        keys.push(KeyCode.ENTER);
        window.at(StepId.FIND_REQUEST);
    }

    private void findAndReproduce() throws Exception {
        window.walker().see("find-request-found");
        into("find-request-url");
        keys.push(KeyCode.END).write("?again=1").push(KeyCode.TAB);
        window.until("the typed request is found", () -> window.session().requestUrl().endsWith("?again=1"));
        keys.push(KeyCode.ALT, KeyCode.RIGHT);
        window.at(StepId.REPRODUCE);
        press("reproduce-send");
        press("reproduce-agree");
        window.walker().see("reproduce-answer");
        assertEquals("504", window.text("reproduce-answer-status"));
        keys.push(KeyCode.ALT, KeyCode.RIGHT);
        window.at(StepId.TIMEOUT_SETTINGS);
        window.until("the evidence is read", () -> window.session().examination().isPresent());
    }

    /** The rows of the checks, what stands behind one, and the call behind that. */
    private void look() throws Exception {
        into("timeouts-check-integration-timeout-low");
        keys.push(KeyCode.DOWN).push(KeyCode.UP);
        assertEquals("timeouts-check-integration-timeout-low", focus());
        press("timeouts-source-deployed-snapshot");
        window.until("the evidence is shown", () -> front().equals("evidence-window"));
        keys.push(KeyCode.ESCAPE);
        window.until("the evidence is closed", () -> front().equals("wizard"));
        press("timeouts-fix-integration-timeout-low");
        window.at(StepId.RAISE_TIMEOUT);
    }

    private void raise() throws Exception {
        window.walker().see("raise-draft");
        press("header-changes");
        assertTrue(window.session().changesAllowed());
        into("raise-timeout");
        keys.push(KeyCode.SHORTCUT, KeyCode.A).write("11000").push(KeyCode.UP);
        assertEquals("12000", window.text("raise-timeout"));
        press("raise-diff-edit");
        assertEquals("raise-diff-after", focus());
        keys.push(KeyCode.ESCAPE);
        assertEquals("raise-diff-edit", focus());
        into("raise-tab-patch");
        keys.push(KeyCode.RIGHT);
        assertEquals("raise-tab-cli", focus());
        press("raise-apply");
    }

    /** After each press the next button has the focus: nobody is thrown back to the first control. */
    private void deployAndVerify() throws Exception {
        goesOn("raise-deploy");
        goesOn("raise-deploy-now");
        goesOn("raise-verify");
        window.until("the question stands", () -> !front().equals("wizard"));
        keys.push(KeyCode.ENTER);
        window.walker().see("raise-verified");
        assertEquals("It helped", window.text("raise-verified-outcome"));
        assertTrue(window.wiring().places().lab().orElseThrow().grade().solved());
    }

    private void takeBack() throws Exception {
        takeBack("raise");
        assertTrue(Files.readString(window.wiring().practiceLogFile()).contains("UpdateIntegration"));
    }

    private void report() throws Exception {
        keys.push(KeyCode.SHORTCUT, KeyCode.R);
        window.at(StepId.REPORT);
        window.until("the report is written", () -> window.text("report-preview").contains("12.0 s"));
        press("report-copy");
        assertTrue(window.clipboard().startsWith("# Timeout report"), window.clipboard());
    }

    /** Presses a button once it has got the focus by itself, in the very look that has seen so. */
    private void goesOn(String id) throws Exception {
        window.until(id + " has the focus", () -> focus().equals(id) && typed(KeyCode.SPACE));
    }

    private void press(String id) throws Exception {
        goTo(id, () -> typed(KeyCode.SPACE));
    }

    private void into(String id) throws Exception {
        goTo(id, () -> true);
    }

    /**
     * Tabs forward until a control has the focus, as somebody does who cannot use a mouse.
     *
     * @param then done in the very look that sees the focus there
     */
    private void goTo(String id, Callable<Boolean> then) throws Exception {
        window.until(id + " can be used", () -> window.canUse(id));
        List<String> passed = new ArrayList<>();
        while (!window.onFx(() -> focus().equals(id) ? then.call() : !typed(KeyCode.TAB))) {
            passed.add(focus());
            assertTrue(passed.size() < MOST_TABS, () -> "Tab never comes to " + id + ", only to " + passed);
        }
    }

    /** On the FX thread, without the tenth of a second that TestFX waits after a key. */
    private static boolean typed(KeyCode key) {
        new Robot().keyType(key);
        return true;
    }

    private String focus() throws InterruptedException {
        return window.onFx(() -> {
            Node owner = window.scene().getFocusOwner();
            while (owner != null && owner.getId() == null) {
                owner = owner.getParent();
            }
            return owner == null ? "nothing" : owner.getId();
        });
    }

    /** The content of the window that was opened last. */
    private static String front() {
        List<Window> windows = Window.getWindows().stream().filter(Window::isShowing).toList();
        Parent root = windows.getLast().getScene().getRoot();
        String id = (root instanceof ScrollPane scroll ? scroll.getContent() : root).getId();
        return id == null ? "dialog" : id;
    }
}
