package dev.timeoutdoctor.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import tools.jackson.databind.node.MissingNode;

/**
 * Pictures of the whole window at each step, at rest, at work and in trouble, in both themes: {@code
 * target/screenshots/wizard/<step>-<state>-<theme>.png}. No picture is blank, and no text is cut off without its whole being a
 * tooltip away.
 */
class WizardPicturesTest {

    private static final Path PICTURES = Path.of("target", "screenshots", "wizard");
    private static final Place.Account ACCOUNT = new Place.Account("support-ro", "us-east-1",
            Place.Account.NO_ENDPOINT);

    @TempDir
    private Path folder;

    private final SampleWizard sample = new SampleWizard();
    private final HeldWork work = new HeldWork();
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void startJavaFx() throws Exception {
        Files.createDirectories(PICTURES);
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void connect() throws Exception {
        draw(screen -> {
            screen.take("connect-normal");
            screen.press("connect-test");
            screen.take("connect-busy");
            sample.accounts.identity = new IdentityState.Expired("aws sso login --profile support-ro",
                    "SSOTokenProviderException: Token is expired");
            work.finish();
            screen.take("connect-error");
            screen.problem("connect-problem");
            screen.press("connect-choice-lab");
            screen.take("connect-lab");
        });
    }

    @Test
    void findTheRequest() throws Exception {
        draw(screen -> {
            sample.connected(ACCOUNT);
            screen.at(StepId.FIND_REQUEST);
            screen.type("find-request-url", SampleSession.URL);
            screen.wizard.next();
            screen.take("find-request-busy");
            work.finish();
            screen.at(StepId.FIND_REQUEST);
            screen.take("find-request-normal");
            sample.aws.denies("GetRestApi", "apigateway:GET");
            screen.type("find-request-url", SampleSession.URL + "/17");
            screen.wizard.next();
            work.finish();
            screen.take("find-request-error");
            screen.problem("find-request-problem");
        });
    }

    @Test
    void reproduce() throws Exception {
        draw(screen -> {
            List<Sent> answers = new ArrayList<>(List.of(
                    new Sent.Answered(SampleEvidence.symptom(29_034, 504).seen().orElseThrow()),
                    new Sent.NoAnswer(FailureKind.UNREACHABLE, "java.net.ConnectException: Connection refused",
                            Duration.ZERO)));
            sample.connected(new Place.PracticeLab("easy"), sample.account, (draft, limit) -> answers.removeFirst());
            sample.model.update(now -> now.targeted(SampleEvidence.ROUTE, FakeConnector.LAB_URL));
            screen.at(StepId.REPRODUCE);
            screen.press("reproduce-send");
            screen.take("reproduce-asking");
            screen.press("reproduce-agree");
            screen.take("reproduce-sending");
            work.finish();
            screen.take("reproduce-normal");
            screen.press("reproduce-examine");
            screen.take("reproduce-busy");
            work.finish();
            screen.press("reproduce-send");
            screen.press("reproduce-agree");
            work.finish();
            screen.take("reproduce-error");
            screen.problem("reproduce-problem");
        });
    }

    @Test
    void timeoutSettings() throws Exception {
        draw(screen -> {
            sample.examined();
            screen.at(StepId.TIMEOUT_SETTINGS);
            screen.take("timeout-settings-normal");
            sample.examiner = (_, _, _, _) -> SampleSession.examination(unreachable(), SampleEvidence.NO_DIAGNOSIS,
                    List.of());
            screen.press("timeouts-read-again");
            screen.take("timeout-settings-busy");
            work.finish();
            screen.take("timeout-settings-error");
            screen.problem("timeouts-problem");
        });
    }

    private static EvidenceSet unreachable() {
        Observed.Failed<dev.timeoutdoctor.evidence.ApiDefinition> failed = new Observed.Failed<>(
                FailureKind.UNREACHABLE, "Connect to apigateway.us-east-1.amazonaws.com:443 failed: timed out",
                SampleEvidence.source("apigateway", "GetResources", Map.of(), MissingNode.getInstance()));
        return EvidenceSet.empty().with(EvidenceKeys.WORKING_COPY, failed)
                .with(EvidenceKeys.DEPLOYED_SNAPSHOT, failed);
    }

    @Test
    void raiseTheTimeout() throws Exception {
        changing(StepId.RAISE_TIMEOUT, "raise");
    }

    @Test
    void speedUpLambda() throws Exception {
        changing(StepId.SPEED_UP_LAMBDA, "lambda");
    }

    private void changing(StepId step, String prefix) throws Exception {
        draw(screen -> {
            sample.examined();
            sample.model.update(now -> now.allowingChanges(true));
            screen.at(step);
            screen.take(step.id() + "-busy");
            work.finish();
            screen.take(step.id() + "-normal");
        });
        SampleWizard refused = new SampleWizard();
        refused.account.denied = true;
        draw(refused, screen -> {
            refused.examined();
            screen.at(step);
            work.finish();
            screen.take(step.id() + "-error");
            screen.problem(prefix + "-unread");
        });
    }

    @Test
    void respondAsynchronously() throws Exception {
        guided(StepId.RESPOND_ASYNC);
    }

    @Test
    void vpcLink() throws Exception {
        guided(StepId.VPC_LINK);
    }

    @Test
    void preventARepeat() throws Exception {
        guided(StepId.PREVENT);
    }

    @Test
    void commonMistakes() throws Exception {
        guided(StepId.COMMON_MISTAKES);
    }

    /** A step that only shows what is known: before it is known, when it is, and where it may not be read. */
    private void guided(StepId step) throws Exception {
        draw(screen -> {
            sample.targeted();
            screen.at(step);
            screen.take(step.id() + "-empty");
            SampleSession.examined(sample.model);
            screen.take(step.id() + "-normal");
            EvidenceSet denied = SampleEvidence.denied(SampleEvidence.denied(EvidenceSet.empty(),
                    EvidenceKeys.REST_API, "apigateway:GET"), EvidenceKeys.STAGE, "apigateway:GET");
            sample.model.update(now -> now.examined(SampleSession.examination(denied, SampleEvidence.NO_DIAGNOSIS,
                    List.of("apigateway:GET"))));
            screen.take(step.id() + "-unknown");
        });
    }

    @Test
    void report() throws Exception {
        draw(screen -> {
            sample.examined();
            screen.at(StepId.REPORT);
            screen.take("report-busy");
            work.finish();
            screen.take("report-normal");
        });
    }

    private void draw(Consumer<Screen> story) throws Exception {
        draw(sample, story);
    }

    private void draw(SampleWizard of, Consumer<Screen> story) throws Exception {
        onFx(() -> {
            Wizard wizard = of.wizard(work.tasks(), folder);
            Scene scene = wizard.scene(Wizard.WIDTH, Wizard.HEIGHT);
            work.finish();
            story.accept(new Screen(wizard, scene));
            return true;
        });
        assertEquals(List.of(), wrong);
    }

    private static <T> void onFx(Callable<T> action) throws Exception {
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
    }

    /** The window as a person sees it. On the FX thread. */
    private final class Screen {

        private final Wizard wizard;
        private final Scene scene;

        private Screen(Wizard wizard, Scene scene) {
            this.wizard = wizard;
            this.scene = scene;
        }

        private void at(StepId step) {
            wizard.go(step);
            assertEquals(step, wizard.current());
            layOut();
        }

        private void press(String id) {
            layOut();
            ((ButtonBase) scene.lookup("#" + id)).fire();
        }

        private void type(String id, String text) {
            layOut();
            ((TextInputControl) scene.lookup("#" + id)).setText(text);
        }

        /** One plain sentence, what next, and the raw error folded away. */
        private void problem(String id) {
            for (String part : List.of("-what", "-next")) {
                Labeled label = (Labeled) scene.lookup("#" + id + part);
                assertTrue(shown(label) && !label.getText().isBlank(), id + part);
            }
            assertTrue(shown(scene.lookup("#" + id + "-details")), id + " has no details");
        }

        private void take(String name) {
            for (Theme theme : Theme.values()) {
                wizard.setTheme(theme);
                layOut();
                String picture = name + "-" + theme.id();
                WritableImage image = scene.snapshot(null);
                save(image, PICTURES.resolve(picture + ".png").toFile());
                int colours = colours(image);
                if (colours < 20) {
                    wrong.add(picture + " has only " + colours + " colours");
                }
                scene.getRoot().lookupAll(".text").stream().filter(Text.class::isInstance).map(Text.class::cast)
                        .filter(Screen::cutOff).forEach(text -> wrong.add(picture + " cuts off: " + text.getText()));
            }
        }

        private void layOut() {
            for (int i = 0; i < 2; i++) {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }
        }

        private static boolean cutOff(Text text) {
            return text.getText().endsWith("...") && text.getParent() instanceof Labeled labeled
                    && !labeled.getText().endsWith("...") && shown(text) && !explained(labeled);
        }

        private static boolean explained(Node node) {
            for (Node each = node; each != null; each = each.getParent()) {
                if ((each instanceof Control control && control.getTooltip() != null)
                        || each.getProperties().values().stream()
                                .anyMatch(javafx.scene.control.Tooltip.class::isInstance)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean shown(Node node) {
            for (Node each = node; each != null; each = each.getParent()) {
                if (!each.isVisible()) {
                    return false;
                }
            }
            return node != null;
        }
    }

    private static int colours(WritableImage image) {
        Set<Integer> seen = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                seen.add(image.getPixelReader().getArgb(x, y));
            }
        }
        return seen.size();
    }

    private static void save(WritableImage image, File file) {
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }
}
