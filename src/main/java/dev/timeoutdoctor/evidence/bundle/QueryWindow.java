package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.Source;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The time over which Logs Insights looked: StartQuery counts in seconds since 1970 (AWS: CloudWatch Logs API reference). */
record QueryWindow(Instant from, Instant to) {

    /** Beyond this a number of seconds can only be milliseconds: the year 5138. */
    private static final double MOST_SECONDS = 1e11;

    static QueryWindow of(Source started) {
        JsonNode parameters = started.call().parameters();
        Instant to = time(parameters.path("endTime")).orElse(started.at());
        return new QueryWindow(time(parameters.path("startTime")).orElse(to), to);
    }

    private static Optional<Instant> time(JsonNode value) {
        return value.isNumber() && value.doubleValue() > MOST_SECONDS
                ? Optional.of(Instant.ofEpochMilli(Math.round(value.doubleValue())))
                : MetricSeries.time(value);
    }

    /** A row's {@code @timestamp}, which has no offset and is UTC; the window's end where the query did not ask for it. */
    Instant timestamp(String text) {
        return MetricSeries.time(JsonNodeFactory.instance.stringNode(text)).orElse(to);
    }
}
