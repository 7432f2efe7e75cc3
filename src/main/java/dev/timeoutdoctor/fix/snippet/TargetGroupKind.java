package dev.timeoutdoctor.fix.snippet;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** How a load balancer finds out whether its targets are healthy. */
final class TargetGroupKind implements Kind {

    private static final Table CLOUDFORMATION = Table.same("HealthCheckEnabled", "HealthCheckIntervalSeconds",
            "HealthCheckPath", "HealthCheckPort", "HealthCheckProtocol", "HealthCheckTimeoutSeconds",
            "HealthyThresholdCount", "UnhealthyThresholdCount", "Matcher");
    private static final Table TERRAFORM = Table.of("HealthCheckEnabled", "health_check[].enabled",
            "HealthCheckIntervalSeconds", "health_check[].interval", "HealthCheckPath", "health_check[].path",
            "HealthCheckPort", "health_check[].port", "HealthCheckProtocol", "health_check[].protocol",
            "HealthCheckTimeoutSeconds", "health_check[].timeout", "HealthyThresholdCount",
            "health_check[].healthy_threshold", "UnhealthyThresholdCount", "health_check[].unhealthy_threshold",
            "Matcher.HttpCode", "health_check[].matcher", "Matcher.GrpcCode", "health_check[].matcher");

    @Override
    public Form cloudFormation(Part part) {
        return form(part, CLOUDFORMATION, "AWS::ElasticLoadBalancingV2::TargetGroup");
    }

    @Override
    public Form terraform(Part part) {
        return form(part, TERRAFORM, "aws_lb_target_group");
    }

    private static Form form(Part part, Table table, String type) {
        List<Touched> sent = part.sentWithout("TargetGroupArn");
        JsonNode arns = part.step().before().read().parameters().path("TargetGroupArns");
        String arn = arns.isArray() && !arns.isEmpty() ? arns.path(0).asString("") : part.id("TargetGroupArn");
        String[] parts = arn.split("/", -1);
        return Form.of(new Resource(type, "TargetGroup", parts.length > 1 ? parts[1] : arn, false,
                table.values(sent)), table.leftOut(sent));
    }
}
