package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.GatewayMetricNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What CloudWatch counts of a stage, in the words of its kind of API (AWS: REST API metrics and dimensions; HTTP API metrics;
 * monitoring WebSocket API execution).
 *
 * @param dimensions {@code Name} and {@code Value} each, in order
 */
record StageMetrics(GatewayMetricNames names, List<Map<String, String>> dimensions) {

    /** The namespace of all of them. */
    static final String NAMESPACE = "AWS/ApiGateway";
    /** The time that the backend took, in milliseconds; every kind of API has it. */
    static final String INTEGRATION_LATENCY = "IntegrationLatency";

    StageMetrics {
        dimensions = List.copyOf(dimensions);
    }

    /** Those of the examined stage; empty where a REST API's name, by which it is counted, is not known. */
    static Optional<StageMetrics> of(Reading reading, Route route) {
        Optional<Map<String, String>> api = switch (route.apiType()) {
            case REST -> reading.evidence().get(EvidenceKeys.REST_API).seen().map(RestApi::metricName)
                    .map(name -> dimension("ApiName", name));
            case HTTP, WEBSOCKET -> Optional.of(dimension("ApiId", route.apiId()));
        };
        return api.map(first -> new StageMetrics(GatewayMetricNames.of(route.apiType()),
                List.of(first, dimension("Stage", route.stage()))));
    }

    private static Map<String, String> dimension(String name, String value) {
        Map<String, String> dimension = new LinkedHashMap<>();
        dimension.put("Name", name);
        dimension.put("Value", value);
        return dimension;
    }
}
