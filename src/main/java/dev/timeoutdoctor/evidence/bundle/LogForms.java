package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Log lines from FilterLogEvents with any filter, or from StartQuery with the GetQueryResults of its query. Lines that another filter
 * found are told; that another filter found none is not, since it may have looked for something else.
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
        Stream<Found> found = Stream.concat(
                calls.seen(filtered.stream()).map(read -> filtered(read, wanted)),
                calls.seen(queries.stream()).flatMap(started -> queried(started, calls, wanted).stream()));
        Optional<Found> best = found.filter(each -> each.complete() || each.lines() > 0)
                .max(Comparator.comparing(Found::complete).thenComparingInt(Found::lines));
        return best.<Stream<Observed<JsonNode>>>map(each -> Stream.of(each.look()))
                .orElseGet(() -> Stream.concat(filtered.stream(), queries.stream()).map(BundledCall::look)
                        .filter(look -> look.seen().isEmpty()));
    }

    /**
     * Lines that were found.
     *
     * @param complete whether every line that is wanted would be among them
     */
    private record Found(Observed.Seen<JsonNode> look, int lines, boolean complete) {}

    private static Found filtered(Observed.Seen<JsonNode> read, LogFilter wanted) {
        LogFilter its = LogFilter.of(read.source().call().parameters());
        if (its.equals(wanted)) {
            return new Found(read, read.value().path("events").size(), true);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray("events");
        read.value().path("events").valueStream().filter(event -> wanted.lets(event.path("message").asString("")))
                .forEach(events::add);
        if (read.value().has("nextToken")) {
            answer.set("nextToken", read.value().path("nextToken"));
        }
        Source source = new Source(read.source().call(), read.source().at(), answer);
        return new Found(new Observed.Seen<>(answer, source), events.size(), its.letsAllOf(wanted));
    }

    private static Optional<Found> queried(Observed.Seen<JsonNode> started, BundledCalls calls, LogFilter wanted) {
        String id = started.value().path("queryId").asString("");
        Predicate<Observed.Seen<JsonNode>> done = read -> read.value().path("status").asString("Complete")
                .equals("Complete");
        return calls.seen(calls.of(SERVICE, "GetQueryResults", started.source().call().region()).stream()
                .filter(each -> each.call().parameters().path("queryId").asString("").equals(id)))
                .max(Comparator.<Observed.Seen<JsonNode>, Boolean>comparing(done::test)
                        .thenComparing(read -> read.source().at()))
                .map(read -> rows(started.source(), read, wanted, done.test(read)));
    }

    private static Found rows(Source started, Observed.Seen<JsonNode> read, LogFilter wanted, boolean done) {
        QueryWindow window = QueryWindow.of(started);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode events = answer.putArray("events");
        for (JsonNode row : read.value().path("results")) {
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
        boolean complete = done && wanted.namedIn(started.call().parameters().path("queryString").asString(""));
        return new Found(new Observed.Seen<>(answer, new Source(call, read.source().at(), answer)), events.size(),
                complete);
    }

    private static String field(JsonNode row, String name) {
        return row.valueStream().filter(each -> each.path("field").asString("").equals(name)).findFirst()
                .map(each -> each.path("value").asString("")).orElse("");
    }
}
