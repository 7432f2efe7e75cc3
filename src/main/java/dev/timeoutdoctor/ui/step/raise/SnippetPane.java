package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.snippet.Snippet;
import dev.timeoutdoctor.fix.snippet.Snippets;
import dev.timeoutdoctor.fix.snippet.Tool;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The same change as an edit for the tool that people keep such settings in. */
public final class SnippetPane extends VBox {

    private final Texts texts;
    private final ComboBox<Tool> tools = new ComboBox<>();
    private final CodeBlock code;
    private final Label notes = Parts.note("");
    private List<Snippet> shown = List.of();
    private boolean chosen;

    /** With the prefix of its ids. */
    public SnippetPane(Texts texts, String prefix) {
        super(8);
        this.texts = texts;
        setId(prefix + "-snippets");
        tools.setId(prefix + "-snippet-tool");
        tools.setAccessibleText(texts.of("change.snippet.tool"));
        tools.getItems().setAll(Tool.values());
        tools.setConverter(new Names(texts));
        tools.setValue(Tool.CLOUDFORMATION);
        tools.setOnAction(_ -> {
            chosen |= tools.isFocused();
            show();
        });
        code = new CodeBlock(texts, prefix + "-snippet", "");
        notes.setId(prefix + "-snippet-notes");
        getChildren().addAll(tools, code, notes);
    }

    /** Shows a change; the tool that owns the settings first, unless somebody chose another. */
    public void show(Optional<Change> change, Optional<Tool> owner) {
        shown = change.map(one -> Snippets.of(one, owner)).orElse(List.of());
        if (!chosen && !shown.isEmpty()) {
            tools.setValue(shown.getFirst().tool());
        }
        show();
    }

    private void show() {
        Optional<Snippet> snippet = shown.stream().filter(one -> one.tool() == tools.getValue()).findFirst();
        if (snippet.isEmpty()) {
            Parts.show(code, false);
            notes.setText(texts.of("raise.cli.none"));
            return;
        }
        switch (snippet.get()) {
            case Snippet.Code edit -> {
                code.setCode(edit.text());
                Parts.show(code, true);
                notes.setText(edit.notes().stream().map(texts::of).collect(Collectors.joining(" ")));
            }
            case Snippet.NoForm none -> {
                Parts.show(code, false);
                notes.setText(texts.of(none.reason()));
            }
        }
    }

    private static final class Names extends StringConverter<Tool> {

        private final Texts texts;

        private Names(Texts texts) {
            this.texts = texts;
        }

        @Override
        public String toString(@Nullable Tool tool) {
            return tool == null ? "" : texts.of(tool.title());
        }

        @Override
        public @Nullable Tool fromString(String text) {
            return null; // nothing is typed
        }
    }
}
