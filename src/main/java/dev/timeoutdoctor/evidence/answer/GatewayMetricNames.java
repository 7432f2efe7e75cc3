package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.ApiType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What CloudWatch calls API Gateway's figures, which differs by the kind of API (AWS: REST API metrics and dimensions; HTTP API
 * metrics; monitoring WebSocket API execution). A WebSocket API has no {@code Latency}.
 */
public record GatewayMetricNames(List<Count> requests, List<Count> clientErrors, List<Count> serverErrors,
        boolean hasLatency) {

    private static final GatewayMetricNames REST = new GatewayMetricNames(List.of(new Count("Count", "SampleCount")),
            List.of(new Count("4XXError", "Sum")), List.of(new Count("5XXError", "Sum")), true);
    private static final GatewayMetricNames HTTP = new GatewayMetricNames(List.of(new Count("Count", "SampleCount")),
            List.of(new Count("4xx", "Sum")), List.of(new Count("5xx", "Sum")), true);
    private static final GatewayMetricNames WEBSOCKET = new GatewayMetricNames(
            List.of(new Count("ConnectCount", "Sum"), new Count("MessageCount", "Sum")),
            List.of(new Count("ClientError", "Sum")),
            List.of(new Count("IntegrationError", "Sum"), new Count("ExecutionError", "Sum")), false);

    public GatewayMetricNames {
        requests = List.copyOf(requests);
        clientErrors = List.copyOf(clientErrors);
        serverErrors = List.copyOf(serverErrors);
    }

    /** A metric that counts, and the statistic that does. */
    public record Count(String metric, String statistic) {}

    /** The names of a kind of API. */
    public static GatewayMetricNames of(ApiType type) {
        return switch (type) {
            case REST -> REST;
            case HTTP -> HTTP;
            case WEBSOCKET -> WEBSOCKET;
        };
    }

    /** The names that a call asked for, by the ids of its queries. */
    static GatewayMetricNames in(List<String> queryIds) {
        return Stream.of(WEBSOCKET, HTTP)
                .filter(names -> queryIds.contains(id(names.clientErrors().getFirst()))).findFirst().orElse(REST);
    }

    private static String id(Count count) {
        return new MetricQuery(MetricQuery.STAGE, count.metric(), count.statistic()).id();
    }

    /** Everything that is counted. */
    List<Count> counts() {
        return Stream.of(requests, clientErrors, serverErrors).flatMap(List::stream).toList();
    }
}
