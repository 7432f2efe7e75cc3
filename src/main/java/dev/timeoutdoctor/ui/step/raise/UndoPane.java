package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** What an undo would do, before it is done. */
final class UndoPane extends VBox {

    private final Texts texts;
    private final VBox notes = new VBox(4);
    private final DiffLines diff;
    private final CodeBlock command;
    private final Button undo;

    UndoPane(Texts texts, String prefix, ChangeCommands commands) {
        super(10);
        this.texts = texts;
        setId(prefix + "-undo-preview");
        getStyleClass().add("card");
        diff = new DiffLines(prefix + "-undo-diff");
        command = new CodeBlock(texts, prefix + "-undo-command", "");
        undo = Parts.button(prefix + "-undo-now", texts.of("raise.undo.now"), commands::undo);
        undo.getStyleClass().add("accent");
        getChildren().addAll(Parts.heading(texts.of("raise.undo.title")), notes, diff,
                ProblemPane.fold(prefix + "-undo-by-hand", texts.of("raise.by-hand"), command),
                Parts.row(undo,
                        Parts.button(prefix + "-undo-keep", texts.of("raise.undo.keep"), commands.flow()::back)));
    }

    /** The button that undoes. */
    Button main() {
        return undo;
    }

    void show(UndoResult.Ready ready, boolean allowed) {
        notes.getChildren().setAll(ready.notes().stream().map(note -> Parts.text(texts.of(note))).toList());
        notes.getChildren().addFirst(Parts.text(texts.of(ready.undo().title())));
        diff.show(ready.undo().diff());
        command.setCode(ready.undo().command());
        undo.setDisable(!allowed);
    }
}
