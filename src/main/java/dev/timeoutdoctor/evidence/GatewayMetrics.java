package dev.timeoutdoctor.evidence;

/**
 * What CloudWatch counted for the method, or for its stage where the method has no metrics of its own (AWS: REST API metrics and
 * dimensions).
 *
 * @param perMethod whether the figures are the method's own (detailed metrics on) or those of the whole stage
 * @param integrationLatency the backend's share; cut off at the integration timeout
 * @param latency the whole time in the gateway
 */
public record GatewayMetrics(TimeWindow window, boolean perMethod, long requests, long clientErrors, long serverErrors,
        Latency integrationLatency, Latency latency) {}
