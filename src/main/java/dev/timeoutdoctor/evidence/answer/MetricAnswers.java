package dev.timeoutdoctor.evidence.answer;

import static dev.timeoutdoctor.evidence.answer.MetricQuery.ANY_METHOD;
import static dev.timeoutdoctor.evidence.answer.MetricQuery.BALANCER;
import static dev.timeoutdoctor.evidence.answer.MetricQuery.FUNCTION;
import static dev.timeoutdoctor.evidence.answer.MetricQuery.METHOD;
import static dev.timeoutdoctor.evidence.answer.MetricQuery.STAGE;

import dev.timeoutdoctor.evidence.CacheMetrics;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.LoadBalancerMetrics;
import dev.timeoutdoctor.evidence.RegionTraffic;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CloudWatch's GetMetricData for the queries of {@link MetricQuery}. The window is the call's own. An answer that lacks a figure
 * or is not complete is an {@link IllegalArgumentException}: it must never pass for no requests.
 */
public final class MetricAnswers {

    private MetricAnswers() {}

    /** The method's figures where it has any, else those of its stage. */
    public static GatewayMetrics gateway(Source source) {
        MetricSeries series = MetricSeries.of(source.answer());
        List<String> asked = Members.of(source.call().parameters()).objects("MetricDataQueries").stream()
                .map(query -> query.text("Id")).toList();
        GatewayMetricNames names = GatewayMetricNames.in(asked);
        for (String scope : List.of(METHOD, ANY_METHOD)) {
            if (asked.stream().anyMatch(id -> id.startsWith(scope + "_"))) {
                GatewayMetrics own = gateway(series, names, scope, window(source));
                if (own.requests() > 0 || own.integrationLatency().samples() > 0 || own.latency().samples() > 0) {
                    return own;
                }
            }
        }
        return gateway(series, names, STAGE, window(source));
    }

    /** What the cache did for the method where it has metrics of its own, else for its stage. */
    public static CacheMetrics cache(Source source) {
        MetricSeries series = MetricSeries.of(source.answer());
        CacheMetrics own = cache(series, METHOD, window(source));
        return own.hits() + own.misses() > 0 ? own : cache(series, STAGE, window(source));
    }

    private static CacheMetrics cache(MetricSeries series, String scope, TimeWindow window) {
        return new CacheMetrics(window, !scope.equals(STAGE), series.total(scope, "CacheHitCount", "Sum"),
                series.total(scope, "CacheMissCount", "Sum"));
    }

    /** The busiest minute of all APIs together. */
    public static RegionTraffic region(Source source) {
        return new RegionTraffic(window(source),
                MetricSeries.of(source.answer()).highestSum(MetricQuery.REGION.keySet()) / 60);
    }

    /** The function's figures. */
    public static FunctionMetrics function(Source source) {
        MetricSeries series = MetricSeries.of(source.answer());
        return new FunctionMetrics(window(source), series.total(FUNCTION, "Invocations", "Sum"),
                series.total(FUNCTION, "Errors", "Sum"), series.total(FUNCTION, "Throttles", "Sum"),
                series.highest(FUNCTION, "ConcurrentExecutions", "Maximum"), series.latency(FUNCTION, "Duration"));
    }

    /** The load balancer's figures: those that were asked for. */
    public static LoadBalancerMetrics balancer(Source source) {
        MetricSeries series = MetricSeries.of(source.answer());
        List<String> asked = Members.of(source.call().parameters()).objects("MetricDataQueries").stream()
                .map(query -> query.text("Id")).toList();
        Map<String, Long> totals = new LinkedHashMap<>();
        Stream.of(true, false).flatMap(network -> MetricQuery.balancer(network).stream())
                .filter(query -> asked.contains(query.id()))
                .forEach(query -> totals.put(query.metric(), series.total(BALANCER, query.metric(), "Sum")));
        return new LoadBalancerMetrics(window(source), totals);
    }

    private static GatewayMetrics gateway(MetricSeries series, GatewayMetricNames names, String scope,
            TimeWindow window) {
        return new GatewayMetrics(window, !scope.equals(STAGE), total(series, scope, names.requests()),
                total(series, scope, names.clientErrors()), total(series, scope, names.serverErrors()),
                series.latency(scope, "IntegrationLatency"),
                names.hasLatency() ? series.latency(scope, "Latency") : Latency.NONE);
    }

    private static long total(MetricSeries series, String scope, List<GatewayMetricNames.Count> counts) {
        return counts.stream().mapToLong(count -> series.total(scope, count.metric(), count.statistic())).sum();
    }

    private static TimeWindow window(Source source) {
        Members parameters = Members.of(source.call().parameters());
        return new TimeWindow(parameters.instant("StartTime"), parameters.instant("EndTime"));
    }
}
