package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** Says up front that what is about to be changed by hand stands in somebody's template, and what has drifted from it already. */
public final class OwnerBanner extends VBox {

    private final Texts texts;
    private final Label whose = Parts.styled("", "strong");
    private final VBox more = new VBox(6);

    /** Hidden until it has something to say. */
    public OwnerBanner(Texts texts, String prefix) {
        super(6);
        this.texts = texts;
        setId(prefix + "-owner");
        whose.setId(prefix + "-owner-whose");
        more.setId(prefix + "-owner-more");
        getStyleClass().addAll("problem-pane", "mild");
        setAccessibleRole(AccessibleRole.TEXT);
        HBox line = Parts.row(new FontIcon(MaterialDesignF.FILE_CODE_OUTLINE), Parts.grow(whose));
        line.getStyleClass().add("what");
        getChildren().addAll(line, more);
        Parts.show(this, false);
    }

    /** The first line says whose it is; with no lines there is nothing to say. */
    public void show(List<Message> lines) {
        Parts.show(this, !lines.isEmpty());
        List<String> words = lines.stream().map(texts::of).toList();
        whose.setText(words.isEmpty() ? "" : words.getFirst());
        more.getChildren().setAll(words.stream().skip(1).map(Parts::text).toList());
        Parts.show(more, words.size() > 1);
        setAccessibleText(words.stream().collect(Collectors.joining(" ")));
    }
}
