package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The series of one GetMetricData call of a bundle, by what they measure, whatever they were called.
 *
 * @param from begin of the call's window
 * @param to end of the call's window
 * @param ids the query's id by what it measures
 */
record MetricSeries(Source source, Instant from, Instant to, Map<String, String> ids) {

    static MetricSeries of(Observed.Seen<JsonNode> read) {
        Source source = read.source();
        Map<String, String> ids = new HashMap<>();
        for (JsonNode query : source.call().parameters().path("MetricDataQueries")) {
            measured(query).ifPresent(what -> ids.putIfAbsent(what, query.path("Id").asString("")));
        }
        Instant to = time(source.call().parameters().path("EndTime")).orElse(source.at());
        Instant from = time(source.call().parameters().path("StartTime")).or(() -> firstDatapoint(read.value()))
                .orElse(to);
        return new MetricSeries(source, from, to, ids);
    }

    /** What a query measures, or the expression that it calculates; empty for what is neither. */
    static Optional<String> measured(JsonNode query) {
        String expression = query.path("Expression").asString("");
        if (!expression.isBlank()) {
            return Optional.of("expression " + expression.replaceAll("\\s+", " ").strip());
        }
        JsonNode metric = query.path("MetricStat").path("Metric");
        if (metric.path("MetricName").asString("").isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> dimensions = new TreeSet<>();
        metric.path("Dimensions").forEach(
                each -> dimensions.add(each.path("Name").asString("") + "=" + each.path("Value").asString("")));
        String statistic = query.path("MetricStat").path("Stat").asString("").toLowerCase(Locale.ROOT)
                .replaceFirst("\\.0+$", "");
        return Optional.of(metric.path("Namespace").asString("") + " " + metric.path("MetricName").asString("") + " "
                + dimensions + " " + statistic);
    }

    /** The parts of a series, as they came on the answer's pages. */
    Stream<JsonNode> results(String what) {
        String id = ids.getOrDefault(what, "");
        return source.answer().path("MetricDataResults").valueStream()
                .filter(result -> result.path("Id").asString("").equals(id));
    }

    /** Whether the answer has the series; a query whose result is missing was not answered. */
    boolean has(String what) {
        return ids.containsKey(what) && results(what).findAny().isPresent();
    }

    private static Optional<Instant> firstDatapoint(JsonNode answer) {
        return answer.path("MetricDataResults").valueStream()
                .flatMap(result -> result.path("Timestamps").valueStream()).flatMap(at -> time(at).stream())
                .min(Instant::compareTo);
    }

    /** As the AWS CLI takes times: ISO 8601 with an offset or without (then UTC), a date, or seconds since 1970. */
    static Optional<Instant> time(JsonNode value) {
        try {
            if (value.isNumber()) {
                return Optional.of(Instant.ofEpochMilli(Math.round(value.doubleValue() * 1_000)));
            }
            String text = value.asString("");
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return Optional.of(LocalDateTime.parse(text + "T00:00:00").toInstant(ZoneOffset.UTC));
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}[T ][0-9:.]+")) {
                return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
