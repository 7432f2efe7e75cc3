package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.ui.control.Reveal;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobotInterface;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A screen that scrolls, as the wizard's steps do. What is clicked is scrolled to first, as a user does; so nothing depends on how much of
 * the screen fits, and no menu opens below the headless platform's 1000 pixels, which it could not draw.
 */
public abstract class ScrolledScreen extends ApplicationTest {

    /** Shows a screen in a window of a narrow wizard's width. */
    protected static ScrollPane show(Stage stage, Parent content) {
        Theme.loadFonts();
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        Scene scene = new Scene(scroll, 760, 960);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.show();
        return scroll;
    }

    /** Clicks what a selector finds, scrolling to it first. */
    @Override
    public final FxRobotInterface clickOn(String query, MouseButton... buttons) {
        interact(() -> lookup(query).<Node>tryQuery().ifPresent(Reveal::of));
        return super.clickOn(query, buttons);
    }

    /** What a label, button or field says, without the marks that say where a line may break and where it may not. */
    protected final String text(String id) {
        return switch (lookup("#" + id).<Node>query()) {
            case Labeled labeled -> plain(labeled.getText());
            case TextInputControl field -> field.getText();
            case Node other -> throw new AssertionError(other + " has no text");
        };
    }

    protected static String plain(String shown) {
        return shown.replace('\u00a0', ' ').replace("\u200b", "");
    }

    /** Clicks into a field, takes what is there away, and types. */
    protected final void type(String id, String value) {
        clickOn("#" + id).push(KeyCode.SHORTCUT, KeyCode.A).write(value);
    }

    protected final String clipboard() {
        return WaitForAsyncUtils.waitFor(
                WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()));
    }
}
