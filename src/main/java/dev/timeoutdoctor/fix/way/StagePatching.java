package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.PatchRule;
import dev.timeoutdoctor.fix.PatchRule.Shape;
import dev.timeoutdoctor.fix.Patching;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A REST API's stage as it is patched (AWS: API Gateway API reference, patch operations, UpdateStage). AWS can also copy from one path to
 * another; the value written out does the same.
 */
final class StagePatching implements Patching {

    private static final String METHOD = "/[^/]+/[^/]+/";
    private static final String PERCENT = "/canarySettings/percentTraffic";
    private static final Set<String> MAPS = Set.of("variables", "accessLogSettings", "canarySettings");
    private static final Set<String> PATCHED = Set.of("deploymentId", "tracingEnabled", "cacheClusterEnabled",
            "cacheClusterSize", "variables", "accessLogSettings", "canarySettings", "methodSettings");
    private static final List<PatchRule> RULES = List.of(
            PatchRule.of("/(deploymentId|cacheClusterSize)", Shape.TEXT, "replace"),
            PatchRule.of("/(tracingEnabled|cacheClusterEnabled)", Shape.FLAG, "replace"),
            PatchRule.of("/(variables|accessLogSettings|canarySettings)", Shape.TEXT, "remove"),
            PatchRule.of("/variables/[^/]+", Shape.TEXT, "replace", "remove"),
            PatchRule.of("/accessLogSettings/(destinationArn|format)", Shape.TEXT, "add", "replace", "remove"),
            PatchRule.of(PERCENT, Shape.NUMBER, "replace"),
            PatchRule.of("/canarySettings/useStageCache", Shape.FLAG, "replace"),
            PatchRule.of("/canarySettings/(deploymentId|stageVariableOverrides/[^/]+)", Shape.TEXT, "replace"),
            PatchRule.of("/(?!variables/|accessLogSettings/|canarySettings/)[^/]+/[^/]+", Shape.TEXT, "remove"),
            PatchRule.of(METHOD + "(metrics/enabled|logging/dataTrace|caching/enabled|caching/dataEncrypted"
                    + "|caching/requireAuthorizationForCacheControl)", Shape.FLAG, "replace"),
            PatchRule.of(METHOD + "(throttling/burstLimit|caching/ttlInSeconds)", Shape.WHOLE, "replace"),
            PatchRule.of(METHOD + "throttling/rateLimit", Shape.NUMBER, "replace"),
            PatchRule.of(METHOD + "(logging/loglevel|caching/unauthorizedCacheControlHeaderStrategy)", Shape.TEXT,
                    "replace"));

    @Override
    public String operation() {
        return "UpdateStage";
    }

    @Override
    public List<PatchRule> rules() {
        return RULES;
    }

    @Override
    public Message unknown(String path) {
        return Message.of("fix.patch.path-stage", path);
    }

    /** A method's settings stand under its path and name in one word, in which the slash of the path stays {@code ~1}. */
    @Override
    public List<String> place(String path) {
        String[] names = path.substring(1).split("/", -1);
        boolean method = names.length > 1 && !MAPS.contains(names[0]);
        if (!method) {
            return List.of(names);
        }
        List<String> settings = List.of("methodSettings", names[0] + "/" + names[1]);
        return names.length == 2
                ? settings
                : List.of(settings.get(0), settings.get(1),
                        MethodSettingPath.member(names[2] + "/" + names[3]).orElseThrow());
    }

    @Override
    public Optional<List<PatchOperation>> leading(JsonNode now, JsonNode goal) {
        if (!PATCHED.containsAll(goal.propertyNames())) {
            return Optional.empty();
        }
        ObjectNode sayable = Json.copy(goal);
        if (!sayable.path("deploymentId").isString()) {
            sayable.remove("deploymentId");
        }
        return Optional.of(StagePatch.between(now, sayable));
    }

    /** Tracing and the cache are off where nothing is said, and a cache that is off has no size. */
    @Override
    public JsonNode settled(JsonNode before, JsonNode image) {
        ObjectNode stage = Json.copy(image);
        for (String flag : List.of("tracingEnabled", "cacheClusterEnabled")) {
            if (Json.plain(stage.path(flag)).equals("false")) {
                stage.remove(flag);
            }
        }
        if (!stage.has("cacheClusterEnabled")) {
            stage.remove("cacheClusterSize");
        }
        return stage;
    }

    /** A canary that is promoted gets no calls before it is removed (AWS: developer guide, promote a canary release). */
    @Override
    public boolean goTogether(PatchOperation first, PatchOperation second) {
        return first.path().equals(PERCENT) && first.op().equals("replace") && second.op().equals("remove")
                && second.path().equals("/canarySettings");
    }
}
