package dev.timeoutdoctor.ui.plan;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.SideWindow;
import dev.timeoutdoctor.ui.step.raise.PlanFiles;
import java.io.File;
import javafx.scene.Node;

/** Asks for a plan's file, and shows the plan in a window of its own. */
public final class PlanWindow {

    private final PlanViewModel model;
    private final Texts texts;
    private final EvidenceWindow evidence;

    /** With the plan that is opened. */
    public PlanWindow(PlanViewModel model, Texts texts, EvidenceWindow evidence) {
        this.model = model;
        this.texts = texts;
        this.evidence = evidence;
    }

    /** Asks for a file, over the window of a node. */
    public void choose(Node owner) {
        File file = PlanFiles.opening(texts).showOpenDialog(owner.getScene().getWindow());
        if (file != null) {
            model.open(file.toPath());
            show(owner);
        }
    }

    /** Shows the plan that was opened last. */
    public void show(Node owner) {
        SideWindow.show(owner, texts.of("plan.title"), close -> new PlanPane(model, texts, evidence, close));
    }
}
