package dev.timeoutdoctor.app;

import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.Wizard;
import java.awt.Desktop;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wizard in a window of its own. */
final class WizardWindow {

    private static final Logger LOG = LoggerFactory.getLogger(WizardWindow.class);
    private static final int[] ICON_SIZES = {32, 64, 128, 256};

    private final Composition composition;
    private final Settings settings;
    private final CountDownLatch closed = new CountDownLatch(1);

    WizardWindow(Composition composition) {
        this.composition = composition;
        this.settings = new Settings(composition.state().path().resolve("settings.properties"));
    }

    /** Opens the window and blocks until it is closed. */
    int open() throws InterruptedException {
        Platform.startup(this::show);
        closed.await();
        return ExitCode.GOOD;
    }

    /** Shows the window; on the FX thread. */
    void show() {
        Theme.loadFonts();
        Theme theme = settings.theme().orElseGet(
                () -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT);
        Wiring wiring = new Wiring(composition, LabOptions.DEFAULT_SPEED, theme, WizardWindow::browse, settings::remember);
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {
            LOG.error("Uncaught on {}", thread.getName(), error);
            wiring.wizard().crashed(error);
        });
        Stage stage = new Stage();
        stage.setTitle(composition.texts().of("app.title"));
        stage.setScene(wiring.wizard().scene(Wizard.WIDTH, Wizard.HEIGHT));
        stage.setMinWidth(Wizard.MIN_WIDTH);
        stage.setMinHeight(Wizard.MIN_HEIGHT);
        for (int size : ICON_SIZES) {
            icon(stage, size);
        }
        stage.setOnHidden(hidden -> {
            wiring.close();
            closed.countDown();
        });
        stage.show();
    }

    private static void icon(Stage stage, int size) {
        try (InputStream icon = Wizard.class.getResourceAsStream("icons/timeout-doctor-" + size + ".png")) {
            if (icon != null) {
                stage.getIcons().add(new Image(icon));
            }
        } catch (IOException unreadable) {
            LOG.warn("The icon of {} pixels cannot be read", size, unreadable);
        }
    }

    /** Opens a page in the user's browser, off the FX thread since AWT may take its time. */
    private static void browse(URI page) {
        Thread.ofVirtual().start(() -> {
            try {
                Desktop.getDesktop().browse(page);
            } catch (IOException | UnsupportedOperationException noBrowser) {
                LOG.warn("No browser could be opened for {}", page, noBrowser);
            }
        });
    }
}
