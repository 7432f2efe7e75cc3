package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Canary;
import dev.timeoutdoctor.lab.account.MethodSettings;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.account.Stage.AccessLogSettings;
import dev.timeoutdoctor.lab.account.Stage.CacheCluster;
import dev.timeoutdoctor.lab.protocol.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** UpdateStage's patch paths, as far as the lab has what they change (AWS: patch operations, UpdateStage). */
final class StagePatch {

    private static final String PATHS = "[/deploymentId, /description, /tracingEnabled, /variables/{name}, "
            + "/accessLogSettings/destinationArn, /accessLogSettings/format, /canarySettings, "
            + "/canarySettings/percentTraffic, /canarySettings/deploymentId, /canarySettings/useStageCache, "
            + "/canarySettings/stageVariableOverrides/{name}, /{resource}/{method}/logging/loglevel, "
            + "/{resource}/{method}/logging/dataTrace, /{resource}/{method}/metrics/enabled, "
            + "/{resource}/{method}/throttling/rateLimit, /{resource}/{method}/throttling/burstLimit, "
            + "/{resource}/{method}/caching/enabled, /{resource}/{method}/caching/ttlInSeconds, "
            + "/cacheClusterEnabled, /cacheClusterSize]";
    private static final Set<String> CACHE_SIZES = Set.of("0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237");

    private final RestApi api;
    private final Instant now;

    StagePatch(RestApi api, Instant now) {
        this.api = api;
        this.now = now;
    }

    Stage apply(Stage before, List<PatchOperation> operations) {
        Stage after = before;
        for (PatchOperation operation : operations) {
            after = apply(after, operation);
        }
        return after;
    }

    private Stage apply(Stage stage, PatchOperation operation) {
        List<String> parts = operation.parts();
        if (operation.op().equals("copy")) {
            return copied(stage, operation);
        }
        boolean replace = operation.op().equals("replace");
        String first = parts.isEmpty() ? "" : parts.getFirst();
        if (parts.size() == 1 && replace) {
            return whole(stage, first, operation);
        }
        if (operation.op().equals("remove") && operation.path().equals("/accessLogSettings")) {
            return stage.withAccessLog(new AccessLogSettings("", ""), now);
        }
        if (parts.size() == 2 && operation.op().equals("remove") && stage.methodSettings().containsKey(key(parts))) {
            return stage.withoutMethodSettings(key(parts), now);
        }
        if (parts.size() == 2 && first.equals("variables")) {
            return variable(stage, parts.get(1), operation);
        }
        if (parts.size() == 2 && first.equals("accessLogSettings")) {
            return accessLog(stage, parts.get(1), operation);
        }
        if (first.equals("canarySettings")) {
            return stage.withCanary(canary(stage, parts, operation), now);
        }
        if (parts.size() == 4 && replace) {
            return method(stage, parts, operation);
        }
        throw operation.notAllowed(PATHS);
    }

    /** The two copies that promote a canary (AWS: promote a canary release). */
    private Stage copied(Stage stage, PatchOperation operation) {
        Canary canary = stage.canary().orElseThrow(() -> Refusal.badRequest("The stage has no canary"));
        return switch (operation.from() + " " + operation.path()) {
            case "/canarySettings/deploymentId /deploymentId" -> stage.withDeployment(canary.deploymentId(), now);
            case "/canarySettings/stageVariableOverrides /variables" -> {
                Map<String, String> variables = new HashMap<>(stage.variables());
                variables.putAll(canary.variableOverrides());
                yield stage.withVariables(variables, now);
            }
            default -> throw operation.notAllowed(PATHS);
        };
    }

    private Stage whole(Stage stage, String name, PatchOperation operation) {
        return switch (name) {
            case "deploymentId" -> stage.withDeployment(existing(operation.value()), now);
            case "description" -> stage.withDescription(operation.value(), now);
            case "tracingEnabled" -> stage.withTracing(operation.flag(), now);
            case "cacheClusterEnabled" -> stage.withCache(operation.flag()
                    ? new CacheCluster(true, stage.cache().size().isEmpty() ? "0.5" : stage.cache().size())
                    : CacheCluster.NONE, now);
            case "cacheClusterSize" -> {
                if (!CACHE_SIZES.contains(operation.value())) {
                    throw Refusal.badRequest("Invalid cache cluster size specified: " + operation.value());
                }
                yield stage.withCache(new CacheCluster(stage.cache().enabled(), operation.value()), now);
            }
            default -> throw operation.notAllowed(PATHS);
        };
    }

    private Stage variable(Stage stage, String name, PatchOperation operation) {
        Map<String, String> variables = new HashMap<>(stage.variables());
        switch (operation.op()) {
            case "replace", "add" -> {
                if (!operation.value().matches("[A-Za-z0-9-._~:/?#&=,]{1,512}") || !name.matches("\\w{1,64}")) {
                    throw Refusal
                            .badRequest("Stage variable names hold letters, digits and underscores, and their values "
                                    + "match [A-Za-z0-9-._~:/?#&=,]+");
                }
                variables.put(name, operation.value());
            }
            case "remove" -> variables.remove(name);
            default -> throw operation.notAllowed(PATHS);
        }
        return stage.withVariables(variables, now);
    }

    private Stage accessLog(Stage stage, String name, PatchOperation operation) {
        if (!Set.of("add", "replace", "remove").contains(operation.op())) {
            throw operation.notAllowed(PATHS);
        }
        String value = operation.op().equals("remove") ? "" : operation.value();
        AccessLogSettings before = stage.accessLog();
        return switch (name) {
            case "destinationArn" -> {
                if (!value.isEmpty() && !value.matches("arn:aws:logs:[^:]+:\\d{12}:log-group:[^:]+")) {
                    throw Refusal
                            .badRequest("Access log destination must be the ARN of a log group or a delivery stream");
                }
                yield stage.withAccessLog(new AccessLogSettings(value, before.format()), now);
            }
            case "format" -> {
                if (!value.isEmpty() && !value.contains("$context.requestId")
                        && !value.contains("$context.extendedRequestId")) {
                    throw Refusal.badRequest("Access Log format must contain at least $context.requestId or "
                            + "$context.extendedRequestId");
                }
                yield stage.withAccessLog(new AccessLogSettings(before.destinationArn(), value), now);
            }
            default -> throw operation.notAllowed(PATHS);
        };
    }

    private Optional<Canary> canary(Stage stage, List<String> parts, PatchOperation operation) {
        if (parts.size() == 1 && operation.op().equals("remove")) {
            return Optional.empty();
        }
        Canary before = stage.canary().orElse(new Canary(0, stage.deploymentId(), Map.of()));
        if (parts.size() == 3 && parts.get(1).equals("stageVariableOverrides") && operation.op().equals("replace")) {
            Map<String, String> overrides = new HashMap<>(before.variableOverrides());
            overrides.put(parts.get(2), operation.value());
            return Optional.of(new Canary(before.percentTraffic(), before.deploymentId(), overrides));
        }
        if (parts.size() != 2 || !operation.op().equals("replace")) {
            throw operation.notAllowed(PATHS);
        }
        return Optional.of(switch (parts.get(1)) {
            case "percentTraffic" -> new Canary(percent(operation), before.deploymentId(), before.variableOverrides());
            case "deploymentId" -> new Canary(before.percentTraffic(), existing(operation.value()),
                    before.variableOverrides());
            case "useStageCache" -> {
                if (operation.flag()) {
                    throw Refusal.badRequest("The lab does not simulate a canary that uses the stage's cache");
                }
                yield before;
            }
            default -> throw operation.notAllowed(PATHS);
        });
    }

    private static double percent(PatchOperation operation) {
        double percent = number(operation);
        if (percent > 100) {
            throw Refusal.badRequest("Invalid percentTraffic specified, must be between 0.0 and 100.0");
        }
        return percent;
    }

    private String existing(String deploymentId) {
        if (api.deployment(deploymentId).isEmpty()) {
            throw Refusal.badRequest("Invalid deployment identifier specified");
        }
        return deploymentId;
    }

    private Stage method(Stage stage, List<String> parts, PatchOperation operation) {
        String key = key(parts);
        MethodSettings before = stage.methodSettings().getOrDefault(key,
                stage.methodSettings().getOrDefault("*/*", MethodSettings.DEFAULT));
        MethodSettings after = switch (parts.get(2) + "/" + parts.get(3)) {
            case "logging/loglevel" -> {
                if (!Set.of("OFF", "ERROR", "INFO").contains(operation.value())) {
                    throw Refusal.badRequest("Invalid logging level '" + operation.value()
                            + "' specified. Must be one of: [OFF, ERROR, INFO]");
                }
                yield before.withLoggingLevel(operation.value());
            }
            case "logging/dataTrace" -> before.withDataTrace(operation.flag());
            case "metrics/enabled" -> before.withMetrics(operation.flag());
            case "caching/enabled" -> before.withCaching(operation.flag());
            case "caching/ttlInSeconds" -> {
                if (number(operation) > 3600) {
                    throw Refusal.badRequest("Invalid cache TTL, must be between 0 and 3600");
                }
                yield before.withCacheSeconds((int) number(operation));
            }
            case "throttling/rateLimit" -> before.withRateLimit(number(operation));
            case "throttling/burstLimit" -> before.withBurstLimit((int) number(operation));
            default -> throw operation.notAllowed(PATHS);
        };
        return stage.withMethodSettings(key, after, now);
    }

    /** In the path the resource is escaped once; the key that GetStage shows keeps AWS's ~1 for a slash. */
    private static String key(List<String> parts) {
        return parts.get(0).replace("/", "~1") + "/" + parts.get(1);
    }

    private static double number(PatchOperation operation) {
        if (!operation.value().matches("\\d{1,9}(\\.\\d{1,6})?")) {
            throw Refusal.badRequest("Invalid number '" + operation.value() + "' specified for " + operation.path());
        }
        return Double.parseDouble(operation.value());
    }
}
