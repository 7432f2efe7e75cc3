package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A stage of a REST API: what it serves, logs, traces and keeps in its cache. */
final class RestStageKind implements Kind {

    private static final String METHODS = "methodSettings";

    private static final Table CLOUDFORMATION = Table.of("deploymentId", "DeploymentId", "description", "Description",
            "tracingEnabled", "TracingEnabled", "cacheClusterEnabled", "CacheClusterEnabled", "cacheClusterSize",
            "CacheClusterSize", "variables", "Variables", "accessLogSettings.destinationArn",
            "AccessLogSetting.DestinationArn", "accessLogSettings.format", "AccessLogSetting.Format",
            "accessLogSettings", "AccessLogSetting", "canarySettings.percentTraffic", "CanarySetting.PercentTraffic",
            "canarySettings.deploymentId", "CanarySetting.DeploymentId", "canarySettings.useStageCache",
            "CanarySetting.UseStageCache", "canarySettings.stageVariableOverrides",
            "CanarySetting.StageVariableOverrides", "canarySettings", "CanarySetting");
    private static final Table TERRAFORM = Table.of("deploymentId", "deployment_id", "description", "description",
            "tracingEnabled", "xray_tracing_enabled", "cacheClusterEnabled", "cache_cluster_enabled",
            "cacheClusterSize", "cache_cluster_size", "variables", "variables", "accessLogSettings.destinationArn",
            "access_log_settings[].destination_arn", "accessLogSettings.format", "access_log_settings[].format",
            "accessLogSettings", "access_log_settings", "canarySettings.percentTraffic",
            "canary_settings[].percent_traffic", "canarySettings.deploymentId", "canary_settings[].deployment_id",
            "canarySettings.useStageCache", "canary_settings[].use_stage_cache",
            "canarySettings.stageVariableOverrides", "canary_settings[].stage_variable_overrides", "canarySettings",
            "canary_settings");
    private static final Table METHOD_CLOUDFORMATION = Table.of("cachingEnabled", "CachingEnabled",
            "cacheTtlInSeconds", "CacheTtlInSeconds", "cacheDataEncrypted", "CacheDataEncrypted", "metricsEnabled",
            "MetricsEnabled", "loggingLevel", "LoggingLevel", "dataTraceEnabled", "DataTraceEnabled",
            "throttlingBurstLimit", "ThrottlingBurstLimit", "throttlingRateLimit", "ThrottlingRateLimit");
    private static final Table METHOD_TERRAFORM = Table.of("cachingEnabled", "caching_enabled", "cacheTtlInSeconds",
            "cache_ttl_in_seconds", "cacheDataEncrypted", "cache_data_encrypted", "metricsEnabled", "metrics_enabled",
            "loggingLevel", "logging_level", "dataTraceEnabled", "data_trace_enabled", "throttlingBurstLimit",
            "throttling_burst_limit", "throttlingRateLimit", "throttling_rate_limit");

    @Override
    public Form cloudFormation(Part part) {
        return form(part, "AWS::ApiGateway::Stage", "Stage");
    }

    @Override
    public Form sam(Part part) {
        boolean serves = part.touched().stream().anyMatch(one -> one.first().equals("deploymentId"));
        return serves ? Form.none("snippet.none.sam-serves") : form(part, "AWS::Serverless::Api", "Api");
    }

    private static Form form(Part part, String type, String thing) {
        List<Touched> touched = settings(part);
        ObjectNode values = CLOUDFORMATION.values(touched);
        for (String method : methods(part)) {
            ArrayNode list = values.path("MethodSettings") instanceof ArrayNode present
                    ? present
                    : values.putArray("MethodSettings");
            int slash = method.lastIndexOf('/');
            ObjectNode entry = list.addObject();
            entry.put("ResourcePath", "/" + method.substring(0, slash));
            entry.put("HttpMethod", method.substring(slash + 1));
            entry.setAll(METHOD_CLOUDFORMATION.values(of(part, method)));
        }
        List<Message> notes = new ArrayList<>(CLOUDFORMATION.leftOut(touched));
        if (values.has("MethodSettings")) {
            notes.add(Message.of("snippet.note.list-entry", "MethodSettings"));
        }
        if (values.has("DeploymentId")) {
            notes.add(Message.of("snippet.note.deployment-id"));
        }
        return Form.of(new Resource(type, thing, part.id("stageName"), false, values), notes);
    }

    @Override
    public Form terraform(Part part) {
        List<Touched> touched = settings(part);
        List<Resource> resources = new ArrayList<>();
        resources.add(new Resource("aws_api_gateway_stage", "Stage", part.id("stageName"), false,
                TERRAFORM.values(touched)));
        for (String method : methods(part)) {
            // Terraform writes the path as it is, without the slash at its start.
            int slash = method.lastIndexOf('/');
            String path = method.substring(0, slash).replace("~1", "/");
            ObjectNode values = Part.object().put("rest_api_id", part.id("restApiId"))
                    .put("stage_name", part.id("stageName"))
                    .put("method_path", (path.startsWith("/") ? path.substring(1) : path) + method.substring(slash));
            values.putArray("settings").add(METHOD_TERRAFORM.values(of(part, method)));
            resources.add(new Resource("aws_api_gateway_method_settings", "MethodSettings",
                    part.id("stageName") + " " + method.replace("~1", "/"), true, values));
        }
        List<Message> notes = new ArrayList<>(TERRAFORM.leftOut(touched));
        if (touched.stream().anyMatch(one -> one.first().equals("deploymentId"))) {
            notes.add(Message.of("snippet.note.deployment-id"));
        }
        return new Form.Edits(resources, notes);
    }

    private static List<Touched> settings(Part part) {
        return part.touched().stream().filter(one -> !one.first().equals(METHODS)).toList();
    }

    /** The keys of the method settings that change, as AWS writes them: {@code ~1orders/GET}. */
    private static Set<String> methods(Part part) {
        Set<String> keys = new LinkedHashSet<>();
        part.touched().stream().filter(one -> one.first().equals(METHODS) && one.path().size() > 1)
                .map(one -> one.path().get(1)).filter(key -> key.contains("/")).forEach(keys::add);
        return keys;
    }

    private static List<Touched> of(Part part, String method) {
        return part.touched().stream()
                .filter(one -> one.path().size() > 2 && one.first().equals(METHODS) && one.path().get(1).equals(method))
                .map(one -> new Touched(one.path().subList(2, one.path().size()), one.value())).toList();
    }
}
