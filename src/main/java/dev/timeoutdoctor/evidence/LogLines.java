package dev.timeoutdoctor.evidence;

import java.time.Instant;
import java.util.List;

/**
 * Lines of a log, newest first.
 *
 * @param group the log group's name
 */
public record LogLines(String group, TimeWindow window, List<LogLine> lines) {

    public LogLines {
        lines = List.copyOf(lines);
    }

    /** One line with its time. */
    public record LogLine(Instant at, String message) {}
}
