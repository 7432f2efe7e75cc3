package dev.timeoutdoctor.lab.network;

/**
 * A target's health (AWS: ELBv2, TargetHealth).
 *
 * @param reason
 *            AWS's code; empty where the target is healthy
 */
public record TargetHealth(String state, String reason, String description) {

    static final TargetHealth HEALTHY = new TargetHealth("healthy", "", "");
    static final TargetHealth NOT_IN_USE = new TargetHealth("unused", "Target.NotInUse",
            "Target group is not configured to receive traffic from the load balancer");
    static final TargetHealth ZONE_OFF = new TargetHealth("unused", "Target.NotInUse",
            "Target is in an Availability Zone that is not enabled for the load balancer");
    static final TargetHealth TIMED_OUT = new TargetHealth("unhealthy", "Target.Timeout", "Request timed out");
    static final TargetHealth FAILED = new TargetHealth("unhealthy", "Target.FailedHealthChecks",
            "Health checks failed");

    static TargetHealth wrongCode(int code) {
        return new TargetHealth("unhealthy", "Target.ResponseCodeMismatch",
                "Health checks failed with these codes: [" + code + "]");
    }

    public boolean healthy() {
        return state.equals("healthy");
    }
}
