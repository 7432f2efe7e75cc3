package dev.timeoutdoctor.ui.step.report;

import dev.timeoutdoctor.ui.step.Trouble;
import java.nio.file.Path;

/** How saving went. */
public sealed interface ReportState {

    /** Nothing saved yet. */
    record Shown() implements ReportState {}

    /** Being written. */
    record Saving(Path file) implements ReportState {}

    /** It is there. */
    record Saved(Path file) implements ReportState {}

    /** It could not be written. */
    record Failed(Trouble trouble) implements ReportState {}
}
