package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.evidence.Source;
import javafx.scene.control.Hyperlink;

/** One click from a number to where it comes from. */
public final class SourceLink extends Hyperlink {

    public SourceLink(EvidenceWindow window, String label, Source source) {
        super(label);
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> {
            setVisited(false);
            window.show(this, source);
        });
    }
}
