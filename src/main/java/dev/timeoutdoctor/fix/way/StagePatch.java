package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.PatchOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The way from a stage's members to patch operations (AWS: API Gateway API reference, patch operations, UpdateStage). */
final class StagePatch {

    private static final Set<String> WHOLE = Set.of("deploymentId", "tracingEnabled", "cacheClusterEnabled",
            "cacheClusterSize");

    private StagePatch() {}

    /**
     * The operations that give a stage other members, in order.
     *
     * @param goal the members as they shall be; null for one that shall not be there
     * @throws IllegalStateException where no operation leads there
     */
    static List<PatchOperation> between(JsonNode now, JsonNode goal) {
        List<PatchOperation> operations = new ArrayList<>();
        if (promotes(now, goal)) {
            operations.add(PatchOperation.replace("/canarySettings/percentTraffic", "0.0"));
        }
        goal.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (WHOLE.contains(name) && value.isValueNode() && !value.isNull()) {
                operations.add(PatchOperation.replace("/" + name, value.asString()));
            } else if (name.equals("tracingEnabled") || name.equals("cacheClusterEnabled")) {
                operations.add(PatchOperation.replace("/" + name, "false"));
            } else if (name.equals("cacheClusterSize")) {
                return; // a cache that is turned off needs no other size
            } else if (name.equals("methodSettings")) {
                methodSettings(now.path(name), value, operations);
            } else if (name.equals("canarySettings")) {
                canary(now.path(name), value, operations);
            } else if (name.equals("accessLogSettings") || name.equals("variables")) {
                entries(name, now.path(name), value, operations);
            } else {
                throw new IllegalStateException("No patch for " + name);
            }
        });
        return List.copyOf(operations);
    }

    /** Before its deployment goes to all, a canary gets no calls (AWS: API Gateway developer guide, promote a canary release). */
    private static boolean promotes(JsonNode now, JsonNode goal) {
        String deployment = Json.text(now.path("canarySettings"), "deploymentId");
        return goal.has("canarySettings") && Json.plain(goal.path("canarySettings")).isEmpty() && !deployment.isEmpty()
                && deployment.equals(Json.text(goal, "deploymentId"));
    }

    /** A canary's variables are patched one by one; the first operation on a stage without a canary makes one. */
    private static void canary(JsonNode now, JsonNode goal, List<PatchOperation> operations) {
        String overrides = "stageVariableOverrides";
        if (Json.plain(goal).isEmpty()) {
            operations.add(remove("/canarySettings"));
            return;
        }
        entries("canarySettings", Json.copy(now).without(overrides), Json.copy(goal).without(overrides), operations);
        if (!Json.same(now.path(overrides), goal.path(overrides))) {
            entries("canarySettings/" + overrides, now.path(overrides), goal.path(overrides), operations);
        }
    }

    private static void entries(String name, JsonNode now, JsonNode goal, List<PatchOperation> operations) {
        if (Json.plain(goal).isEmpty()) {
            operations.add(remove("/" + name));
            return;
        }
        for (String entry : names(now, goal)) {
            JsonNode value = goal.path(entry);
            if (Json.same(value, now.path(entry))) {
                continue;
            }
            operations.add(Json.plain(value).isEmpty()
                    ? remove("/" + name + "/" + entry)
                    : PatchOperation.replace("/" + name + "/" + entry, text(value)));
        }
    }

    private static void methodSettings(JsonNode now, JsonNode goal, List<PatchOperation> operations) {
        for (String method : names(now, goal)) {
            String path = "/" + method; // GetStage writes the key as a path has it: ~1orders/POST
            if (Json.plain(goal.path(method)).isEmpty()) {
                operations.add(remove(path));
                continue;
            }
            goal.path(method).properties().forEach(setting -> {
                String patch = MethodSettingPath.of(setting.getKey());
                if (!patch.isEmpty() && !Json.same(setting.getValue(), now.path(method).path(setting.getKey()))) {
                    operations.add(PatchOperation.replace(path + "/" + patch, text(setting.getValue())));
                }
            });
        }
    }

    private static Set<String> names(JsonNode now, JsonNode goal) {
        Set<String> names = new TreeSet<>(now.propertyNames());
        names.addAll(goal.propertyNames());
        return names;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static PatchOperation remove(String path) {
        return new PatchOperation("remove", path, "");
    }
}
