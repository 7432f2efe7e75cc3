package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class PicturesTest {

    private static final List<Color> COLOURS = List.of(Color.RED, Color.LIME, Color.BLUE, Color.YELLOW);

    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void everyPictureOfASceneWithoutAWindowShowsWhatAScrollPaneHoldsNow() throws Exception {
        List<Color> drawn = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Region held = new Region();
            held.setPrefSize(40, 40);
            VBox below = new VBox(new VBox(held));
            Scene scene = new Scene(new VBox(new ScrollPane(new VBox(below))), 100, 100);
            List<Color> seen = new ArrayList<>();
            for (Color colour : COLOURS) {
                held.setBackground(Background.fill(colour));
                seen.add(Pictures.of(scene).getPixelReader().getColor(20, 20));
            }
            return seen;
        });

        assertEquals(COLOURS, drawn);
    }
}
