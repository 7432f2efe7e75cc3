package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.Route;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a REST API's execution log by request. Every line starts with its request's id in brackets (AWS: set up logging); at level
 * {@code INFO} one line of a request names its method and path.
 */
public final class ExecutionLogReader {

    private static final Pattern LINE = Pattern.compile("\\((?<id>[^)]+)\\) (?<text>.*)", Pattern.DOTALL);
    private static final Pattern REQUEST = Pattern
            .compile("HTTP Method: (?<method>[A-Z]+), Resource Path: (?<path>\\S+)");

    private final LogLines log;

    public ExecutionLogReader(LogLines log) {
        this.log = log;
    }

    /** Ids of the requests that have a line with a text; a line without an id counts as a request of its own. */
    public Set<String> requestsWith(String text) {
        return requests(message -> message.contains(text));
    }

    /** Ids of the requests whose lines name their path. */
    Set<String> requestsWithPath() {
        return requests(message -> REQUEST.matcher(message).find());
    }

    /** Ids of the requests whose lines name the route. */
    Set<String> requestsTo(Route route) {
        Pattern path = path(route.resourcePath());
        return requests(message -> {
            Matcher request = REQUEST.matcher(message);
            return request.find() && path.matcher(request.group("path")).matches()
                    && request.group("method").equals(route.httpMethod());
        });
    }

    /** The path as the API defines it, or a path that was requested: the log has the one or the other. */
    private static Pattern path(String resourcePath) {
        String requested = Stream.of(resourcePath.split("/", -1))
                .map(part -> part.matches("\\{.+\\+}") ? ".+" : part.matches("\\{.+}") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/"));
        return Pattern.compile(Pattern.quote(resourcePath) + "|" + requested);
    }

    private Set<String> requests(Predicate<String> wanted) {
        return log.lines().stream().filter(line -> wanted.test(line.message())).map(ExecutionLogReader::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String id(LogLine line) {
        Matcher matcher = LINE.matcher(line.message());
        return matcher.matches() ? matcher.group("id") : line.at() + " " + line.message();
    }
}
