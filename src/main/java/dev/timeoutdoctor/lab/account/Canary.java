package dev.timeoutdoctor.lab.account;

import java.util.Map;

/**
 * The part of a stage's traffic that gets another deployment (AWS: canarySettings).
 *
 * @param percentTraffic
 *            0 to 100
 * @param variableOverrides
 *            stage variables that are different there
 */
public record Canary(double percentTraffic, String deploymentId, Map<String, String> variableOverrides) {

    public Canary {
        variableOverrides = Map.copyOf(variableOverrides);
    }
}
