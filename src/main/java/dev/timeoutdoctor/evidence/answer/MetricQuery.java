package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.ApiType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One figure asked of CloudWatch, and the id under which its answer comes back.
 *
 * @param scope whose figure: {@link #METHOD}, {@link #ANY_METHOD}, {@link #STAGE}, {@link #FUNCTION} or
 *     {@link #BALANCER}
 * @param metric for example {@code IntegrationLatency}
 * @param statistic for example {@code p99}, {@code Maximum}, {@code SampleCount}, {@code Sum}
 */
public record MetricQuery(String scope, String metric, String statistic) {

    /** The method by the request's own method; there only where detailed metrics are on. */
    public static final String METHOD = "method";
    /** The method by {@code ANY}, where the API defines it so. */
    public static final String ANY_METHOD = "any";
    /** The whole stage. */
    public static final String STAGE = "stage";
    /** The function. */
    public static final String FUNCTION = "function";

    /** A load balancer. */
    public static final String BALANCER = "balancer";

    /** AWS: CloudWatch metrics of network load balancers; what security groups refuse is only in the blocked flows. */
    private static final List<String> NETWORK = List.of("TCP_Client_Reset_Count", "TCP_Target_Reset_Count",
            "TCP_ELB_Reset_Count", "NewFlowCount", "RejectedFlowCount", "UnhealthyRoutingFlowCount",
            "SecurityGroupBlockedFlowCount_Inbound_TCP", "SecurityGroupBlockedFlowCount_Outbound_TCP",
            "PortAllocationErrorCount", "TargetTLSNegotiationErrorCount");
    private static final List<String> APPLICATION = List.of("RequestCount", "HTTPCode_ELB_502_Count",
            "HTTPCode_ELB_503_Count", "HTTPCode_ELB_504_Count", "HTTPCode_Target_5XX_Count",
            "TargetConnectionErrorCount", "RejectedConnectionCount");
    /** The dimension by which the APIs of a Region are told apart, by the id of the query for them. */
    public static final SortedMap<String, String> REGION = Collections
            .unmodifiableSortedMap(new TreeMap<>(Map.of("newer_apis", "ApiId", "rest_apis", "ApiName")));

    private static final List<String> DISTRIBUTION = List.of("p50", "p90", "p99", "Maximum", "SampleCount");

    /** Starts with a lower-case letter, as CloudWatch wants it. */
    public String id() {
        return scope + "_" + metric + "_" + statistic;
    }

    /** All that is asked about a method, route or stage, by the names of its kind of API. */
    public static List<MetricQuery> gateway(ApiType type, String scope) {
        GatewayMetricNames names = GatewayMetricNames.of(type);
        return Stream.of(distribution(scope, "IntegrationLatency"),
                names.hasLatency() ? distribution(scope, "Latency") : Stream.<MetricQuery>empty(),
                names.counts().stream().map(count -> new MetricQuery(scope, count.metric(), count.statistic())))
                .flatMap(queries -> queries).toList();
    }

    /** All that is asked about the cache of a method or a stage. */
    public static List<MetricQuery> cache(String scope) {
        return List.of(new MetricQuery(scope, "CacheHitCount", "Sum"),
                new MetricQuery(scope, "CacheMissCount", "Sum"));
    }

    /** All that is asked about a function. */
    public static List<MetricQuery> function() {
        return Stream.concat(distribution(FUNCTION, "Duration"),
                Stream.of(new MetricQuery(FUNCTION, "Invocations", "Sum"), new MetricQuery(FUNCTION, "Errors", "Sum"),
                        new MetricQuery(FUNCTION, "Throttles", "Sum"),
                        new MetricQuery(FUNCTION, "ConcurrentExecutions", "Maximum")))
                .toList();
    }

    /** All that is asked about a load balancer: sums. */
    public static List<MetricQuery> balancer(boolean network) {
        return (network ? NETWORK : APPLICATION).stream().map(metric -> new MetricQuery(BALANCER, metric, "Sum"))
                .toList();
    }

    private static Stream<MetricQuery> distribution(String scope, String metric) {
        return DISTRIBUTION.stream().map(statistic -> new MetricQuery(scope, metric, statistic));
    }
}
