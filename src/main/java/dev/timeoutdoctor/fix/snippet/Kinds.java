package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import java.util.Map;

/** Which kind of thing a call changes: by what is asked to see it, or by the call where that makes something new. */
final class Kinds {

    private static final Map<String, Kind> BY_CALL = Map.of("apigateway:CreateDeployment", new RestDeploymentKind(),
            "apigatewayv2:CreateDeployment", new HttpDeploymentKind(), "apigatewayv2:CreateIntegration",
            new HttpIntegrationKind(), "lambda:PublishVersion", new VersionKind(),
            "service-quotas:RequestServiceQuotaIncrease", new QuotaKind());

    private static final Map<String, Kind> BY_READ = Map.ofEntries(
            Map.entry("apigateway:GetIntegration", new RestIntegrationKind()),
            Map.entry("apigateway:GetStage", new RestStageKind()),
            Map.entry("apigateway:GetMethodResponse", new MethodResponseKind()),
            Map.entry("apigateway:GetIntegrationResponse", new IntegrationResponseKind()),
            Map.entry("apigatewayv2:GetIntegration", new HttpIntegrationKind()),
            Map.entry("apigatewayv2:GetRoute", new HttpRouteKind()),
            Map.entry("apigatewayv2:GetStage", new HttpStageKind()),
            Map.entry("lambda:GetFunctionConfiguration", new FunctionKind()),
            Map.entry("lambda:GetFunctionConcurrency", new FunctionKind()),
            Map.entry("lambda:GetProvisionedConcurrencyConfig", new ProvisionedConcurrencyKind()),
            Map.entry("lambda:GetAlias", new AliasKind()),
            Map.entry("lambda:GetFunctionEventInvokeConfig", new EventInvokeKind()),
            Map.entry("elbv2:DescribeLoadBalancerAttributes", new BalancerAttributesKind()),
            Map.entry("elbv2:DescribeTargetGroups", new TargetGroupKind()),
            Map.entry("elbv2:DescribeLoadBalancers", new BalancerKind()),
            Map.entry("logs:DescribeLogGroups", new LogGroupKind()),
            Map.entry("cloudwatch:DescribeAlarms", new AlarmKind()),
            Map.entry("cloudwatch:GetDashboard", new DashboardKind()));

    private Kinds() {}

    /** The kind; one without any form where nobody knows the thing. */
    static Kind of(ChangeStep step) {
        Kind byCall = BY_CALL.get(name(step.call()));
        return byCall != null ? byCall : BY_READ.getOrDefault(name(step.before().read()), new UnknownKind());
    }

    private static String name(AwsCall call) {
        return call.service() + ":" + call.operation();
    }

    /** Something that no tool is known to describe. */
    private static final class UnknownKind implements Kind {

        @Override
        public Form cloudFormation(Part part) {
            return Form.none("snippet.none.unknown", name(part.step().call()));
        }

        @Override
        public Form terraform(Part part) {
            return cloudFormation(part);
        }
    }
}
