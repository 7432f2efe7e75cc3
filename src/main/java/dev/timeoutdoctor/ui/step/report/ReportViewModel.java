package dev.timeoutdoctor.ui.step.report;

import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The report of the session as it is now, and its files. */
final class ReportViewModel {

    private final FxTasks tasks;
    private final SessionModel model;
    private final Function<Session, String> markdown;
    private final Function<Session, String> json;
    private final ReadOnlyObjectWrapper<ReportState> state = new ReadOnlyObjectWrapper<>(new ReportState.Shown());
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");

    ReportViewModel(FxTasks tasks, SessionModel model, Function<Session, String> markdown,
            Function<Session, String> json) {
        this.tasks = tasks;
        this.model = model;
        this.markdown = markdown;
        this.json = json;
    }

    /** The step becomes visible: the report is made anew. */
    void enter() {
        Session session = model.get();
        tasks.run(() -> markdown.apply(session), preview::set);
    }

    void saveMarkdown(Path file) {
        save(file, markdown);
    }

    void saveJson(Path file) {
        save(file, json);
    }

    private void save(Path file, Function<Session, String> writer) {
        Session session = model.get();
        state.set(new ReportState.Saving(file));
        tasks.run(() -> write(file, writer.apply(session)), state::set);
    }

    private static ReportState write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            return new ReportState.Saved(file);
        } catch (IOException notWritten) {
            return new ReportState.Failed(Trouble.of(Message.of("report.save.failed", file.toString()),
                    Message.of("report.save.failed.next"), notWritten.toString()));
        }
    }

    ReadOnlyObjectProperty<ReportState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyStringProperty previewProperty() {
        return preview.getReadOnlyProperty();
    }
}
