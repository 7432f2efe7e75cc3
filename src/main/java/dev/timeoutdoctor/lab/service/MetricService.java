package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Xml;
import dev.timeoutdoctor.lab.traffic.Call;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch's GetMetricData, once worked out and written as XML or JSON (AWS: CloudWatch API reference). */
final class MetricService {

    private static final int MAX_QUERIES = 500;

    private final Simulation simulation;

    MetricService(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonService json() {
        return new JsonService("cloudwatch", "GraniteServiceVersion20100801", Protocol.JSON_1_0,
                Map.of("GetMetricData", input -> asJson(results(input))));
    }

    QueryService query() {
        return new QueryService("monitoring",
                Map.of("GetMetricData", (form, requestId) -> asXml(results(form), requestId)));
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
        for (JsonNode query : queries) {
            if (query.path("Expression").asString("").isEmpty()) {
                Result result = result(query, from, until);
                if (!query.path("ReturnData").asString("true").equals("false")) {
                    results.add(ascending
                            ? result
                            : new Result(result.id, result.label, result.timestamps.reversed(),
                                    result.values.reversed()));
                }
            } else {
                throw invalid("The lab answers queries with MetricStat, not expressions: "
                        + query.path("Expression").asString(""));
            }
        }
        return results;
    }

    private Result result(JsonNode query, Instant from, Instant until) {
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
        List<Call> calls = simulation.journal().calls(Instant.ofEpochSecond(begin), until);
        TreeMap<Long, List<Double>> buckets = new TreeMap<>();
        for (Samples.Sample sample : Samples.of(stat.path("Metric").path("Namespace").asString(""), name, dimensions,
                calls)) {
            long bucket = Math.floorDiv(sample.at().getEpochSecond(), period) * period;
            if (bucket >= begin && sample.at().isBefore(until) && !sample.at().isAfter(now)) {
                buckets.computeIfAbsent(bucket, key -> new ArrayList<>()).add(sample.value());
            }
        }
        List<Instant> timestamps = buckets.keySet().stream().map(Instant::ofEpochSecond).toList();
        List<Double> values = buckets.values().stream().map(statistic::of).toList();
        return new Result(id, query.path("Label").asString(name), timestamps, values);
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

    private static JsonNode asJson(List<Result> results) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("MetricDataResults");
        for (Result result : results) {
            ObjectNode each = list.addObject().put("Id", result.id).put("Label", result.label);
            ArrayNode timestamps = each.putArray("Timestamps");
            result.timestamps.forEach(time -> timestamps.add(time.getEpochSecond()));
            ArrayNode values = each.putArray("Values");
            result.values.forEach(value -> values.add(value.doubleValue()));
            each.put("StatusCode", "Complete");
        }
        node.putArray("Messages");
        return node;
    }

    private static String asXml(List<Result> results, String requestId) {
        Xml xml = new Xml("GetMetricDataResponse", "http://monitoring.amazonaws.com/doc/2010-08-01/");
        xml.open("GetMetricDataResult").open("MetricDataResults");
        for (Result result : results) {
            xml.open("member").text("Id", result.id).text("Label", result.label).open("Timestamps");
            result.timestamps.forEach(time -> xml.text("member", time.toString()));
            xml.close("Timestamps").open("Values");
            result.values.forEach(value -> xml.text("member", value.toString()));
            xml.close("Values").text("StatusCode", "Complete").close("member");
        }
        xml.close("MetricDataResults").open("Messages").close("Messages").close("GetMetricDataResult");
        return xml.open("ResponseMetadata").text("RequestId", requestId).close("ResponseMetadata").finish();
    }
}
