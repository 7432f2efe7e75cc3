package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A stage of an HTTP or WebSocket API. */
final class HttpStageKind implements Kind {

    private static final String ROUTES = "RouteSettings";

    private static final Table CLOUDFORMATION = Table.same("AutoDeploy", "DeploymentId", "Description",
            "AccessLogSettings", "DefaultRouteSettings", ROUTES, "StageVariables");
    private static final Table OVERRIDES = Table.of("AutoDeploy", "Stage.AutoDeploy", "Description",
            "Stage.Description", "AccessLogSettings", "Stage.AccessLogSettings", "DefaultRouteSettings",
            "Stage.DefaultRouteSettings", ROUTES, "Stage.RouteSettings", "StageVariables", "Stage.StageVariables");
    private static final Table SAM = Table.same("Description", "AccessLogSettings", "DefaultRouteSettings", ROUTES,
            "StageVariables");
    private static final Table TERRAFORM = Table.of("AutoDeploy", "auto_deploy", "DeploymentId", "deployment_id",
            "Description", "description", "StageVariables", "stage_variables", "AccessLogSettings.DestinationArn",
            "access_log_settings[].destination_arn", "AccessLogSettings.Format", "access_log_settings[].format",
            "AccessLogSettings", "access_log_settings", "DefaultRouteSettings.DetailedMetricsEnabled",
            "default_route_settings[].detailed_metrics_enabled", "DefaultRouteSettings.DataTraceEnabled",
            "default_route_settings[].data_trace_enabled", "DefaultRouteSettings.LoggingLevel",
            "default_route_settings[].logging_level", "DefaultRouteSettings.ThrottlingBurstLimit",
            "default_route_settings[].throttling_burst_limit", "DefaultRouteSettings.ThrottlingRateLimit",
            "default_route_settings[].throttling_rate_limit");
    private static final Table ROUTE_TERRAFORM = Table.of("DetailedMetricsEnabled", "detailed_metrics_enabled",
            "DataTraceEnabled", "data_trace_enabled", "LoggingLevel", "logging_level", "ThrottlingBurstLimit",
            "throttling_burst_limit", "ThrottlingRateLimit", "throttling_rate_limit");

    @Override
    public Form cloudFormation(Part part) {
        List<Touched> touched = part.touched();
        if (part.step().before().value().path("ApiGatewayManaged").asBoolean(false)) {
            ObjectNode values = Part.object().put("ApiId", part.id("ApiId"));
            values.setAll(OVERRIDES.values(touched));
            return Form.of(new Resource("AWS::ApiGatewayV2::ApiGatewayManagedOverrides", "Overrides", part.target(),
                    true, values), Message.of("snippet.note.managed"));
        }
        return Form.of(new Resource("AWS::ApiGatewayV2::Stage", "Stage", part.id("StageName"), false,
                CLOUDFORMATION.values(touched)), notes(touched, CLOUDFORMATION.leftOut(touched)));
    }

    @Override
    public Form sam(Part part) {
        List<Touched> touched = part.touched();
        ObjectNode values = SAM.values(touched);
        return values.isEmpty()
                ? Form.none("snippet.none.sam-serves")
                : Form.of(new Resource("AWS::Serverless::HttpApi", "Api", part.target(), false, values),
                        SAM.leftOut(touched));
    }

    @Override
    public Form terraform(Part part) {
        List<Touched> touched = part.touched().stream().filter(one -> !one.first().equals(ROUTES)).toList();
        ObjectNode values = TERRAFORM.values(touched);
        Set<String> routes = new LinkedHashSet<>();
        part.touched().stream().filter(one -> one.first().equals(ROUTES) && one.path().size() > 2)
                .forEach(one -> routes.add(one.path().get(1)));
        for (String route : routes) {
            ArrayNode blocks = values.path("route_settings") instanceof ArrayNode present
                    ? present
                    : values.putArray("route_settings");
            blocks.addObject().put("route_key", route).setAll(ROUTE_TERRAFORM.values(part.touched().stream()
                    .filter(one -> one.first().equals(ROUTES) && one.path().size() > 2
                            && one.path().get(1).equals(route))
                    .map(one -> new Touched(one.path().subList(2, one.path().size()), one.value())).toList()));
        }
        return Form.of(new Resource("aws_apigatewayv2_stage", "Stage", part.id("StageName"), false, values),
                notes(touched, TERRAFORM.leftOut(touched)));
    }

    private static List<Message> notes(List<Touched> touched, List<Message> leftOut) {
        List<Message> notes = new ArrayList<>(leftOut);
        if (touched.stream().anyMatch(one -> one.first().equals("DeploymentId"))) {
            notes.add(Message.of("snippet.note.deployment-id"));
        }
        return notes;
    }
}
