package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.ui.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Writes pictures of a step, in both themes, from a scene that is never shown. */
public final class StepPicture {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private StepPicture() {}

    /** One picture a theme: {@code <name>-light.png} and {@code <name>-dark.png}. */
    public static void write(String name, int height, Supplier<Parent> content) throws Exception {
        FxToolkit.registerPrimaryStage();
        for (Theme theme : Theme.values()) {
            WritableImage image = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> {
                Theme.loadFonts();
                StackPane root = new StackPane(content.get());
                root.setAlignment(javafx.geometry.Pos.TOP_LEFT);
                root.getStyleClass().add("app-root");
                Scene scene = new Scene(root, 732, height);
                theme.dress(scene);
                root.applyCss();
                root.layout();
                root.applyCss();
                root.layout();
                return scene.snapshot(null);
            }));
            save(image, FOLDER.resolve(name + "-" + theme.id() + ".png"));
        }
    }

    private static void save(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(copy, "png", file.toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
