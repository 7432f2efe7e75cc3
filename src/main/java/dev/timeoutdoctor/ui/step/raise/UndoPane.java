package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.DiffView;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import java.net.URI;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** What an undo would do, before it is done. */
public final class UndoPane extends VBox {

    private final Texts texts;
    private final VBox notes = new VBox(4);
    private final DiffView diff;
    private final CodeBlock command;
    private final Button undo;

    /**
     * With its two ways on.
     *
     * @param prefix of the ids
     * @param undoing takes everything back, as shown
     * @param keep goes back without sending anything
     */
    public UndoPane(Texts texts, String prefix, Runnable undoing, Runnable keep) {
        super(10);
        this.texts = texts;
        setId(prefix + "-undo-preview");
        getStyleClass().add("card");
        diff = new DiffView(texts, prefix + "-undo-diff");
        diff.setTitles(texts.of("change.diff.before"), texts.of("raise.undo.after"));
        command = new CodeBlock(texts, prefix + "-undo-command", "");
        undo = Parts.button(prefix + "-undo-now", texts.of("raise.undo.now"), undoing);
        undo.getStyleClass().add("accent");
        getChildren().addAll(Parts.heading(texts.of("raise.undo.title")), notes, diff,
                ProblemPane.fold(prefix + "-undo-by-hand", texts.of("raise.by-hand"), command),
                Parts.row(undo,
                        Parts.button(prefix + "-undo-keep", texts.of("raise.undo.keep"), keep)));
    }

    /** The button that undoes. */
    Button main() {
        return undo;
    }

    /**
     * Shows what goes back.
     *
     * @param endpoint of an emulator or the lab, where one is in use
     * @param allowed whether something may be sent
     */
    public void show(UndoResult.Ready ready, Optional<URI> endpoint, boolean allowed) {
        notes.getChildren().setAll(ready.notes().stream().map(note -> Parts.text(texts.of(note))).toList());
        notes.getChildren().addFirst(Parts.text(texts.of(ready.undo().title())));
        diff.show(ready.undo().diff());
        command.setCode(ready.undo().command(endpoint));
        undo.setDisable(!allowed);
    }
}
