package dev.timeoutdoctor.evidence;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GetMetricData's answers to the queries that were asked. */
public final class MetricData {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MetricData() {}

    /** Every series that was asked for, without datapoints. */
    public static JsonNode empty(AwsCall call) {
        return of(call, Map.of());
    }

    /** Every series that was asked for, with one datapoint an hour from 13:00 for those that are named. */
    public static JsonNode of(AwsCall call, Map<String, double[]> values) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("MetricDataResults");
        for (JsonNode query : call.parameters().path("MetricDataQueries")) {
            String id = query.path("Id").stringValue();
            ObjectNode result = results.addObject().put("Id", id).put("Label", id).put("StatusCode", "Complete");
            ArrayNode timestamps = result.putArray("Timestamps");
            ArrayNode numbers = result.putArray("Values");
            int hour = 13;
            for (double value : values.getOrDefault(id, new double[0])) {
                timestamps.add("2026-11-22T" + hour + ":00:00+00:00");
                numbers.add(value);
                hour++;
            }
        }
        answer.putArray("Messages");
        return answer;
    }
}
