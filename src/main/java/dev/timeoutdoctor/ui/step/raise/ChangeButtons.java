package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.snippet.Snippet;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;

/** The buttons that are possible from a state of a change; the last one is the one to press next. */
final class ChangeButtons {

    private static final String ACCENT = "accent";

    private final Texts texts;
    private final ChangeCommands commands;
    private final Button apply;
    private final Button deploy;
    private final Button verify;
    private final Button undo;
    private final Button edit;
    private final Button readAgain;
    private final Button look;
    private final Button finish;
    private final Button back;
    private final Button copyEdit;

    ChangeButtons(Texts texts, String prefix, ChangeCommands commands, Consumer<Message> told) {
        this.texts = texts;
        this.commands = commands;
        ChangeFlow flow = commands.flow();
        apply = next(prefix + "-apply", texts.of("raise.button.apply"), commands::apply);
        deploy = next(prefix + "-deploy", texts.of("raise.button.deploy"), commands::previewDeployment);
        verify = next(prefix + "-verify", texts.of("raise.button.verify"), commands::verify);
        undo = Parts.button(prefix + "-undo", texts.of("raise.button.undo"), flow::previewUndo);
        edit = Parts.button(prefix + "-edit", texts.of("raise.button.edit"), commands::readAgain);
        readAgain = next(prefix + "-read-again", texts.of("raise.button.read-again"), commands::readAgain);
        look = next(prefix + "-look", texts.of("raise.button.look"), flow::look);
        finish = next(prefix + "-finish", texts.of("raise.button.finish"), commands::finish);
        copyEdit = next(prefix + "-copy-edit", "", () -> commands.ownersEdit().ifPresent(edit -> {
            Parts.copy(edit.text());
            told.accept(Message.of("change.owner.copied", edit.tool().title()));
        }));
        back = Parts.button(prefix + "-back", texts.of("raise.button.back"), flow::back);
    }

    List<Button> of(FlowState flow, Gate open) {
        if (flow instanceof FlowState.Looking || flow instanceof FlowState.DeployOnly) {
            return List.of();
        }
        boolean owned = commands.ownership().owned();
        apply.setText(texts.of(owned
                ? "raise.button.apply-anyway"
                : commands.simulated() ? "raise.button.apply-now" : "raise.button.apply"));
        accent(apply, !owned);
        disable(apply, !(open instanceof Gate.Open), switch (open) {
            case Gate.Open _ -> "";
            case Gate.ReadOnly _ -> texts.of("raise.gate.read-only");
            case Gate.Recorded _ -> texts.of("raise.gate.bundle");
            case Gate.Closed closed -> texts.of(closed.why());
        });
        disable(finish, !commands.changesAllowed(), commands.changesAllowed() ? "" : texts.of("raise.gate.read-only"));
        verify.setText(texts.of(commands.desk().sent("raise.button.verify")));
        disable(verify, !commands.requestKnown(),
                commands.requestKnown() ? "" : texts.of("raise.gate.no-url"));
        return switch (flow.run()) {
            case ChangeRun.Editing editing -> editing.done().isEmpty()
                    ? withEdit(List.of(apply))
                    : withEdit(List.of(undo, apply));
            case ChangeRun.Applied applied when applied.change().needsDeployment() -> List.of(undo, deploy);
            case ChangeRun.Applied _ -> commands.measured() ? List.of(undo, verify) : List.of(edit, undo);
            case ChangeRun.Deployed _,ChangeRun.VerifyFailed _ -> List.of(undo, verify);
            case ChangeRun.Verified verified when verified.done().isEmpty() -> List.of(edit, verify);
            case ChangeRun.Verified _ -> List.of(edit, undo, verify);
            case ChangeRun.ApplyFailed failed when failed.left().isPresent() -> List.of(undo, finish);
            case ChangeRun.ApplyFailed failed when failed.why().maybeInEffect() -> failed.halfMade()
                    ? List.of(undo, look)
                    : List.of(edit, undo, look);
            case ChangeRun.ApplyFailed failed -> failed.done().isEmpty()
                    ? List.of(readAgain)
                    : List.of(undo, readAgain);
            case ChangeRun.DeployFailed failed -> failed.why().why().maybeInEffect()
                    ? List.of(undo, look)
                    : List.of(back);
            case ChangeRun.UndoFailed failed -> List.of(failed.why().maybeInEffect() ? look : back);
            case ChangeRun.Undone _ -> commands.measured() ? List.of(verify, edit) : List.of(edit);
            case ChangeRun.Applying _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.Verifying _,ChangeRun.UndoPreview _,ChangeRun.Undoing _ ->
                List.of();
        };
    }

    /** Where a template describes what is edited, the edit of the template is what to press next. */
    private List<Button> withEdit(List<Button> possible) {
        Optional<Snippet.Code> edit = commands.ownersEdit();
        copyEdit.setText(edit.map(code -> texts.of("change.owner.copy", code.tool().title())).orElse(""));
        return edit.isEmpty() ? possible : Stream.concat(possible.stream(), Stream.of(copyEdit)).toList();
    }

    private static void accent(Button button, boolean accented) {
        button.getStyleClass().remove(ACCENT);
        if (accented) {
            button.getStyleClass().add(ACCENT);
        }
    }

    /** Whether a button sends test requests. */
    boolean verifies(Button button) {
        return button.equals(verify) && !button.isDisabled();
    }

    private static void disable(Button button, boolean disabled, String why) {
        button.setDisable(disabled);
        button.setAccessibleHelp(why);
    }

    private static Button next(String id, String label, Runnable action) {
        Button button = Parts.button(id, label, action);
        accent(button, true);
        return button;
    }
}
