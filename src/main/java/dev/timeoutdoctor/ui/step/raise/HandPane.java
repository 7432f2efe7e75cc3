package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What somebody has to do with commands of their own: why, the commands, and those that take them back. */
final class HandPane extends VBox {

    private final Texts texts;
    private final Label notes = Parts.note("");
    private final CodeBlock commands;
    private final CodeBlock back;

    /** With what looks anew whether it is still lacking. */
    HandPane(Texts texts, String prefix, Runnable look) {
        super(10);
        this.texts = texts;
        notes.setId(prefix + "-hand-notes");
        commands = new CodeBlock(texts, prefix + "-hand-commands", "")
                .withButton(Parts.compact(prefix + "-hand-look", texts.of("change.by-hand.look"), look));
        back = new CodeBlock(texts, prefix + "-hand-back", "");
        getChildren().addAll(notes, Parts.text(texts.of("change.by-hand.run")), commands,
                Parts.text(texts.of("change.by-hand.back")), back);
    }

    void show(OfferState.ByHand state) {
        notes.setText(state.notes().stream().map(texts::of).collect(Collectors.joining(" ")));
        commands.setCode(state.commands());
        back.setCode(state.back());
    }
}
