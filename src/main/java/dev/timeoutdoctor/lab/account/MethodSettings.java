package dev.timeoutdoctor.lab.account;

/**
 * Settings of a stage for one method or for all (key {@code *}{@code /*}).
 *
 * @param loggingLevel
 *            OFF, ERROR or INFO
 * @param cacheSeconds
 *            how long an answer is kept in the cache, 0 to 3600
 */
public record MethodSettings(boolean metrics, String loggingLevel, boolean dataTrace, int burstLimit,
        double rateLimit, boolean caching, int cacheSeconds) {

    public static final MethodSettings DEFAULT = new MethodSettings(false, "OFF", false, 5_000, 10_000, false, 300);

    public MethodSettings withMetrics(boolean on) {
        return new MethodSettings(on, loggingLevel, dataTrace, burstLimit, rateLimit, caching, cacheSeconds);
    }

    public MethodSettings withLoggingLevel(String level) {
        return new MethodSettings(metrics, level, dataTrace, burstLimit, rateLimit, caching, cacheSeconds);
    }

    public MethodSettings withDataTrace(boolean on) {
        return new MethodSettings(metrics, loggingLevel, on, burstLimit, rateLimit, caching, cacheSeconds);
    }

    public MethodSettings withBurstLimit(int limit) {
        return new MethodSettings(metrics, loggingLevel, dataTrace, limit, rateLimit, caching, cacheSeconds);
    }

    public MethodSettings withRateLimit(double limit) {
        return new MethodSettings(metrics, loggingLevel, dataTrace, burstLimit, limit, caching, cacheSeconds);
    }

    public MethodSettings withCaching(boolean on) {
        return new MethodSettings(metrics, loggingLevel, dataTrace, burstLimit, rateLimit, on, cacheSeconds);
    }

    public MethodSettings withCacheSeconds(int seconds) {
        return new MethodSettings(metrics, loggingLevel, dataTrace, burstLimit, rateLimit, caching, seconds);
    }
}
