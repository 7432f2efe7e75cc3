package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.traffic.Call;
import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The samples that calls leave for one metric (AWS: API Gateway and Lambda metrics and dimensions). */
final class Samples {

    /** One sample at the moment it counts for. */
    record Sample(Instant at, double value) {}

    private Samples() {}

    /** Empty for metrics and dimensions that nobody writes, as CloudWatch answers for them too. */
    static List<Sample> of(String namespace, String metric, Map<String, String> dimensions, List<Call> calls) {
        return switch (namespace) {
            case "AWS/ApiGateway" -> gateway(metric, dimensions, calls);
            case "AWS/Lambda" -> function(metric, dimensions, calls);
            default -> List.of();
        };
    }

    private static List<Sample> gateway(String metric, Map<String, String> dimensions, List<Call> calls) {
        List<Sample> samples = new ArrayList<>();
        for (Call call : calls) {
            if (belongs(call.route(), dimensions)) {
                Call.Answer answer = call.answer();
                Instant at = call.start();
                switch (metric) {
                    case "Count" -> samples.add(new Sample(at, 1));
                    case "4XXError" -> samples.add(new Sample(at, answer.status() / 100 == 4 ? 1 : 0));
                    case "5XXError" -> samples.add(new Sample(at, answer.status() / 100 == 5 ? 1 : 0));
                    case "Latency" -> samples.add(new Sample(at, answer.latency().toMillis()));
                    case "IntegrationLatency" -> samples.add(new Sample(at, answer.integrationLatency().toMillis()));
                    default -> {
                        return List.of();
                    }
                }
            }
        }
        return samples;
    }

    private static boolean belongs(Call.Route route, Map<String, String> dimensions) {
        if (!route.apiName().equals(dimensions.get("ApiName"))) {
            return false;
        }
        if (dimensions.keySet().equals(Set.of("ApiName"))) {
            return true;
        }
        if (!route.stage().equals(dimensions.get("Stage"))) {
            return false;
        }
        if (dimensions.keySet().equals(Set.of("ApiName", "Stage"))) {
            return true;
        }
        return dimensions.keySet().equals(Set.of("ApiName", "Method", "Resource", "Stage")) && route.detailedMetrics()
                && route.httpMethod().equals(dimensions.get("Method"))
                && route.resourcePath().equals(dimensions.get("Resource"));
    }

    private record Run(Instant begin, Instant end, Invocation invocation) {}

    private static List<Sample> function(String metric, Map<String, String> dimensions, List<Call> calls) {
        if (!dimensions.keySet().equals(Set.of("FunctionName"))) {
            return List.of();
        }
        String name = dimensions.getOrDefault("FunctionName", "");
        List<Run> runs = new ArrayList<>();
        for (Call call : calls) {
            call.invocations().stream().filter(run -> run.functionName().equals(name)).forEach(
                    run -> runs.add(new Run(call.start(), call.start().plus(run.init()).plus(run.duration()), run)));
        }
        List<Sample> samples = new ArrayList<>();
        for (Run run : runs) {
            Invocation invocation = run.invocation();
            switch (metric) {
                case "Invocations" -> samples.add(new Sample(run.begin(), 1));
                case "Throttles" -> samples.add(new Sample(run.begin(), 0));
                case "Errors" -> samples.add(new Sample(run.end(), invocation.timedOut() ? 1 : 0));
                case "Duration" -> samples.add(new Sample(run.end(), millis(invocation.duration())));
                case "ConcurrentExecutions" -> samples.add(new Sample(run.begin(), runs.stream()
                        .filter(other -> !other.begin().isAfter(run.begin()) && other.end().isAfter(run.begin()))
                        .count()));
                default -> {
                    return List.of();
                }
            }
        }
        return samples;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
