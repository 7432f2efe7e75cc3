package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.StepId;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys that work everywhere in the window; the help window lists them. */
final class Keys {

    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9, KeyCode.DIGIT0);

    private final MainWindow window;

    Keys(MainWindow window) {
        this.window = window;
    }

    void install(Scene scene) {
        key(scene, window::next, KeyCode.RIGHT, KeyCombination.ALT_DOWN);
        key(scene, window::back, KeyCode.LEFT, KeyCombination.ALT_DOWN);
        for (int i = 0; i < DIGITS.size(); i++) {
            StepId step = MainWindow.ORDER.get(i);
            key(scene, () -> window.go(step), DIGITS.get(i), KeyCombination.SHORTCUT_DOWN);
        }
        key(scene, () -> window.go(StepId.REPORT), KeyCode.R, KeyCombination.SHORTCUT_DOWN);
        key(scene, window::nextArea, KeyCode.F6);
        key(scene, window::help, KeyCode.F1);
        key(scene, window::toggleGuide, KeyCode.F9);
        key(scene, window::toggleTheme, KeyCode.F8);
        key(scene, window::cancelWork, KeyCode.ESCAPE);
    }

    private static void key(Scene scene, Runnable action, KeyCode code, KeyCombination.Modifier... with) {
        scene.getAccelerators().put(new KeyCodeCombination(code, with), action);
    }
}
