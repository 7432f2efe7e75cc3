package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.step.connect.ConnectStep;
import dev.timeoutdoctor.ui.step.findrequest.FindRequestStep;
import dev.timeoutdoctor.ui.step.report.ReportStep;
import dev.timeoutdoctor.ui.step.reproduce.ReproduceStep;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;

/** The wizard: all its steps in one window's content. On the FX thread. */
public final class Wizard {

    /** The window's size where nothing else is known. */
    public static final double WIDTH = 1280;
    public static final double HEIGHT = 820;
    /** The smallest size in which everything can be reached. */
    public static final double MIN_WIDTH = 960;
    public static final double MIN_HEIGHT = 640;

    private static final Duration PAUSE = Duration.millis(120);

    private final Steps steps;
    private final MainWindow window;
    private final CrashDialog crash;

    /**
     * The wizard with its own four steps and those that are handed in. A step is made when somebody first goes there, so that the
     * window opens without waiting for ten others.
     *
     * @param more the steps that change something: timeout settings, raise the timeout, speed up Lambda, respond asynchronously,
     *     VPC link, common mistakes, prevent a repeat
     */
    public Wizard(WizardServices services, SessionModel model, Map<StepId, Supplier<WizardStep>> more, Theme theme) {
        Map<StepId, Supplier<WizardStep>> makers = new EnumMap<>(more);
        makers.put(StepId.CONNECT, () -> new ConnectStep(services, model));
        makers.put(StepId.FIND_REQUEST, () -> new FindRequestStep(services, model));
        makers.put(StepId.REPRODUCE, () -> new ReproduceStep(services, model));
        makers.put(StepId.REPORT, () -> new ReportStep(services, model));
        steps = new Steps(makers);
        window = new MainWindow(services, model, steps, theme);
        crash = new CrashDialog(services.texts(), window, model::unsettled);
    }

    /** A scene with the wizard in it, dressed and with its keys. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(window, width, height);
        window.moveIn(scene);
        return scene;
    }

    /** Makes the steps that nobody has gone to yet, one in each pause, so that going there takes no time. */
    public void makeStepsInPauses() {
        PauseTransition pause = new PauseTransition(PAUSE);
        pause.setOnFinished(over -> {
            if (steps.makeOne()) {
                pause.playFromStart();
            }
        });
        pause.play();
    }

    /** Puts something below the header that concerns every step. */
    public void notice(Node notice) {
        window.notice(notice);
    }

    /** Puts a button into the header, for something that belongs to no step. */
    public void tool(String id, Ikon icon, String key, Runnable action) {
        window.tool(id, icon, key, action);
    }

    /** Goes to a step, if it can be reached. */
    public void go(StepId step) {
        window.go(step);
    }

    /** The step that is visible. */
    public StepId current() {
        return window.current();
    }

    /** "Next", as if it was pressed. */
    public void next() {
        window.next();
    }

    /** Light or dark. */
    public void setTheme(Theme theme) {
        window.setTheme(theme);
    }

    /** Says that the program made a mistake. */
    public void crashed(Throwable error) {
        crash.show(error);
    }

    /** The content itself. */
    public Parent root() {
        return window;
    }
}
