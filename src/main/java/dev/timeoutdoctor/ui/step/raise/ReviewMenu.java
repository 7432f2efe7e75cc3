package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.io.File;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** What somebody else needs to look at a change before it is applied: its text, or a plan that they can open. */
final class ReviewMenu extends MenuButton {

    private final Texts texts;
    private final ChangeCommands commands;
    private final Consumer<Message> told;

    /**
     * With the change that it is about.
     *
     * @param prefix of the ids
     * @param told hears what came of it
     */
    ReviewMenu(Texts texts, String prefix, ChangeCommands commands, Consumer<Message> told) {
        super(texts.of("plan.review"));
        this.texts = texts;
        this.commands = commands;
        this.told = told;
        setId(prefix + "-review");
        MenuItem copy = new MenuItem(texts.of("plan.copy"));
        copy.setId(prefix + "-review-copy");
        copy.setOnAction(_ -> commands.planned().ifPresent(this::copy));
        MenuItem save = new MenuItem(texts.of("plan.save"));
        save.setId(prefix + "-review-save");
        save.setOnAction(_ -> commands.planned().ifPresent(this::save));
        getItems().setAll(copy, save);
    }

    /** Works only while there is something to look at. */
    void refresh() {
        setDisable(commands.planned().isEmpty());
    }

    private void copy(Change change) {
        Parts.copy(commands.desk().markdown(change, commands.notes()));
        told.accept(Message.of("plan.copied"));
    }

    private void save(Change change) {
        File file = PlanFiles.saving(texts, change).showSaveDialog(getScene().getWindow());
        if (file != null) {
            commands.desk().save(change, file.toPath(), told);
        }
    }
}
