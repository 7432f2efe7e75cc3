package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.service.Samples.Point;
import dev.timeoutdoctor.lab.traffic.Call;
import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import dev.timeoutdoctor.lab.traffic.Outcome;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The samples that runs of functions leave for Lambda's metrics (AWS: Lambda metrics). */
final class FunctionSamples {

    private record Run(Instant begin, Instant end, Invocation invocation) {}

    private FunctionSamples() {}

    static Stream<Point> of(List<Call> calls) {
        List<Run> runs = calls.stream().flatMap(call -> call.invocations().stream().map(run -> new Run(
                call.start().plus(run.offset()), call.start().plus(run.offset()).plus(run.init()).plus(run.duration()),
                run))).toList();
        return Stream.concat(runs.stream().flatMap(run -> points(run, runs)),
                calls.stream().filter(call -> call.answer().outcome() == Outcome.FUNCTION_THROTTLED)
                        .flatMap(FunctionSamples::throttle));
    }

    private static Stream<Point> throttle(Call call) {
        return Simulation.functionName(call.route().uri()).stream()
                .map(name -> new Point("Throttles", Map.of("FunctionName", name), call.start(), 1));
    }

    private static Stream<Point> points(Run run, List<Run> all) {
        Invocation invocation = run.invocation();
        String name = invocation.functionName();
        long atOnce = all.stream().filter(other -> other.invocation().functionName().equals(name))
                .filter(other -> !other.begin().isAfter(run.begin()) && other.end().isAfter(run.begin())).count();
        List<Point> points = new ArrayList<>();
        for (Map<String, String> dimensions : dimensions(invocation)) {
            points.add(new Point("Invocations", dimensions, run.begin(), 1));
            points.add(new Point("Throttles", dimensions, run.begin(), 0));
            points.add(new Point("Errors", dimensions, run.end(), invocation.timedOut() ? 1 : 0));
            points.add(new Point("Duration", dimensions, run.end(), millis(invocation.duration())));
            points.add(new Point("ConcurrentExecutions", dimensions, run.begin(), atOnce));
        }
        return points.stream();
    }

    private static List<Map<String, String>> dimensions(Invocation run) {
        Map<String, String> function = Map.of("FunctionName", run.functionName());
        if (run.qualifier().isEmpty()) {
            return List.of(function);
        }
        String resource = run.functionName() + ":" + run.qualifier();
        return List.of(function, Map.of("FunctionName", run.functionName(), "Resource", resource),
                Map.of("FunctionName", run.functionName(), "Resource", resource, "ExecutedVersion", run.version()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
