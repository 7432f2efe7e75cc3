package dev.timeoutdoctor.fix;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Where a change stands in the change log.
 *
 * @param id its own id there; empty before anything of it is sent
 * @param closes the ids of the changes whose matter ends as soon as this one is made: those that it finishes or takes back
 */
public record LogEntry(String id, List<String> closes) {

    static final LogEntry NONE = new LogEntry("", List.of());

    public LogEntry {
        closes = List.copyOf(closes);
    }

    /** The ids of the changes whose matter a line of the log says that it ends. */
    static List<String> closes(JsonNode line) {
        return line.path("closes").valueStream().filter(JsonNode::isString).map(JsonNode::asString).toList();
    }

    /** That of a change that is not sent yet, and that ends the matter of others too. */
    static LogEntry closing(Stream<String> ids) {
        return new LogEntry("", ids.filter(id -> !id.isEmpty()).distinct().toList());
    }

    /** That of what is left of this change. */
    LogEntry ofTheRest() {
        return closing(Stream.concat(Stream.of(id), closes.stream()));
    }

    /** Everything whose matter ends when this change is in effect. */
    List<String> all() {
        return ofTheRest().closes();
    }
}
