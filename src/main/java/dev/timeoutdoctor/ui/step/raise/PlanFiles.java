package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.text.Texts;
import javafx.stage.FileChooser;

/** How plans are called on disk. */
public final class PlanFiles {

    private static final String ENDING = ".plan.json";

    private PlanFiles() {}

    /** Asks where a change is to be saved. */
    static FileChooser saving(Texts texts, Change change) {
        FileChooser chooser = opening(texts);
        chooser.setInitialFileName(change.kind().id() + ENDING);
        return chooser;
    }

    /** Asks for a plan. */
    public static FileChooser opening(Texts texts) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.of("plan.title"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(texts.of("plan.filter", "*" + ENDING), "*" + ENDING, "*.json"));
        return chooser;
    }
}
