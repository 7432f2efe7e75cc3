package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.Derived;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.ServedSince;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that the execution log has of one failed request, in order. What is missing tells as much as what is there: a line that AWS
 * always writes and that is not there did not happen (AWS: set up logging, the order of the lines at level {@code INFO}). Requests
 * that the canary served are left out, where its own log was read.
 */
public record RequestStory(String id, List<LogLine> lines) {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Reads.all(ServedSince.READS,
            Set.of(EvidenceKeys.FAILED_REQUESTS, EvidenceKeys.CANARY_EXECUTION_LOG));

    private static final Derived<List<RequestStory>> DERIVED = new Derived<>(READS, RequestStory::read);
    private static final Pattern LINE = Pattern.compile("\\((?<id>[^)]+)\\) ");

    public RequestStory {
        lines = List.copyOf(lines);
    }

    /** The requests that were read whole, since the stage serves what it serves now. */
    public static List<RequestStory> of(EvidenceView view) {
        return view.derive(DERIVED);
    }

    private static List<RequestStory> read(EvidenceView view) {
        ServedSince since = TimeoutHits.since(view);
        Set<String> canarys = CanaryRequests.inExecutionLog(view);
        Map<String, List<LogLine>> byId = view.look(EvidenceKeys.FAILED_REQUESTS).seen().stream()
                .flatMap(log -> log.lines().stream())
                .filter(line -> since.covers(line.at()) && LINE.matcher(line.message()).lookingAt())
                .collect(Collectors.groupingBy(RequestStory::id, TreeMap::new, Collectors.toList()));
        return byId.entrySet().stream().filter(entry -> !canarys.contains(entry.getKey()))
                .map(entry -> new RequestStory(entry.getKey(),
                        entry.getValue().stream().sorted(Comparator.comparing(LogLine::at)).toList()))
                .toList();
    }

    private static String id(LogLine line) {
        Matcher matcher = LINE.matcher(line.message());
        return matcher.lookingAt() ? matcher.group("id") : "";
    }

    /** Whether a line has a text. */
    public boolean has(String text) {
        return lines.stream().anyMatch(line -> line.message().contains(text));
    }
}
