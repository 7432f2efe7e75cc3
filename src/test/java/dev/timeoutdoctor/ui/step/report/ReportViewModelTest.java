package dev.timeoutdoctor.ui.step.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.HeldWork;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportViewModelTest {

    @TempDir
    private Path folder;

    private final SessionModel session = new SessionModel();
    private final HeldWork work = new HeldWork();
    private final ReportViewModel model = new ReportViewModel(work.tasks(), session,
            now -> "# Report, changes " + (now.changesAllowed() ? "allowed" : "not allowed"), now -> "{\"é\": 1}");

    @Test
    void theReportIsMadeAnewEachTimeTheStepIsEntered() {
        model.enter();
        work.finish();
        assertEquals("# Report, changes not allowed", model.previewProperty().get());
        session.update(now -> now.allowingChanges(true));
        model.enter();
        work.finish();
        assertEquals("# Report, changes allowed", model.previewProperty().get());
    }

    @Test
    void savingIsShownUntilTheFileIsThere() throws Exception {
        Path file = folder.resolve("report.json");
        model.saveJson(file);
        assertEquals(new ReportState.Saving(file), model.stateProperty().get());
        work.finish();
        assertEquals(new ReportState.Saved(file), model.stateProperty().get());
        assertEquals("{\"é\": 1}", Files.readString(file));
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAndTheReportStays() {
        Path file = folder.resolve("no-such-folder").resolve("report.md");
        model.enter();
        model.saveMarkdown(file);
        work.finish();
        Trouble trouble = assertInstanceOf(ReportState.Failed.class, model.stateProperty().get()).trouble();
        assertEquals(Message.of("report.save.failed", file.toString()), trouble.what());
        assertTrue(trouble.detail().contains("NoSuchFileException"), trouble.detail());
        assertEquals("# Report, changes not allowed", model.previewProperty().get());
    }
}
