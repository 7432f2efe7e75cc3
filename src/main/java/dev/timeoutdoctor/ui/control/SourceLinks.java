package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Texts;
import java.util.List;
import javafx.scene.layout.FlowPane;

/** The calls that the numbers beside it come from, each one click away; hidden where there are none. */
public final class SourceLinks extends FlowPane {

    private final Texts texts;
    private final EvidenceWindow window;

    /** Empty at first; ids of its links are {@code <id>-0} and so on. */
    public SourceLinks(Texts texts, EvidenceWindow window, String id) {
        super(6, 2);
        this.texts = texts;
        this.window = window;
        setId(id);
        show(List.of());
    }

    /** Shows other calls. */
    public void show(List<Source> sources) {
        getChildren().setAll(Parts.note(texts.of("shell.sources")));
        for (Source source : sources.stream().distinct().toList()) {
            SourceLink link = new SourceLink(window, source.call().operation(), source);
            link.setId(getId() + "-" + (getChildren().size() - 1));
            link.setAccessibleText(texts.of("timeouts.evidence.open", source.call().operation()));
            getChildren().add(link);
        }
        Parts.show(this, !sources.isEmpty());
    }
}
