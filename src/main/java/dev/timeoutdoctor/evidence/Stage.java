package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A stage, from GetStage of either service. Texts that AWS did not give are empty.
 *
 * @param canary {@link Canary#NONE} where there is none
 * @param methodSettings by AWS's key, for example {@code *}{@code /*}, {@code ~1orders/POST} or, for HTTP and WebSocket APIs, the
 *     route's key; their default settings stand under {@code *}{@code /*}
 * @param autoDeploy whether every edit is deployed at once (HTTP and WebSocket APIs)
 * @param lastDeploymentMessage what AWS says of the last automatic deployment (HTTP and WebSocket APIs)
 * @param webAclArn the AWS WAF web ACL in front of the stage (REST only)
 * @param updatedAt when anything of the stage was last changed, its deployment included; {@link Instant#EPOCH} where AWS does not
 *     say
 */
public record Stage(String name, String deploymentId, Canary canary, Map<String, String> variables,
        boolean tracingEnabled,
        boolean cacheEnabled, String accessLogDestination, String accessLogFormat,
        Map<String, MethodSetting> methodSettings,
        Map<String, String> tags, boolean autoDeploy, String lastDeploymentMessage, String webAclArn,
        Instant updatedAt) {

    public Stage {
        variables = Map.copyOf(variables);
        methodSettings = Map.copyOf(methodSettings);
        tags = Map.copyOf(tags);
    }

    /** A canary release: a share of the traffic on another deployment. */
    public record Canary(double percentTraffic, String deploymentId, Map<String, String> variableOverrides) {

        /** No canary. */
        public static final Canary NONE = new Canary(0, "", Map.of());

        public Canary {
            variableOverrides = Map.copyOf(variableOverrides);
        }

        /** The share of the calls in percent, without a fraction that is none. */
        public String share() {
            return percentTraffic == Math.rint(percentTraffic)
                    ? String.valueOf((long) percentTraffic)
                    : String.valueOf(percentTraffic);
        }
    }

    /**
     * Settings of one method or of all.
     *
     * @param loggingLevel {@code OFF}, {@code ERROR} or {@code INFO}
     * @param cachingEnabled whether answers are kept in the stage's cache, where it has one
     * @param cacheTtl how long
     */
    public record MethodSetting(String loggingLevel, boolean metricsEnabled, boolean dataTraceEnabled,
            boolean cachingEnabled, Duration cacheTtl) {}

    /** Why the last automatic deployment failed, in AWS's words; empty where AWS says nothing or speaks of success. */
    public Optional<String> deploymentFailure() {
        return Optional.of(lastDeploymentMessage)
                .filter(text -> !text.isEmpty() && !text.toLowerCase(Locale.ROOT).contains("success"));
    }

    /** The settings that hold for a method or route: its own, else those of all. */
    public Optional<MethodSetting> settingFor(Route route) {
        String own = switch (route.apiType()) {
            case REST -> route.resourcePath().replace("~", "~0").replace("/", "~1") + "/" + route.methodKey();
            case HTTP, WEBSOCKET -> route.routeKey();
        };
        MethodSetting setting = methodSettings.get(own);
        return Optional.ofNullable(setting != null ? setting : methodSettings.get("*/*"));
    }
}
