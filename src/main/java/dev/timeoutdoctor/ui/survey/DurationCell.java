package dev.timeoutdoctor.ui.survey;

import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A duration in words; a dash where it is not known. */
final class DurationCell extends TableCell<SurveyRow, Duration> {

    private final Texts texts;

    DurationCell(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected void updateItem(@Nullable Duration time, boolean empty) {
        super.updateItem(time, empty);
        setText(empty ? "" : time == null ? "–" : texts.of("survey.time", time));
    }
}
