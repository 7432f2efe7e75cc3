package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads log lines by CloudWatch Logs Insights where FilterLogEvents was asked for: up to 10,000 lines, the newest of a busy log
 * instead of its oldest. Everything else goes on as it is. AWS charges for the data that a query scans, so whoever makes one of these
 * has the user's word for it ({@link InsightsEstimate} says for how much).
 */
public final class InsightsReader implements AwsReader {

    /** The most that a query gives back (AWS: CloudWatch Logs API reference, StartQuery). */
    private static final int MOST_LINES = 10_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int MOST_LOOKS = 60;
    private static final Pattern TEXT = Pattern.compile("\\??\"(?<quoted>[^\"]+)\"|\\??(?<word>[^\\s\"?]+)");
    private static final Set<String> UNDER_WAY = Set.of("Scheduled", "Running");

    private final AwsReader reader;
    private final Wait wait;

    /** Waits between two looks at a query that runs; tests do not wait. */
    @FunctionalInterface
    public interface Wait {

        /**
         * Blocks for a while.
         *
         * @throws InterruptedException where the user cancelled
         */
        void pause(Duration length) throws InterruptedException;
    }

    public InsightsReader(AwsReader reader, Wait wait) {
        this.reader = reader;
        this.wait = wait;
    }

    @Override
    public Observed<JsonNode> read(AwsCall call) {
        if (!call.service().equals("logs") || !call.operation().equals("FilterLogEvents")) {
            return reader.read(call);
        }
        AwsCall query = query(call);
        return switch (reader.read(query)) {
            case Observed.Seen<JsonNode> started -> results(query, started);
            case Observed<JsonNode> other -> other;
        };
    }

    /** The same question as a query; its times are in seconds. */
    static AwsCall query(AwsCall filter) {
        JsonNode asked = filter.parameters();
        String condition = condition(asked.path("filterPattern").asString(""));
        return ((Ask.Make) Parameters.of("logGroupName", asked.path("logGroupName").asString(""))
                .and("startTime", Math.floorDiv(asked.path("startTime").asLong(0), 1_000L))
                .and("endTime", Math.ceilDiv(asked.path("endTime").asLong(0), 1_000L))
                .and("queryString", "fields @timestamp, @message" + condition + " | sort @timestamp desc")
                .and("limit", MOST_LINES).ask("logs", "StartQuery", filter.region())).call();
    }

    /** A pattern of this program's own: one text, or several of which one is enough. */
    private static String condition(String pattern) {
        List<String> texts = TEXT.matcher(pattern).results()
                .map(text -> text.group("quoted") == null ? text.group("word") : text.group("quoted")).toList();
        return texts.isEmpty()
                ? ""
                : texts.stream().map(text -> "@message like \"" + text.replace("\\", "\\\\") + "\"")
                        .collect(Collectors.joining(" or ", " | filter ", ""));
    }

    private Observed<JsonNode> results(AwsCall query, Observed.Seen<JsonNode> started) {
        AwsCall look = ((Ask.Make) Parameters.of("queryId", started.value().path("queryId").asString(""))
                .ask("logs", "GetQueryResults", query.region())).call();
        try {
            for (int looks = 0; looks < MOST_LOOKS; looks++) {
                Observed<JsonNode> answer = reader.read(look);
                if (!(answer instanceof Observed.Seen<JsonNode> seen)) {
                    return answer;
                }
                String status = seen.value().path("status").asString("");
                if (status.equals("Complete")) {
                    return events(query, seen);
                }
                if (!UNDER_WAY.contains(status)) {
                    return new Observed.Failed<>(FailureKind.SERVICE_ERROR, "the query ended with status " + status,
                            new Source(query, seen.source().at(), seen.value()));
                }
                wait.pause(BETWEEN_LOOKS);
            }
            return new Observed.Failed<>(FailureKind.TIMED_OUT, "the query was still running", started.source());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Observed.Failed<>(FailureKind.CANCELLED, "cancelled", started.source());
        }
    }

    /** The query's rows in the form of FilterLogEvents, which evidence is read from. */
    private static Observed<JsonNode> events(AwsCall query, Observed.Seen<JsonNode> seen) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray("events");
        for (JsonNode row : seen.value().path("results")) {
            String time = field(row, "@timestamp");
            if (!time.isEmpty()) {
                // 2026-11-22 14:02:11.000, always in UTC
                events.addObject().put("timestamp", time.replace(' ', 'T') + "Z").put("message",
                        field(row, "@message"));
            }
        }
        return new Observed.Seen<>(answer, new Source(query, seen.source().at(), answer));
    }

    private static String field(JsonNode row, String name) {
        return row.valueStream().filter(each -> each.path("field").asString("").equals(name)).findFirst()
                .map(each -> each.path("value").asString("")).orElse("");
    }
}
