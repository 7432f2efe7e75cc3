package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch: GetMetricData and ListMetrics, once worked out and written as XML or JSON (AWS: CloudWatch API reference). */
final class MetricService {

    private static final int MAX_QUERIES = 500;

    private static final Duration PAST = Duration.ofHours(4);

    private static final Pattern SUM_OF_SEARCH = Pattern.compile("SUM\\(SEARCH\\('\\{(?<namespace>[^,}]+),"
            + "(?<dimensions>[^}]+)\\} MetricName=\"(?<metric>[^\"]+)\"', '(?<stat>[^']+)', (?<period>\\d+)\\)\\)");

    private final Simulation simulation;
    private final Metrics metrics;

    MetricService(Simulation simulation) {
        this.simulation = simulation;
        this.metrics = new Metrics(simulation);
    }

    JsonService json() {
        return new JsonService("cloudwatch", "GraniteServiceVersion20100801", Protocol.JSON_1_0,
                Map.of("ListMetrics", this::list, "GetMetricData",
                        input -> answer(results(input), (list, time) -> list.add(time.getEpochSecond()))));
    }

    QueryService query() {
        return QueryService.of("monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/",
                Map.of("ListMetrics", this::list, "GetMetricData",
                        form -> answer(results(form), (list, time) -> list.add(time.toString()))));
    }

    /** The points of one time span, worked out once for all queries of a call. */
    private record Points(Metrics metrics, Map<String, List<Samples.Point>> known) {

        List<Samples.Point> of(String namespace, Instant from, Instant until) {
            return known.computeIfAbsent(namespace + " " + from,
                    key -> metrics.points(namespace, from, until).toList());
        }
    }

    private record Result(String id, String label, List<Instant> timestamps, List<Double> values) {}

    private List<Result> results(JsonNode input) {
        JsonNode queries = input.path("MetricDataQueries");
        if (!queries.isArray() || queries.isEmpty() || queries.size() > MAX_QUERIES) {
            throw invalid("The parameter MetricDataQueries must hold 1 to " + MAX_QUERIES + " queries.");
        }
        Instant from = time(input, "StartTime");
        Instant until = time(input, "EndTime");
        if (!from.isBefore(until)) {
            throw invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        boolean ascending = input.path("ScanBy").asString("TimestampDescending").equals("TimestampAscending");
        List<Result> results = new ArrayList<>();
        Points points = new Points(metrics, new HashMap<>());
        for (JsonNode query : queries) {
            String expression = query.path("Expression").asString("");
            Result result = expression.isEmpty()
                    ? result(query, from, until, points)
                    : sum(query, expression, from, until, points);
            if (!query.path("ReturnData").asString("true").equals("false")) {
                results.add(ascending
                        ? result
                        : new Result(result.id, result.label, result.timestamps.reversed(),
                                result.values.reversed()));
            }
        }
        return results;
    }

    private Result result(JsonNode query, Instant from, Instant until, Points points) {
        JsonNode stat = query.path("MetricStat");
        String id = query.path("Id").asString("");
        if (!id.matches("[a-z][A-Za-z0-9_]{0,254}")) {
            throw invalid("The value '" + id
                    + "' for parameter Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
        }
        long period = period(stat.path("Period").asString(""), id);
        Statistic statistic = Statistic.of(stat.path("Stat").asString(""));
        String name = stat.path("Metric").path("MetricName").asString("");
        Map<String, String> dimensions = new HashMap<>();
        stat.path("Metric").path("Dimensions")
                .forEach(each -> dimensions.put(each.path("Name").asString(""), each.path("Value").asString("")));
        long begin = Math.floorDiv(from.getEpochSecond(), period) * period;
        Instant now = simulation.now();
        TreeMap<Long, List<Double>> buckets = new TreeMap<>();
        points.of(stat.path("Metric").path("Namespace").asString(""), Instant.ofEpochSecond(begin), until).stream()
                .filter(point -> point.metric().equals(name) && point.dimensions().equals(dimensions))
                .filter(point -> !point.at().isBefore(Instant.ofEpochSecond(begin)) && point.at().isBefore(until))
                .filter(point -> !point.at().isAfter(now))
                .forEach(point -> buckets.computeIfAbsent(Math.floorDiv(point.at().getEpochSecond(), period) * period,
                        key -> new ArrayList<>()).add(point.value()));
        List<Instant> timestamps = buckets.keySet().stream().map(Instant::ofEpochSecond).toList();
        List<Double> values = buckets.values().stream().map(statistic::of).toList();
        return new Result(id, query.path("Label").asString(name), timestamps, values);
    }

    /** The one kind of expression that is served: a sum over all metrics of a name with the same dimensions' names. */
    private Result sum(JsonNode query, String expression, Instant from, Instant until, Points points) {
        Matcher search = SUM_OF_SEARCH.matcher(expression.strip());
        String id = query.path("Id").asString("");
        if (!search.matches()) {
            throw invalid(
                    "The lab answers MetricStat and SUM(SEARCH('{Namespace,Dimensions} MetricName=\"…\"', 'Stat', "
                            + "Period)), not " + expression);
        }
        Set<String> names = Set.of(search.group("dimensions").split(","));
        long period = period(search.group("period"), id);
        Statistic statistic = Statistic.of(search.group("stat"));
        long begin = Math.floorDiv(from.getEpochSecond(), period) * period;
        Instant now = simulation.now();
        TreeMap<Long, Map<Map<String, String>, List<Double>>> buckets = new TreeMap<>();
        points.of(search.group("namespace"), Instant.ofEpochSecond(begin), until).stream()
                .filter(point -> point.metric().equals(search.group("metric")))
                .filter(point -> point.dimensions().keySet().equals(names))
                .filter(point -> point.at().isBefore(until) && !point.at().isAfter(now))
                .forEach(point -> buckets
                        .computeIfAbsent(Math.floorDiv(point.at().getEpochSecond(), period) * period,
                                key -> new HashMap<>())
                        .computeIfAbsent(point.dimensions(), key -> new ArrayList<>()).add(point.value()));
        return new Result(id, query.path("Label").asString(id),
                buckets.keySet().stream().map(Instant::ofEpochSecond).toList(), buckets.values().stream()
                        .map(series -> series.values().stream().mapToDouble(statistic::of).sum()).toList());
    }

    private static long period(String text, String id) {
        if (text.matches("\\d{1,6}")) {
            long period = Long.parseLong(text);
            if (period > 0 && (period % 60 == 0 || period == 1 || period == 5 || period == 10 || period == 30)) {
                return period;
            }
        }
        throw invalid("The value '" + text + "' for parameter MetricDataQueries." + id
                + ".MetricStat.Period must be 1, 5, 10, 30 or a multiple of 60.");
    }

    /** Seconds since 1970 in JSON, ISO 8601 in forms. */
    private static Instant time(JsonNode input, String member) {
        JsonNode value = input.path(member);
        try {
            if (value.isNumber()) {
                return Instant.ofEpochMilli((long) (value.doubleValue() * 1000));
            }
            return OffsetDateTime.parse(value.asString("")).toInstant();
        } catch (DateTimeException e) {
            throw invalid("The parameter " + member + " must be a time.");
        }
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "ValidationError", text);
    }

    /** What was written in the last two weeks, as far as the lab's past reaches. */
    private JsonNode list(JsonNode input) {
        String asked = input.path("Namespace").asString("");
        String name = input.path("MetricName").asString("");
        Instant now = simulation.now();
        TreeMap<String, JsonNode> found = new TreeMap<>();
        for (String namespace : Metrics.NAMESPACES) {
            if (asked.isEmpty() || asked.equals(namespace)) {
                metrics.points(namespace, now.minus(PAST), now)
                        .filter(point -> name.isEmpty() || point.metric().equals(name))
                        .filter(point -> has(point.dimensions(), input.path("Dimensions")))
                        .forEach(point -> found.computeIfAbsent(
                                namespace + point.metric() + new TreeMap<>(point.dimensions()),
                                key -> metric(namespace, point)));
            }
        }
        ObjectNode node = Json.object();
        ArrayNode metricsFound = node.putArray("Metrics");
        found.values().forEach(metricsFound::add);
        return node;
    }

    private static boolean has(Map<String, String> dimensions, JsonNode filters) {
        return filters.valueStream().allMatch(filter -> {
            String value = dimensions.get(filter.path("Name").asString(""));
            String wanted = filter.path("Value").asString("");
            return value != null && (wanted.isEmpty() || wanted.equals(value));
        });
    }

    private static JsonNode metric(String namespace, Samples.Point point) {
        ObjectNode metric = Json.object().put("Namespace", namespace).put("MetricName", point.metric());
        ArrayNode dimensions = metric.putArray("Dimensions");
        new TreeMap<>(point.dimensions())
                .forEach((name, value) -> dimensions.addObject().put("Name", name).put("Value", value));
        return metric;
    }

    /** Times are seconds since 1970 in JSON and ISO 8601 in XML. */
    private static JsonNode answer(List<Result> results, BiConsumer<ArrayNode, Instant> time) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("MetricDataResults");
        for (Result result : results) {
            ObjectNode each = list.addObject().put("Id", result.id).put("Label", result.label);
            ArrayNode timestamps = each.putArray("Timestamps");
            result.timestamps.forEach(moment -> time.accept(timestamps, moment));
            ArrayNode values = each.putArray("Values");
            result.values.forEach(value -> values.add(value.doubleValue()));
            each.put("StatusCode", "Complete");
        }
        node.putArray("Messages");
        return node;
    }
}
