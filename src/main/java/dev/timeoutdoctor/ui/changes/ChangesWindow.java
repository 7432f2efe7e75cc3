package dev.timeoutdoctor.ui.changes;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.SideWindow;
import javafx.scene.Node;

/** The changes that were made, in a window of its own. */
public final class ChangesWindow {

    private final ChangesViewModel model;
    private final Texts texts;
    private final EvidenceWindow evidence;

    /** With the changes to list. */
    public ChangesWindow(ChangesViewModel model, Texts texts, EvidenceWindow evidence) {
        this.model = model;
        this.texts = texts;
        this.evidence = evidence;
    }

    /** Opens it over the window of a node. */
    public void show(Node owner) {
        model.load();
        SideWindow.show(owner, texts.of("changes.title"), close -> new ChangesPane(model, texts, evidence, close));
    }
}
