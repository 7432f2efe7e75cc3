package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Log lines from FilterLogEvents with any filter, or from StartQuery with the GetQueryResults of its query. What another
 * filter found is told only where it would have found all that is asked for: else a line that it did not look for would pass for one
 * that was not logged.
 */
final class LogForms implements Equivalent {

    private static final String SERVICE = "logs";
    private static final String FILTER = "FilterLogEvents";

    @Override
    public Stream<Observed<JsonNode>> answers(AwsCall asked, BundledCalls calls) {
        if (!asked.service().equals(SERVICE) || !asked.operation().equals(FILTER)) {
            return Stream.empty();
        }
        Question question = Question.of(asked);
        LogFilter wanted = LogFilter.of(asked.parameters());
        List<BundledCall> filtered = calls.asking(asked, FILTER, question).toList();
        List<BundledCall> queries = calls.asking(asked, "StartQuery", question).toList();
        Stream<Observed.Seen<JsonNode>> found = Stream.concat(
                calls.seen(filtered.stream()).flatMap(read -> filtered(read, wanted).stream()),
                calls.seen(queries.stream()).flatMap(started -> queried(started, calls, wanted).stream()));
        Optional<Observed.Seen<JsonNode>> best = found
                .max(Comparator.comparing(LogForms::toTheEnd).thenComparingInt(LogForms::lines));
        return best.<Stream<Observed<JsonNode>>>map(Stream::of).orElseGet(() -> Stream
                .concat(filtered.stream(), queries.stream()).map(BundledCall::look)
                .filter(look -> look.seen().isEmpty()));
    }

    /** Whether the newest lines are there, so that a narrower look at a busy log is worth more than its oldest thousand. */
    private static boolean toTheEnd(Observed.Seen<JsonNode> look) {
        return lines(look) > 0 && !look.value().has("nextToken");
    }

    private static int lines(Observed.Seen<JsonNode> look) {
        return look.value().path("events").size();
    }

    /** As it is where it was asked the same, else the lines that were asked for. */
    private static Optional<Observed.Seen<JsonNode>> filtered(Observed.Seen<JsonNode> read, LogFilter wanted) {
        LogFilter its = LogFilter.of(read.source().call().parameters());
        boolean cut = read.value().hasNonNull("nextToken") || read.value().hasNonNull("NextToken");
        boolean same = its.text().equals(wanted.text());
        if (same && !cut) {
            return Optional.of(read);
        }
        if (!same && !its.tells(wanted)) {
            return Optional.empty();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray("events");
        read.value().path("events").valueStream()
                .filter(event -> same || wanted.lets(event.path("message").asString(""))).forEach(events::add);
        if (cut) {
            answer.put("nextToken", "cut"); // the AWS CLI spells it with a capital letter where it ended the reading
        }
        return Optional.of(new Observed.Seen<>(answer,
                new Source(read.source().call(), read.source().at(), answer)));
    }

    private static Optional<Observed.Seen<JsonNode>> queried(Observed.Seen<JsonNode> started, BundledCalls calls,
            LogFilter wanted) {
        if (!wanted.namedIn(started.source().call().parameters().path("queryString").asString(""))) {
            return Optional.empty();
        }
        String id = started.value().path("queryId").asString("");
        return calls.seen(calls.of(SERVICE, "GetQueryResults", started.source().call().region()).stream()
                .filter(each -> each.call().parameters().path("queryId").asString("").equals(id)))
                .filter(read -> read.value().path("status").asString("Complete").equals("Complete"))
                .max(Comparator.comparing(read -> read.source().at()))
                .flatMap(read -> rows(started.source(), read, wanted));
    }

    /** Rows as lines; where no row has a message, the query asked for something else. */
    private static Optional<Observed.Seen<JsonNode>> rows(Source started, Observed.Seen<JsonNode> read,
            LogFilter wanted) {
        JsonNode rows = read.value().path("results");
        if (!rows.isEmpty() && rows.valueStream().allMatch(row -> field(row, "@message").isEmpty())) {
            return Optional.empty();
        }
        QueryWindow window = QueryWindow.of(started);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray("events");
        for (JsonNode row : rows) {
            String message = field(row, "@message");
            if (!message.isEmpty() && wanted.lets(message)) {
                events.addObject().put("timestamp", window.timestamp(field(row, "@timestamp")).toEpochMilli())
                        .put("message", message).put("logStreamName", field(row, "@logStream"));
            }
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.put("logGroupName", Question.of(started.call()).of("group"));
        parameters.put("startTime", window.from().toEpochMilli()).put("endTime", window.to().toEpochMilli());
        AwsCall call = new AwsCall(SERVICE, FILTER, started.call().region(), parameters);
        return Optional.of(new Observed.Seen<>(answer, new Source(call, read.source().at(), answer)));
    }

    private static String field(JsonNode row, String name) {
        return row.valueStream().filter(each -> each.path("field").asString("").equals(name)).findFirst()
                .map(each -> each.path("value").asString("")).orElse("");
    }
}
