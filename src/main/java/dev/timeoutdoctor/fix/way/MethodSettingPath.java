package dev.timeoutdoctor.fix.way;

import java.util.Map;
import java.util.Optional;

/** The patch path of each member of a stage's method setting (AWS: API Gateway API reference, patch operations, UpdateStage). */
final class MethodSettingPath {

    private static final Map<String, String> PATHS = Map.of("metricsEnabled", "metrics/enabled", "loggingLevel",
            "logging/loglevel", "dataTraceEnabled", "logging/dataTrace", "throttlingBurstLimit",
            "throttling/burstLimit", "throttlingRateLimit", "throttling/rateLimit", "cachingEnabled",
            "caching/enabled", "cacheTtlInSeconds", "caching/ttlInSeconds", "cacheDataEncrypted",
            "caching/dataEncrypted", "requireAuthorizationForCacheControl",
            "caching/requireAuthorizationForCacheControl", "unauthorizedCacheControlHeaderStrategy",
            "caching/unauthorizedCacheControlHeaderStrategy");

    private MethodSettingPath() {}

    /** The path behind the method's own; empty where the member has none. */
    static String of(String member) {
        return PATHS.getOrDefault(member, "");
    }

    /** The member behind a path; empty where no member has it. */
    static Optional<String> member(String path) {
        return PATHS.entrySet().stream().filter(one -> one.getValue().equals(path)).map(Map.Entry::getKey).findFirst();
    }
}
