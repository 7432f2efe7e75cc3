package dev.timeoutdoctor.app;

import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.Wizard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The wizard in a window of its own. Has no logger, which would be opened before the window is. */
final class WizardWindow {

    private static final int[] ICON_SIZES = {32, 64, 128, 256};

    private final Composition composition;
    private final CountDownLatch closed = new CountDownLatch(1);

    WizardWindow(Composition composition) {
        this.composition = composition;
    }

    /** Opens the window and blocks until it is closed. */
    int open() throws InterruptedException {
        composition.prepare();
        Platform.startup(this::show);
        closed.await();
        return ExitCode.GOOD;
    }

    /** Shows the window; on the FX thread. */
    private void show() {
        Theme.loadFonts();
        Settings settings = new Settings(composition.state().path().resolve("settings.properties"));
        Theme theme = settings.theme().orElseGet(
                () -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT);
        Wiring wiring = new Wiring(composition, LabOptions.DEFAULT_SPEED, theme, Browser::open, settings::remember);
        UncaughtErrors.logAndTell(Thread.currentThread(), wiring.wizard()::crashed);
        Stage stage = new Stage();
        stage.setTitle(composition.texts().of("app.title"));
        stage.setScene(wiring.wizard().scene(Wizard.WIDTH, Wizard.HEIGHT));
        stage.setMinWidth(Wizard.MIN_WIDTH);
        stage.setMinHeight(Wizard.MIN_HEIGHT);
        for (int size : ICON_SIZES) {
            stage.getIcons().add(icon(size));
        }
        stage.setOnHidden(hidden -> {
            wiring.close();
            closed.countDown();
        });
        stage.show();
        wiring.wizard().makeStepsInPauses();
        wiring.lookForUnfinished();
    }

    private static Image icon(int size) {
        String name = "icons/timeout-doctor-" + size + ".png";
        try (InputStream icon = Wizard.class.getResourceAsStream(name)) {
            return new Image(Objects.requireNonNull(icon, name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }
}
