package dev.timeoutdoctor.lab.account;

/**
 * Settings of a stage for one method or for all (key {@code *}{@code /*}).
 *
 * @param loggingLevel
 *            OFF, ERROR or INFO
 */
public record MethodSettings(boolean metrics, String loggingLevel, boolean dataTrace, int burstLimit,
        double rateLimit) {

    public static final MethodSettings DEFAULT = new MethodSettings(false, "OFF", false, 5_000, 10_000);

    public MethodSettings withMetrics(boolean on) {
        return new MethodSettings(on, loggingLevel, dataTrace, burstLimit, rateLimit);
    }

    public MethodSettings withLoggingLevel(String level) {
        return new MethodSettings(metrics, level, dataTrace, burstLimit, rateLimit);
    }

    public MethodSettings withDataTrace(boolean on) {
        return new MethodSettings(metrics, loggingLevel, on, burstLimit, rateLimit);
    }

    public MethodSettings withBurstLimit(int limit) {
        return new MethodSettings(metrics, loggingLevel, dataTrace, limit, rateLimit);
    }

    public MethodSettings withRateLimit(double limit) {
        return new MethodSettings(metrics, loggingLevel, dataTrace, burstLimit, limit);
    }
}
