package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.session.TemplateEdit;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Reminds of what is still to be edited in a template after a change was made by hand, with the edit. */
public final class TemplatePane extends VBox {

    private final Texts texts;
    private final String prefix;
    private List<TemplateEdit> shown = List.of();

    /** Hidden until there is something to do. */
    public TemplatePane(Texts texts, String prefix) {
        super(8);
        this.texts = texts;
        this.prefix = prefix;
        setId(prefix + "-template");
        getStyleClass().addAll("problem-pane", "mild");
        Parts.show(this, false);
    }

    /** Shows what is still to do. */
    public void show(List<TemplateEdit> edits) {
        Parts.show(this, !edits.isEmpty());
        if (edits.equals(shown)) {
            return;
        }
        shown = List.copyOf(edits);
        List<Node> nodes = new ArrayList<>();
        edits.stream().map(TemplateEdit::reminder).distinct()
                .forEach(reminder -> nodes.add(Parts.styled(texts.of(reminder), "strong")));
        for (TemplateEdit edit : edits) {
            if (!edit.code().isEmpty()) {
                nodes.add(new CodeBlock(texts, prefix + "-template-" + nodes.size(), edit.code()));
            }
        }
        getChildren().setAll(nodes);
    }
}
