package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.Derived;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.ResourcePath;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a REST API's execution log by request, and tells the examined method's requests from those of other methods. Every line
 * starts with its request's id in brackets (AWS: set up logging); at level {@code INFO} one line of a request names its method and
 * path. Of which method a request was is known only where that line was read. Requests that the canary's own log has are left out:
 * another deployment served them.
 */
public final class ExecutionLogReader {

    /** What a check needs, or must also declare, for this. */
    public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT,
            EvidenceKeys.EXECUTION_LOG, EvidenceKeys.CANARY_EXECUTION_LOG, EvidenceKeys.FAILED_REQUESTS);

    private static final Derived<Optional<ExecutionLogReader>> DERIVED = new Derived<>(READS,
            ExecutionLogReader::read);
    private static final Pattern REQUEST = Pattern
            .compile("HTTP Method: (?<method>[A-Z]+), Resource Path: (?<path>\\S+)");

    private final LogLines log;
    private final Set<String> canarys;
    private final Map<String, String> methods = new HashMap<>();
    private final String own;
    private final boolean alone;

    /**
     * Requests by whose they were.
     *
     * @param own of the examined method; where the stage serves no other that calls a backend, also those that name none
     * @param untold of a method that the log does not name
     * @param others the other methods as people say them, in order
     */
    public record Requests(int own, int untold, List<String> others) {

        public Requests {
            others = List.copyOf(others);
        }

        /** Whether one may be of the examined method. */
        public boolean maybeOwn() {
            return own + untold > 0;
        }
    }

    private ExecutionLogReader(LogLines log, Set<String> canarys, Stream<LogLine> more, Route route,
            Optional<ApiDefinition> served) {
        this.log = log;
        this.canarys = canarys;
        this.own = served.flatMap(definition -> RouteSettings.in(definition, route)).map(ApiMethod::label)
                .orElse(route.label());
        this.alone = served.filter(definition -> definition.methods().stream()
                .filter(RouteSettings::callsBackend).count() == 1).isPresent();
        Stream.concat(log.lines().stream(), more).forEach(line -> {
            if (!line.message().contains("HTTP Method: ")) {
                return;
            }
            Matcher request = REQUEST.matcher(line.message());
            if (request.find()) {
                methods.put(id(line), label(request.group("method"), request.group("path"), served));
            }
        });
    }

    /** The log of the stage; empty where it was not read. */
    public static Optional<ExecutionLogReader> of(EvidenceView view) {
        return view.derive(DERIVED);
    }

    private static Optional<ExecutionLogReader> read(EvidenceView view) {
        Optional<Route> route = view.look(EvidenceKeys.ROUTE).seen();
        return view.look(EvidenceKeys.EXECUTION_LOG).seen().flatMap(log -> route
                .map(known -> new ExecutionLogReader(log, CanaryRequests.inExecutionLog(view),
                        view.look(EvidenceKeys.FAILED_REQUESTS).seen().stream()
                                .flatMap(failed -> failed.lines().stream()),
                        known, view.look(EvidenceKeys.DEPLOYED_SNAPSHOT).seen())));
    }

    /** When the lines were written. */
    public TimeWindow window() {
        return log.window();
    }

    /** The requests that have a line with a text. */
    public Requests requestsWith(String text) {
        return requestsWith(text, line -> true);
    }

    /** The requests that have a line with a text that counts; a line without an id counts as a request of its own. */
    Requests requestsWith(String text, Predicate<LogLine> counts) {
        Set<String> ids = log.lines().stream().filter(line -> line.message().contains(text)).filter(counts)
                .map(ExecutionLogReader::id).filter(id -> !canarys.contains(id))
                .collect(Collectors.toUnmodifiableSet());
        int mine = 0;
        int untold = 0;
        Set<String> others = new TreeSet<>();
        for (String id : ids) {
            String method = methods.getOrDefault(id, "");
            if (method.isEmpty()) {
                untold += alone ? 0 : 1;
                mine += alone ? 1 : 0;
            } else if (method.equals(own)) {
                mine++;
            } else {
                others.add(method);
            }
        }
        return new Requests(mine, untold, List.copyOf(others));
    }

    /** The method that serves a request; the log names the path as the caller sent it, or the resource's. */
    private static String label(String httpMethod, String path, Optional<ApiDefinition> served) {
        return served.flatMap(definition -> {
            List<String> resources = definition.methods().stream().filter(method -> serves(method, httpMethod))
                    .map(ApiMethod::path).toList();
            Optional<String> resource = resources.contains(path)
                    ? Optional.of(path)
                    : ResourcePath.serving(resources, path);
            return resource.flatMap(found -> definition.method(found, httpMethod)
                    .or(() -> definition.method(found, "ANY")));
        }).map(ApiMethod::label).orElse(httpMethod + " " + path);
    }

    private static boolean serves(ApiMethod method, String httpMethod) {
        return method.httpMethod().equals(httpMethod) || method.httpMethod().equals("ANY");
    }

    private static String id(LogLine line) {
        String message = line.message();
        int end = message.indexOf(") ");
        return message.startsWith("(") && end > 1 && message.indexOf(')') == end
                ? message.substring(1, end)
                : line.at() + " " + message;
    }
}
