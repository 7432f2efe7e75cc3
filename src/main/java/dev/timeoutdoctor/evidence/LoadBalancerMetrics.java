package dev.timeoutdoctor.evidence;

import java.util.Map;

/**
 * What CloudWatch counted for a load balancer.
 *
 * @param totals sums over the window by AWS's metric name, for example {@code TCP_Target_Reset_Count}
 */
public record LoadBalancerMetrics(TimeWindow window, Map<String, Long> totals) {

    public LoadBalancerMetrics {
        totals = Map.copyOf(totals);
    }

    /** A sum, 0 where nothing was counted or where this kind of load balancer has no such metric. */
    public long total(String metric) {
        return totals.getOrDefault(metric, 0L);
    }
}
