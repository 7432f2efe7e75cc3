package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.control.CodeBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The three scenarios, solved by clicks and keys alone: diagnose, edit the preview, apply, deploy, verify, undo. */
class JourneyTest {

    @TempDir
    Path state;

    private final FxRobot robot = new FxRobot();
    private OpenWizard window;
    private Scene scene;
    private Walker walker;

    private String name = "";

    @BeforeEach
    void open(TestInfo test) throws Exception {
        name = test.getTestMethod().orElseThrow().getName();
        window = OpenWizard.open(state);
        scene = window.scene();
        walker = window.walker();
    }

    @AfterEach
    void close() throws Exception {
        window.picture(name);
        window.close();
    }

    @Test
    void aTimeoutOfThreeSecondsIsRaisedDeployedMeasuredAndTakenBack() throws Exception {
        examine("orders-three-seconds", true);
        assertEquals(List.of("integration-timeout-low"), rootCauses());
        next(StepId.RAISE_TIMEOUT);
        walker.see("raise-draft");
        window.click("header-changes");
        type("raise-timeout", "12000");
        window.click("raise-apply");
        window.click("raise-deploy");
        window.click("raise-deploy-now");
        window.click("raise-verify");
        window.agreeTo("confirm-request-agree");
        walker.see("raise-verified");
        serves(Duration.ofSeconds(12));
        assertEquals(true, grade());
        undo("raise");
        serves(Duration.ofSeconds(3));
        assertTrue(Files.readString(window.wiring().practiceLogFile()).contains("UpdateIntegration"));
        assertFalse(Files.exists(window.wiring().practiceLogFile().resolveSibling("changes.jsonl")),
                "what was practised is nothing to finish at the next start");
    }

    @Test
    void aRaisedTimeoutIsDeployedWithWhatElseIsPendingInSight() throws Exception {
        examine("raised-never-deployed", false);
        assertEquals("stage-not-redeployed", rootCauses().getFirst());
        next(StepId.RAISE_TIMEOUT);
        window.click("header-changes");
        window.click("raise-advice-deploy");
        walker.see("raise-pending");
        window.click("raise-deploy-now");
        window.click("raise-verify");
        walker.see("raise-verified");
        serves(Duration.ofSeconds(29));
        assertEquals(true, grade());
        undo("raise");
        serves(Duration.ofSeconds(10));
    }

    @Test
    void aStarvedFunctionGetsMemorySinceMoreTimeIsRefused() throws Exception {
        examine("starved-of-memory", true);
        assertEquals("function-memory-starved", rootCauses().getFirst());
        next(StepId.RAISE_TIMEOUT);
        walker.see("raise-draft");
        window.click("header-changes");
        type("raise-timeout", "45000");
        walker.see("raise-over");
        walker.until("more than the ceiling cannot be applied",
                () -> walker.sees("raise-apply") && scene.lookup("#raise-apply").isDisabled());
        next(StepId.SPEED_UP_LAMBDA);
        walker.see("lambda-draft");
        type("lambda-memory", "1024");
        window.click("lambda-apply");
        window.click("lambda-verify");
        window.agreeTo("confirm-request-agree");
        walker.see("lambda-verified");
        has(1_024);
        assertEquals(true, grade());
        undo("lambda");
        has(128);
    }

    @Test
    void anHttpApisTimeoutIsRaisedMeasuredAndTakenBack() throws Exception {
        examine("first-call-fails", false, 503);
        next(StepId.RAISE_TIMEOUT);
        walker.see("change-http-integration-timeout-timeout");
        window.click("header-changes");
        type("change-http-integration-timeout-timeout", "31000");
        walker.until("more than the ceiling cannot be applied",
                () -> walker.sees("change-http-integration-timeout-apply")
                        && scene.lookup("#change-http-integration-timeout-apply").isDisabled());
        type("change-http-integration-timeout-timeout", "12000");
        window.click("change-http-integration-timeout-tab-cli");
        assertTrue(walker.onFx(() -> ((CodeBlock) scene.lookup("#change-http-integration-timeout-cli")).code())
                .startsWith("aws apigatewayv2 update-integration"));
        window.click("change-http-integration-timeout-tab-code");
        window.click("change-http-integration-timeout-apply");
        window.click("change-http-integration-timeout-verify");
        walker.see("change-http-integration-timeout-verified");
        serves(Duration.ofSeconds(12));
        assertEquals(true, grade());
        undo("change-http-integration-timeout");
        serves(Duration.ofMillis(6_500));
    }

    @Test
    void aRequestIsHandedOverAnswered202AndTakenBack() throws Exception {
        examine("starved-of-memory", true);
        walker.onFx(() -> {
            window.wizard().go(StepId.RESPOND_ASYNC);
            return true;
        });
        window.click("change-async-event-open");
        walker.see("change-async-event-apply");
        window.click("header-changes");
        window.click("change-async-event-tab-code");
        window.click("change-async-event-apply");
        window.click("change-async-event-deploy");
        window.click("change-async-event-deploy-now");
        window.click("change-async-event-verify");
        window.agreeTo("confirm-request-agree");
        walker.see("change-async-event-verified");
        walker.until("the caller is answered with 202",
                () -> window.session().symptom().orElseThrow().status() == 202);
        window.picture("answered-202");
        undo("change-async-event");
        walker.until("the function is called and waited for again",
                () -> window.session().evidence().get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen()
                        .flatMap(api -> api.method(window.session().route().orElseThrow()))
                        .filter(method -> method.integration().type().name().equals("AWS_PROXY")).isPresent());
    }

    private void examine(String scenario, boolean asksFirst) throws Exception {
        examine(scenario, asksFirst, 504);
    }

    private void examine(String scenario, boolean asksFirst, int status) throws Exception {
        window.click("connect-choice-lab");
        window.click("connect-scenario-" + scenario);
        next(StepId.FIND_REQUEST);
        walker.see("find-request-found");
        walker.until("the lists stand on it",
                () -> walker.picked("find-request-stage") && walker.picked("find-request-pick-method"));
        next(StepId.REPRODUCE);
        window.click("reproduce-send");
        if (asksFirst) {
            window.click("reproduce-agree");
        }
        walker.see("reproduce-answer");
        assertEquals(status, window.session().symptom().orElseThrow().status());
        next(StepId.TIMEOUT_SETTINGS);
        walker.until("the evidence is read", () -> window.session().examination().isPresent());
    }

    private void undo(String prefix) throws Exception {
        int before = window.session().changes().size();
        window.click(prefix + "-undo");
        walker.see(prefix + "-undo-preview");
        window.click(prefix + "-undo-now");
        walker.until("the change is taken back", () -> window.session().changes().size() > before);
    }

    private void next(StepId expected) throws Exception {
        window.click("next");
        window.at(expected);
    }

    private void type(String id, String text) throws Exception {
        window.click(id);
        walker.onFx(() -> {
            Node node = scene.lookup("#" + id);
            Node field = node instanceof TextInputControl ? node : node.lookup(".text-field");
            field.requestFocus();
            return true;
        });
        robot.push(KeyCode.CONTROL, KeyCode.A).write(text).push(KeyCode.ENTER);
    }

    private List<String> rootCauses() throws Exception {
        return walker.onFx(() -> window.session().examination().orElseThrow().diagnosis().rootCauses());
    }

    /** The evidence is read anew after each change, so the stage's own answer comes a little later. */
    private void serves(Duration timeout) throws Exception {
        walker.until("the stage serves " + timeout,
                () -> window.session().evidence().get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen()
                        .flatMap(api -> api.method(window.session().route().orElseThrow()))
                        .filter(method -> method.integration().timeout().equals(timeout)).isPresent());
    }

    private void has(int megabytes) throws Exception {
        walker.until("the function has " + megabytes + " MB",
                () -> window.session().evidence().get(EvidenceKeys.FUNCTION).seen()
                        .filter(function -> function.memoryMegabytes() == megabytes).isPresent());
    }

    private boolean grade() throws Exception {
        return window.wiring().places().lab().orElseThrow().grade().solved();
    }
}
