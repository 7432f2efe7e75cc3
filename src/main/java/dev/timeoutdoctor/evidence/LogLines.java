package dev.timeoutdoctor.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lines of a log, newest first.
 *
 * @param group the log group's name
 * @param window that the lines are of: where the log held more than were read, it ends with the newest that was
 * @param cut whether the log holds more lines, after those
 */
public record LogLines(String group, TimeWindow window, List<LogLine> lines, boolean cut) {

    /** All lines of the window. */
    public LogLines(String group, TimeWindow window, List<LogLine> lines) {
        this(group, window, lines, false);
    }

    public LogLines {
        lines = List.copyOf(lines);
    }

    /** The requests that the lines are of: in an execution log each starts with its request's id in brackets (AWS: set up logging). */
    public Set<String> requestIds() {
        return lines.stream().map(LogLine::requestId).collect(Collectors.toUnmodifiableSet());
    }

    /** One line with its time. */
    public record LogLine(Instant at, String message) {

        /** What stands in brackets before the text; the whole line where nothing does. */
        private String requestId() {
            int end = message.indexOf(") ");
            return message.startsWith("(") && end > 0 ? message.substring(1, end) : message;
        }
    }
}
