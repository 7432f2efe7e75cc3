package dev.timeoutdoctor.evidence;

/**
 * What CloudWatch counted for the function.
 *
 * @param duration the true run time, without the init time of cold starts; goes on after the gateway gave up
 * @param maxConcurrency the most executions at once
 */
public record FunctionMetrics(TimeWindow window, long invocations, long errors, long throttles, long maxConcurrency,
        Latency duration) {}
