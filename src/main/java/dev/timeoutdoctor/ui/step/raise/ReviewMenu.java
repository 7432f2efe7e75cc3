package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.report.Review;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** What somebody else needs to look at a change before it is applied: its text, or a plan that they can open. */
final class ReviewMenu extends MenuButton {

    private final Texts texts;
    private final ChangeDesk desk;
    private final Supplier<Optional<Review>> review;
    private final Consumer<Message> told;

    /**
     * With the change that it is about.
     *
     * @param prefix of the ids
     * @param review what there is to look at; empty where there is nothing
     * @param told hears what came of it
     */
    ReviewMenu(Texts texts, String prefix, ChangeDesk desk, Supplier<Optional<Review>> review,
            Consumer<Message> told) {
        super(texts.of("plan.review"));
        this.texts = texts;
        this.desk = desk;
        this.review = review;
        this.told = told;
        setId(prefix + "-review");
        MenuItem copy = new MenuItem(texts.of("plan.copy"));
        copy.setId(prefix + "-review-copy");
        copy.setOnAction(_ -> review.get().ifPresent(this::copy));
        MenuItem save = new MenuItem(texts.of("plan.save"));
        save.setId(prefix + "-review-save");
        save.setOnAction(_ -> review.get().map(Review::change).ifPresent(this::save));
        getItems().setAll(copy, save);
    }

    /** Works only while there is something to look at. */
    void refresh() {
        setDisable(review.get().isEmpty());
    }

    private void copy(Review what) {
        Parts.copy(desk.markdown(what));
        told.accept(Message.of("plan.copied"));
    }

    private void save(Change change) {
        File file = PlanFiles.saving(texts, change).showSaveDialog(getScene().getWindow());
        if (file != null) {
            desk.save(change, file.toPath(), told);
        }
    }
}
