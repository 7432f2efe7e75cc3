package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** One step alone on the screen, on fakes; work waits until the test finishes it. */
public abstract class StepScreen extends ScrolledScreen {

    protected final SampleWizard wizard = new SampleWizard();
    protected final HeldWork work = new HeldWork();
    protected final Texts texts = Texts.english();

    private @Nullable WizardStep shown;

    /** Makes the step, on the FX thread, with the session as it stands when the step is entered. */
    protected abstract WizardStep make();

    /** The step that is on the screen. */
    protected final WizardStep step() {
        return Objects.requireNonNull(shown);
    }

    @Override
    public final void start(Stage stage) {
        Theme.loadFonts();
        WizardStep step = make();
        shown = step;
        ScrollPane scroll = show(stage, step.view());
        Theme.LIGHT.dressProgram();
        step.onEnter();
        work.finish();
        scroll.requestFocus(); // a window's first focus is not in the step, and nothing scrolls to it
        scroll.setVvalue(0);
    }

    /** Lets the work that waits go on, and what it begins. */
    protected final void finish() {
        interact(work::finish);
    }

    /** Whether a node is there and nothing above it hides it. */
    protected final boolean shown(String id) {
        return lookup("#" + id).tryQuery().filter(Parts::isShown).isPresent();
    }

    /** What the cells of a row say, in order. */
    protected final List<String> row(String id) {
        return ((Pane) lookup("#" + id).query()).getChildren().stream().map(cell -> plain(((Labeled) cell).getText()))
                .toList();
    }

    /** Clicks into a field, takes what is there away, and pastes, as everybody does with a URL. */
    protected final void paste(String id, String value) {
        interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, value)));
        clickOn("#" + id).push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.SHORTCUT, KeyCode.V);
    }
}
