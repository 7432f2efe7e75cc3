package dev.timeoutdoctor.app;

import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.Wizard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Writes what a scene shows as PNG files, in both themes. */
final class Pictures {

    private final Path directory;
    private final Wizard wizard;
    private final Scene scene;
    private final Walker walker;

    Pictures(Path directory, Wizard wizard, Scene scene, Walker walker) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.wizard = wizard;
        this.scene = scene;
        this.walker = walker;
    }

    /** Writes {@code <name>-light.png} and {@code <name>-dark.png}. */
    void take(String name) throws InterruptedException, IOException {
        for (Theme theme : Theme.values()) {
            walker.onFx(() -> {
                wizard.setTheme(theme);
                return true;
            });
            walker.settle(); // what is virtual places its scroll bars only when it has been laid out once
            WritableImage picture = walker.onFx(() -> of(scene));
            ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png",
                    directory.resolve(name + "-" + theme.id() + ".png").toFile());
        }
    }

    /**
     * What a scene shows, on the FX thread. A scroll pane keeps the drawing of what it holds, and JavaFX forgets that a part of it
     * became other only when a window is drawn: a scene without one would show the drawing of an earlier picture.
     */
    static WritableImage of(Scene scene) {
        scene.getRoot().lookupAll(".viewport").forEach(view -> view.setCache(false));
        return scene.snapshot(null);
    }
}
