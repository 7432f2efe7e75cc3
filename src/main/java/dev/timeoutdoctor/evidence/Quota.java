package dev.timeoutdoctor.evidence;

/**
 * A service quota.
 *
 * @param value in the quota's unit; milliseconds for L-E5AE38E3
 */
public record Quota(String code, String name, double value, boolean adjustable) {

    /** Maximum integration timeout in milliseconds (service {@code apigateway}; AWS: REST API quotas). */
    public static final String INTEGRATION_TIMEOUT = "L-E5AE38E3";
    /** Requests a second over all APIs of the account and Region (service {@code apigateway}; AWS: API Gateway quotas). */
    public static final String THROTTLE_RATE = "L-8A5B8E43";
}
