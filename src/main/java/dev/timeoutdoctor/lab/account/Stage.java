package dev.timeoutdoctor.lab.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A stage of a REST API.
 *
 * @param methodSettings
 *            by resource path and method, as AWS writes the key: {@code *}{@code /*} or {@code ~1orders/POST}
 * @param cache
 *            the response cache
 */
public record Stage(String name, String deploymentId, String description, Instant created, Instant updated,
        Map<String, String> variables, boolean tracing, AccessLogSettings accessLog,
        Map<String, MethodSettings> methodSettings, Map<String, String> tags, Optional<Canary> canary,
        CacheCluster cache) {

    /** Where access log lines go and how they look; both empty where access logging is off. */
    public record AccessLogSettings(String destinationArn, String format) {

        public boolean on() {
            return !destinationArn.isEmpty() && !format.isEmpty();
        }

        /** The log group's name, the last part of the ARN. */
        public String logGroup() {
            return destinationArn.substring(destinationArn.indexOf(":log-group:") + ":log-group:".length());
        }
    }

    /**
     * The stage's response cache.
     *
     * @param size
     *            in gigabytes, as AWS writes it: 0.5, 1.6, …; empty where there is none
     */
    public record CacheCluster(boolean enabled, String size) {

        public static final CacheCluster NONE = new CacheCluster(false, "");
    }

    public Stage {
        variables = Map.copyOf(variables);
        methodSettings = Map.copyOf(methodSettings);
        tags = Map.copyOf(tags);
    }

    /** The settings for one method: its own, else those for all methods, else AWS's defaults. */
    public MethodSettings settingsFor(String resourcePath, String httpMethod) {
        MethodSettings all = methodSettings.getOrDefault("*/*", MethodSettings.DEFAULT);
        return methodSettings.getOrDefault(resourcePath.replace("/", "~1") + "/" + httpMethod, all);
    }

    public Stage withDeployment(String newDeploymentId, Instant now) {
        return new Stage(name, newDeploymentId, description, created, now, variables, tracing, accessLog,
                methodSettings, tags, canary, cache);
    }

    public Stage withDescription(String changed, Instant now) {
        return new Stage(name, deploymentId, changed, created, now, variables, tracing, accessLog, methodSettings,
                tags, canary, cache);
    }

    public Stage withVariables(Map<String, String> changed, Instant now) {
        return new Stage(name, deploymentId, description, created, now, changed, tracing, accessLog, methodSettings,
                tags, canary, cache);
    }

    public Stage withTracing(boolean on, Instant now) {
        return new Stage(name, deploymentId, description, created, now, variables, on, accessLog, methodSettings, tags,
                canary, cache);
    }

    public Stage withAccessLog(AccessLogSettings changed, Instant now) {
        return new Stage(name, deploymentId, description, created, now, variables, tracing, changed, methodSettings,
                tags, canary, cache);
    }

    public Stage withCanary(Optional<Canary> changed, Instant now) {
        return new Stage(name, deploymentId, description, created, now, variables, tracing, accessLog, methodSettings,
                tags, changed, cache);
    }

    /** As the canary's part of the traffic has it: its deployment, its variables. */
    public Stage asCanary() {
        return canary.map(it -> {
            Map<String, String> all = new HashMap<>(variables);
            all.putAll(it.variableOverrides());
            return new Stage(name, it.deploymentId(), description, created, updated, all, tracing, accessLog,
                    methodSettings, tags, canary, cache);
        }).orElse(this);
    }

    public Stage withCache(CacheCluster changed, Instant now) {
        return new Stage(name, deploymentId, description, created, now, variables, tracing, accessLog, methodSettings,
                tags, canary, changed);
    }

    public Stage withoutMethodSettings(String key, Instant now) {
        Map<String, MethodSettings> all = new HashMap<>(methodSettings);
        all.remove(key);
        return new Stage(name, deploymentId, description, created, now, variables, tracing, accessLog, all, tags,
                canary, cache);
    }

    public Stage withMethodSettings(String key, MethodSettings changed, Instant now) {
        Map<String, MethodSettings> all = new HashMap<>(methodSettings);
        all.put(key, changed);
        return new Stage(name, deploymentId, description, created, now, variables, tracing, accessLog, all, tags,
                canary, cache);
    }
}
