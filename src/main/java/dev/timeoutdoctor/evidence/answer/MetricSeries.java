package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The datapoints of one GetMetricData answer by query id. Where a window holds several datapoints, counts are added, the highest
 * p99 and maximum stand for the window, and p50 and p90 are the datapoints' own, weighed by their samples: an estimate, since
 * percentiles cannot be added.
 */
final class MetricSeries {

    private final Map<String, Map<Instant, Double>> byId;

    private MetricSeries(Map<String, Map<Instant, Double>> byId) {
        this.byId = byId;
    }

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException where CloudWatch did not give the whole answer: part of the data must never pass for no
     *     requests
     */
    static MetricSeries of(JsonNode answer) {
        Map<String, Map<Instant, Double>> byId = new HashMap<>();
        Map<String, String> status = new HashMap<>();
        for (Members result : Members.of(answer).objects("MetricDataResults")) {
            String id = result.text("Id");
            // a series that spans pages comes in parts; only its last part says that it is complete
            status.put(id, result.optionalText("StatusCode").orElse("Complete"));
            datapoints(result, id, byId.computeIfAbsent(id, key -> new TreeMap<>()));
        }
        status.forEach((id, code) -> {
            if (!code.equals("Complete")) {
                throw new IllegalArgumentException("MetricDataResults: " + id + " is not complete: " + code);
            }
        });
        return new MetricSeries(byId);
    }

    private static void datapoints(Members result, String id, Map<Instant, Double> into) {
        List<Instant> timestamps = result.instants("Timestamps");
        List<Double> values = result.numbers("Values");
        if (timestamps.size() != values.size()) {
            throw new IllegalArgumentException("MetricDataResults: " + id + " has " + timestamps.size()
                    + " Timestamps and " + values.size() + " Values");
        }
        for (int i = 0; i < values.size(); i++) {
            into.put(timestamps.get(i), values.get(i));
        }
    }

    /** A count over the window. */
    long total(String scope, String metric, String statistic) {
        return Math.round(get(scope, metric, statistic).values().stream().mapToDouble(Double::doubleValue).sum());
    }

    /** The highest value of the window, 0 where nothing was observed. */
    long highest(String scope, String metric, String statistic) {
        return Math.round(worst(get(scope, metric, statistic)));
    }

    /** The highest value of several series added at each moment, 0 where nothing was observed. */
    double highestSum(Collection<String> ids) {
        Map<Instant, Double> sums = new TreeMap<>();
        for (String id : ids) {
            byId.getOrDefault(id, Map.of()).forEach((at, value) -> sums.merge(at, value, Double::sum));
        }
        return sums.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** A distribution of milliseconds. */
    Latency latency(String scope, String metric) {
        Map<Instant, Double> samples = get(scope, metric, "SampleCount");
        long total = total(scope, metric, "SampleCount");
        if (total == 0) {
            return Latency.NONE;
        }
        return new Latency(total, millis(weighed(scope, metric, "p50", samples)),
                millis(weighed(scope, metric, "p90", samples)), millis(worst(filled(scope, metric, "p99"))),
                millis(worst(filled(scope, metric, "Maximum"))));
    }

    private double weighed(String scope, String metric, String statistic, Map<Instant, Double> samples) {
        double sum = 0;
        double weights = 0;
        for (Map.Entry<Instant, Double> datapoint : filled(scope, metric, statistic).entrySet()) {
            double weight = samples.getOrDefault(datapoint.getKey(), 0.0);
            sum += datapoint.getValue() * weight;
            weights += weight;
        }
        if (weights == 0) {
            throw incomplete(scope, metric, statistic);
        }
        return sum / weights;
    }

    private Map<Instant, Double> filled(String scope, String metric, String statistic) {
        Map<Instant, Double> datapoints = get(scope, metric, statistic);
        if (datapoints.isEmpty()) {
            throw incomplete(scope, metric, statistic);
        }
        return datapoints;
    }

    private Map<Instant, Double> get(String scope, String metric, String statistic) {
        String id = new MetricQuery(scope, metric, statistic).id();
        Map<Instant, Double> datapoints = byId.get(id);
        if (datapoints == null) {
            throw new IllegalArgumentException("MetricDataResults: " + id + " is missing");
        }
        return datapoints;
    }

    private static IllegalArgumentException incomplete(String scope, String metric, String statistic) {
        return new IllegalArgumentException("MetricDataResults: " + new MetricQuery(scope, metric, statistic).id()
                + " has no value for its samples");
    }

    private static double worst(Map<Instant, Double> datapoints) {
        return datapoints.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1_000_000));
    }
}
