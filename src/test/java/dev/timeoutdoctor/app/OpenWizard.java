package dev.timeoutdoctor.app;

import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.Wizard;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.Reveal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The program's own window on the headless platform, with a state directory and an AWS configuration of its own. */
final class OpenWizard implements AutoCloseable {

    /** At 100 times the speed, 29 s pass in 0.29 s. */
    private static final double SPEED = 100;

    private final Stage stage;
    private final Wiring wiring;
    private final Scene scene;
    private final Walker walker;

    private OpenWizard(Stage stage, Wiring wiring, Scene scene) {
        this.stage = stage;
        this.wiring = wiring;
        this.scene = scene;
        this.walker = new Walker(scene, wiring.tasks());
    }

    /** Opens it where no profile is set up. */
    static OpenWizard open(Path state) throws TimeoutException {
        return open(state, Map.of());
    }

    /**
     * Opens it.
     *
     * @param environment what the program finds there, over an empty AWS configuration
     */
    static OpenWizard open(Path state, Map<String, String> environment) throws TimeoutException {
        String none = state.resolve("none").toString();
        Map<String, String> all = new HashMap<>(
                Map.of("AWS_CONFIG_FILE", none, "AWS_SHARED_CREDENTIALS_FILE", none));
        all.putAll(environment);
        Stage stage = FxToolkit.registerPrimaryStage();
        OpenWizard[] opened = new OpenWizard[1];
        FxToolkit.setupFixture(() -> {
            Theme.loadFonts();
            Wiring wiring = new Wiring(new Composition(new StateDirectory(state), all), SPEED, Theme.LIGHT, page -> {
            }, theme -> {
            });
            Scene scene = wiring.wizard().scene(980, 960);
            stage.setScene(scene);
            stage.show();
            opened[0] = new OpenWizard(stage, wiring, scene);
        });
        return opened[0];
    }

    /** Writes a picture of what is shown, light and dark. */
    void picture(String name) throws Exception {
        new Pictures(Path.of("target", "screenshots", "journey"), wiring.wizard(), scene, walker).take(name);
    }

    Wiring wiring() {
        return wiring;
    }

    Wizard wizard() {
        return wiring.wizard();
    }

    Scene scene() {
        return scene;
    }

    Walker walker() {
        return walker;
    }

    Session session() {
        return wiring.model().get();
    }

    /** Waits until the wizard is at a step. */
    void at(StepId step) throws InterruptedException {
        walker.until("the step is " + step.id(), () -> wizard().current() == step);
    }

    /** Waits until the session is as told. */
    void until(String what, Callable<Boolean> holds) throws InterruptedException {
        walker.until(what, () -> {
            try {
                return holds.call();
            } catch (Exception bug) {
                throw new IllegalStateException(bug);
            }
        });
    }

    /** Whether a control is shown and enabled. On the FX thread. */
    boolean canUse(String id) {
        Node node = scene.lookup("#" + id);
        return node != null && Parts.isUsable(node);
    }

    /** Clicks a control once it can be used, in the very look that has seen so: nothing moves or goes in between. */
    void click(String id) throws InterruptedException {
        until(id + " can be clicked", () -> canUse(id) && click(scene.lookup("#" + id)));
    }

    /** Clicks a button of a dialog once that stands. */
    void agreeTo(String id) throws InterruptedException {
        until("the question stands",
                () -> Window.getWindows().stream().map(window -> window.getScene().lookup("#" + id))
                        .filter(Objects::nonNull).findFirst().filter(button -> click(button)).isPresent());
    }

    private static boolean click(Node node) {
        node.getScene().getRoot().applyCss();
        node.getScene().getRoot().layout();
        Reveal.of(node);
        node.getScene().getRoot().layout();
        Point2D centre = node.localToScreen(centre(node.getLayoutBounds()));
        Robot robot = new Robot();
        robot.mouseMove(centre);
        robot.mouseClick(MouseButton.PRIMARY);
        return true;
    }

    private static Point2D centre(Bounds bounds) {
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /** What a label, button or field says. */
    String text(String id) throws InterruptedException {
        return onFx(() -> switch (scene.lookup("#" + id)) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl field -> field.getText();
            case Node other -> throw new AssertionError(other + " has no text");
        });
    }

    /** Also for those who are on the FX thread already. */
    <T> T onFx(Callable<T> look) throws InterruptedException {
        if (!Platform.isFxApplicationThread()) {
            return walker.onFx(look);
        }
        try {
            return look.call();
        } catch (Exception bug) {
            throw new IllegalStateException(bug);
        }
    }

    String clipboard() throws InterruptedException {
        return walker.onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    @Override
    public void close() throws TimeoutException {
        WaitForAsyncUtils.clearExceptions();
        FxToolkit.setupFixture(() -> {
            wiring.close();
            stage.hide();
        });
    }
}
