package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.bundle.MissingCalls;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.SourceLink;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stands behind a row: one line a piece of evidence, with the call behind it one click away, or why it is not known. */
public final class EvidenceList extends VBox {

    private final Texts texts;
    private final EvidenceWindow window;
    private final String prefix;

    /** An empty list; ids of its links are {@code <prefix>-source-<key>}. */
    public EvidenceList(Texts texts, EvidenceWindow window, String prefix) {
        super(6);
        this.texts = texts;
        this.window = window;
        this.prefix = prefix;
        setId(prefix + "-evidence");
    }

    /** Shows other evidence. */
    public void show(List<EvidenceKey<?>> keys, Function<EvidenceKey<?>, Observed<?>> look) {
        if (keys.isEmpty()) {
            getChildren().setAll(Parts.note(texts.of("timeouts.evidence.none")));
            return;
        }
        getChildren().setAll(keys.stream().map(key -> line(key, look.apply(key))).toList());
    }

    private Node line(EvidenceKey<?> key, Observed<?> observed) {
        String name = texts.atStart(key.title());
        boolean seen = observed instanceof Observed.Seen<?>;
        if (observed.origin().isEmpty()) {
            Node note = Parts.note(texts.of("timeouts.evidence.unread", name, Why.unknown(observed)));
            return MissingCalls.command(observed)
                    .<Node>map(command -> new VBox(6, note,
                            new CodeBlock(texts, prefix + "-command-" + key.id(), command)))
                    .orElse(note);
        }
        Source source = observed.origin().get();
        SourceLink link = new SourceLink(window, name, source);
        link.setId(prefix + "-source-" + key.id());
        link.setAccessibleText(texts.of("timeouts.evidence.open", name));
        String rest = seen
                ? texts.of(source.call().service().equals("client")
                        ? "timeouts.evidence.client"
                        : "timeouts.evidence.seen", source.call().service() + ":" + source.call().operation(),
                        source.at())
                : texts.of(Why.unknown(observed));
        HBox line = new HBox(10, link, Parts.grow(Parts.note(rest)));
        line.getStyleClass().add("evidence-line");
        return line;
    }
}
