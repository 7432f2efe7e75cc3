package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.HttpRoute;
import dev.timeoutdoctor.lab.traffic.Call;
import dev.timeoutdoctor.lab.traffic.Kind;
import dev.timeoutdoctor.lab.traffic.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The samples that calls leave for API Gateway's metrics (AWS: metrics and dimensions of REST, HTTP, WebSocket APIs). */
final class Samples {

    /** One sample of one metric, at the moment it counts for. */
    record Point(String metric, Map<String, String> dimensions, Instant at, double value) {

        Point {
            dimensions = Map.copyOf(dimensions);
        }
    }

    private Samples() {}

    /** All that one call adds to the metrics of its API, under every set of dimensions that it counts for. */
    static Stream<Point> of(Call call) {
        return dimensions(call.route()).flatMap(dimensions -> values(call).entrySet().stream()
                .map(value -> new Point(value.getKey(), dimensions, call.start(), value.getValue())));
    }

    private static Map<String, Double> values(Call call) {
        Call.Answer answer = call.answer();
        double clientError = answer.status() / 100 == 4 ? 1 : 0;
        double serverError = answer.status() / 100 == 5 ? 1 : 0;
        double latency = answer.latency().toMillis();
        double integration = answer.integrationLatency().toMillis();
        return switch (call.route().kind()) {
            case REST -> {
                Map<String, Double> all = new HashMap<>(Map.of("Count", 1.0, "4XXError", clientError, "5XXError",
                        serverError, "Latency", latency));
                switch (answer.cache()) {
                    case OFF -> all.put("IntegrationLatency", integration);
                    case MISS -> all.putAll(Map.of("IntegrationLatency", integration, "CacheMissCount", 1.0));
                    case HIT -> all.put("CacheHitCount", 1.0); // whoever is not asked takes no time
                }
                yield all;
            }
            case HTTP -> Map.of("Count", 1.0, "4xx", clientError, "5xx", serverError, "Latency", latency,
                    "IntegrationLatency", integration, "DataProcessed", (double) answer.body().length());
            case WEBSOCKET -> {
                Map<String, Double> all = new HashMap<>(Map.of("IntegrationError",
                        answer.outcome() == Outcome.ANSWERED ? 0.0 : 1.0, "ExecutionError", 0.0, "ClientError", 0.0,
                        "IntegrationLatency", integration));
                switch (call.route().resourcePath()) {
                    case HttpRoute.CONNECT -> all.put("ConnectCount", 1.0);
                    case HttpRoute.DISCONNECT -> {
                        // neither a message nor a connection
                    }
                    default -> all.put("MessageCount", 1.0);
                }
                yield all;
            }
        };
    }

    private static Stream<Map<String, String>> dimensions(Call.Route route) {
        String stage = route.stage();
        if (route.kind() == Kind.REST) {
            Map<String, String> api = Map.of("ApiName", route.apiName());
            Map<String, String> detailed = Map.of("ApiName", route.apiName(), "Stage", stage, "Method",
                    route.httpMethod(), "Resource", route.resourcePath());
            return all(api, Map.of("ApiName", route.apiName(), "Stage", stage), detailed, route.detailedMetrics());
        }
        // For WebSocket APIs the documentation lists Method and Resource; that it is Route is not verified.
        Map<String, String> detailed = route.kind() == Kind.HTTP
                ? Map.of("ApiId", route.apiId(), "Stage", stage, "Method", route.methodName(), "Resource",
                        route.resourcePath())
                : Map.of("ApiId", route.apiId(), "Stage", stage, "Route", route.resourcePath());
        return all(Map.of("ApiId", route.apiId()), Map.of("ApiId", route.apiId(), "Stage", stage), detailed,
                route.detailedMetrics());
    }

    private static Stream<Map<String, String>> all(Map<String, String> api, Map<String, String> stage,
            Map<String, String> detailed, boolean isDetailed) {
        return isDetailed ? Stream.of(api, stage, detailed) : Stream.of(api, stage);
    }
}
