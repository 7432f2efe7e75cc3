package dev.timeoutdoctor.lab.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One call at least of every operation that the lab serves, each with the scenario that has something to show for it. */
final class ModelCalls {

    /**
     * A call.
     *
     * @param input
     *            by the model's names; a name in braces stands for the ARN of that balancer, listener or target group
     * @param protocol
     *            in which it is sent
     */
    record ModelCall(String scenario, String service, String operation, Map<String, ?> input, String protocol) {

        ModelCall {
            input = Map.copyOf(input);
        }

        @Override
        public String toString() {
            return scenario + " " + service + " " + operation + " " + protocol;
        }
    }

    private final List<ModelCall> calls = new ArrayList<>();
    private final long now = Instant.now().getEpochSecond();
    private String scenario = "";

    private ModelCalls() {}

    static List<ModelCall> all() {
        ModelCalls all = new ModelCalls();
        all.rest();
        all.restChanges();
        all.http();
        all.lambda();
        all.links();
        all.balancers();
        all.network();
        all.observations();
        return all.calls;
    }

    private void call(String service, String operation, Map<String, ?> input) {
        String protocol = switch (service) {
            case "elbv2", "sts", "cloudformation" -> "query";
            case "ec2" -> "ec2";
            case "logs", "service-quotas", "cloudwatch" -> "json";
            default -> "rest-json";
        };
        calls.add(new ModelCall(scenario, service, operation, input, protocol));
    }

    private void rest() {
        scenario = "every-fifth-fails";
        Map<String, String> api = Map.of("restApiId", "r1o3u5t7e9");
        Map<String, String> stage = Map.of("restApiId", "r1o3u5t7e9", "stageName", "prod");
        Map<String, String> method = Map.of("restApiId", "r1o3u5t7e9", "resourceId", "m2n4b6", "httpMethod", "GET");
        call("apigateway", "GetAccount", Map.of());
        call("apigateway", "GetRestApis", Map.of("limit", 1));
        call("apigateway", "GetRestApi", api);
        call("apigateway", "GetResources", Map.of("restApiId", "r1o3u5t7e9", "embed", List.of("methods")));
        call("apigateway", "GetResource",
                Map.of("restApiId", "r1o3u5t7e9", "resourceId", "m2n4b6", "embed", List.of("methods")));
        call("apigateway", "GetMethod", method);
        call("apigateway", "GetIntegration", method);
        call("apigateway", "GetStages", api);
        call("apigateway", "GetStage", stage);
        call("apigateway", "GetDeployments", api);
        call("apigateway", "GetDeployment",
                Map.of("restApiId", "r1o3u5t7e9", "deploymentId", "0p2a4s", "embed", List.of("apisummary")));
        call("apigateway", "GetGatewayResponses", api);
        call("apigateway", "GetAuthorizers", api);
        call("apigateway", "GetTags", Map.of("resourceArn", "arn:aws:apigateway:us-east-1::/restapis/r1o3u5t7e9"));
        call("apigateway", "TestInvokeMethod", Map.of("restApiId", "r1o3u5t7e9", "resourceId", "m2n4b6", "httpMethod",
                "GET", "pathWithQueryString", "/routes?from=A"));
        call("apigateway", "GetExport", Map.of("restApiId", "r1o3u5t7e9", "stageName", "prod", "exportType", "oas30",
                "parameters", Map.of("extensions", "integrations"), "accepts", "application/json"));
        scenario = "whose-504-is-it";
        call("apigateway", "GetDomainNames", Map.of());
        call("apigateway", "GetDomainName", Map.of("domainName", "shop.example.com"));
        call("apigateway", "GetBasePathMappings", Map.of("domainName", "shop.example.com"));
        call("apigatewayv2", "GetDomainNames", Map.of());
        call("apigatewayv2", "GetDomainName", Map.of("DomainName", "shop.example.com"));
        call("apigatewayv2", "GetApiMappings", Map.of("DomainName", "shop.example.com"));
        call("apigatewayv2", "ListRoutingRules", Map.of("DomainName", "shop.example.com"));
    }

    private static Map<String, ?> patch(String op, String path, String value) {
        return Map.of("op", op, "path", path, "value", value);
    }

    private void restChanges() {
        scenario = "edge-stays-at-29";
        call("apigateway", "UpdateRestApi", Map.of("restApiId", "e6d8g0e2i4", "patchOperations",
                List.of(patch("replace", "/endpointConfiguration/types/EDGE", "REGIONAL"))));
        call("apigateway", "UpdateIntegration", Map.of("restApiId", "e6d8g0e2i4", "resourceId", "v4b6n8", "httpMethod",
                "POST", "patchOperations", List.of(patch("replace", "/timeoutInMillis", "28000"))));
        call("apigateway", "UpdateStage", Map.of("restApiId", "e6d8g0e2i4", "stageName", "prod", "patchOperations",
                List.of(patch("replace", "/*/*/logging/loglevel", "INFO"))));
        call("apigateway", "CreateDeployment", Map.of("restApiId", "e6d8g0e2i4", "stageName", "prod"));
        Map<String, String> response = Map.of("restApiId", "e6d8g0e2i4", "resourceId", "v4b6n8", "httpMethod", "POST",
                "statusCode", "200");
        call("apigateway", "GetMethodResponse", response);
        call("apigateway", "GetIntegrationResponse", response);
        call("apigateway", "PutIntegrationResponse", with(response, "responseTemplates",
                Map.of("application/json", "{}")));
        call("apigateway", "DeleteIntegrationResponse", response);
        call("apigateway", "DeleteMethodResponse", response);
        call("apigateway", "PutMethodResponse", Map.of("restApiId", "e6d8g0e2i4", "resourceId", "v4b6n8", "httpMethod",
                "POST", "statusCode", "202"));
        call("apigateway", "PutIntegration", Map.of("restApiId", "e6d8g0e2i4", "resourceId", "v4b6n8", "httpMethod",
                "POST", "type", "MOCK"));
        call("service-quotas", "GetServiceQuota", Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3"));
        call("service-quotas", "GetAWSDefaultServiceQuota",
                Map.of("ServiceCode", "apigateway", "QuotaCode", "L-8A5B8E43"));
        call("service-quotas", "RequestServiceQuotaIncrease",
                Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3", "DesiredValue", 120_000));
        call("service-quotas", "ListRequestedServiceQuotaChangeHistoryByQuota",
                Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3"));
        call("sts", "GetCallerIdentity", Map.of());
    }

    private static Map<String, ?> with(Map<String, String> input, String name, Object value) {
        Map<String, Object> all = new HashMap<>(input);
        all.put(name, value);
        return all;
    }

    private void http() {
        scenario = "bare-503";
        Map<String, String> api = Map.of("ApiId", "s7t9m1n3t5");
        call("apigatewayv2", "CreateIntegration", Map.of("ApiId", "s7t9m1n3t5", "IntegrationType", "AWS_PROXY",
                "IntegrationSubtype", "SQS-SendMessage", "PayloadFormatVersion", "1.0", "CredentialsArn",
                "arn:aws:iam::123456789012:role/queue", "RequestParameters",
                Map.of("QueueUrl", "https://sqs.us-east-1.amazonaws.com/123456789012/jobs", "MessageBody",
                        "$request.body"),
                "ResponseParameters", Map.of("200", Map.of("overwrite:statuscode", "202"))));
        call("apigatewayv2", "DeleteIntegration", Map.of("ApiId", "s7t9m1n3t5", "IntegrationId", "z8wbvw"));
        call("apigatewayv2", "GetApis", Map.of());
        call("apigatewayv2", "GetApi", api);
        call("apigatewayv2", "GetRoutes", api);
        call("apigatewayv2", "GetRoute", Map.of("ApiId", "s7t9m1n3t5", "RouteId", "c5v7b9n"));
        call("apigatewayv2", "GetIntegrations", api);
        call("apigatewayv2", "GetIntegration", Map.of("ApiId", "s7t9m1n3t5", "IntegrationId", "q7u5e3u"));
        call("apigatewayv2", "GetAuthorizers", api);
        call("apigatewayv2", "GetStages", api);
        call("apigatewayv2", "GetStage", Map.of("ApiId", "s7t9m1n3t5", "StageName", "prod"));
        call("apigatewayv2", "GetDeployments", api);
        call("apigatewayv2", "GetDeployment", Map.of("ApiId", "s7t9m1n3t5", "DeploymentId", "t2r4e6"));
        call("apigatewayv2", "GetTags", Map.of("ResourceArn", "arn:aws:apigateway:us-east-1::/apis/s7t9m1n3t5"));
        call("apigatewayv2", "ExportApi",
                Map.of("ApiId", "s7t9m1n3t5", "Specification", "OAS30", "OutputType", "JSON", "StageName", "prod"));
        call("apigatewayv2", "UpdateIntegration",
                Map.of("ApiId", "s7t9m1n3t5", "IntegrationId", "w3r5k7s", "TimeoutInMillis", 20_000));
        call("apigatewayv2", "UpdateRoute",
                Map.of("ApiId", "s7t9m1n3t5", "RouteId", "c5v7b9n", "Target", "integrations/q7u5e3u"));
        call("apigatewayv2", "UpdateStage",
                Map.of("ApiId", "s7t9m1n3t5", "StageName", "prod", "AutoDeploy", false));
        call("apigatewayv2", "DeleteAccessLogSettings", Map.of("ApiId", "s7t9m1n3t5", "StageName", "prod"));
        call("apigatewayv2", "CreateDeployment", Map.of("ApiId", "s7t9m1n3t5", "StageName", "prod"));
    }

    private void lambda() {
        scenario = "fixed-but-not-called";
        Map<String, String> search = Map.of("FunctionName", "search");
        Map<String, String> live = Map.of("FunctionName", "search", "Qualifier", "live");
        call("lambda", "GetFunction", live);
        call("lambda", "GetFunctionConfiguration", search);
        call("lambda", "GetFunctionConcurrency", search);
        call("lambda", "GetPolicy", live);
        call("lambda", "ListAliases", search);
        call("lambda", "GetAlias", Map.of("FunctionName", "search", "Name", "live"));
        call("lambda", "ListFunctions", Map.of());
        call("lambda", "ListVersionsByFunction", search);
        call("lambda", "GetAccountSettings", Map.of());
        call("lambda", "ListTags", Map.of("Resource", "arn:aws:lambda:us-east-1:123456789012:function:search"));
        call("lambda", "PutProvisionedConcurrencyConfig",
                Map.of("FunctionName", "search", "Qualifier", "live", "ProvisionedConcurrentExecutions", 3));
        call("lambda", "GetProvisionedConcurrencyConfig", live);
        call("lambda", "ListProvisionedConcurrencyConfigs", search);
        call("lambda", "DeleteProvisionedConcurrencyConfig", live);
        call("lambda", "PutFunctionEventInvokeConfig",
                Map.of("FunctionName", "search", "Qualifier", "live", "MaximumRetryAttempts", 0, "DestinationConfig",
                        Map.of("OnFailure", Map.of("Destination", "arn:aws:sqs:us-east-1:123456789012:failed"))));
        call("lambda", "UpdateFunctionEventInvokeConfig",
                Map.of("FunctionName", "search", "Qualifier", "live", "MaximumEventAgeInSeconds", 60));
        call("lambda", "GetFunctionEventInvokeConfig", live);
        call("lambda", "DeleteFunctionEventInvokeConfig", live);
        call("lambda", "CreateAlias", Map.of("FunctionName", "search", "Name", "next", "FunctionVersion", "2"));
        Map<String, String> next = Map.of("FunctionName", "search", "Qualifier", "next", "StatementId", "api");
        Map<String, String> allowed = new HashMap<>(next);
        allowed.putAll(Map.of("Action", "lambda:InvokeFunction", "Principal", "apigateway.amazonaws.com", "SourceArn",
                "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*"));
        call("lambda", "AddPermission", allowed);
        call("lambda", "RemovePermission", next);
        call("lambda", "DeleteAlias", Map.of("FunctionName", "search", "Name", "next"));
        call("lambda", "PublishVersion", Map.of("FunctionName", "search", "Description", "quicker"));
        call("lambda", "UpdateAlias", Map.of("FunctionName", "search", "Name", "live", "FunctionVersion", "3",
                "RoutingConfig", Map.of("AdditionalVersionWeights", Map.of("2", 0.25))));
        call("lambda", "GetAlias", Map.of("FunctionName", "search", "Name", "live"));
        call("lambda", "PutFunctionConcurrency", Map.of("FunctionName", "suggest", "ReservedConcurrentExecutions", 5));
        call("lambda", "GetFunction", Map.of("FunctionName", "suggest"));
        call("lambda", "DeleteFunctionConcurrency", Map.of("FunctionName", "suggest"));
        call("lambda", "UpdateFunctionConfiguration", Map.of("FunctionName", "suggest", "Timeout", 4));
        scenario = "no-way-out";
        call("lambda", "GetFunctionConfiguration", Map.of("FunctionName", "backoffice-admin"));
    }

    private void links() {
        scenario = "link-has-failed";
        call("apigateway", "GetVpcLinks", Map.of());
        call("apigateway", "GetVpcLink", Map.of("vpcLinkId", "o9l1d3"));
        call("apigateway", "CreateVpcLink",
                Map.of("name", "claims-2", "targetArns", List.of("{claims-2-nlb}")));
        call("apigateway", "DeleteVpcLink", Map.of("vpcLinkId", "n7e2w4"));
        scenario = "change-never-went-live";
        call("apigatewayv2", "GetVpcLinks", Map.of());
        call("apigatewayv2", "GetVpcLink", Map.of("VpcLinkId", "wh3l5k"));
        call("apigatewayv2", "DeleteVpcLink", Map.of("VpcLinkId", "wh3l5k"));
    }

    private void balancers() {
        scenario = "balancer-keeps-silent";
        String balancer = "{parcels-nlb}";
        String group = "{parcels}";
        call("elbv2", "DescribeLoadBalancers", Map.of("LoadBalancerArns", List.of(balancer)));
        call("elbv2", "DescribeLoadBalancerAttributes", Map.of("LoadBalancerArn", balancer));
        call("elbv2", "DescribeListeners", Map.of("LoadBalancerArn", balancer));
        call("elbv2", "DescribeListenerAttributes", Map.of("ListenerArn", "{parcels-nlb:80}"));
        call("elbv2", "DescribeRules", Map.of("ListenerArn", "{parcels-nlb:80}"));
        call("elbv2", "DescribeTargetGroups", Map.of("LoadBalancerArn", balancer));
        call("elbv2", "DescribeTargetGroupAttributes", Map.of("TargetGroupArn", group));
        call("elbv2", "DescribeTags", Map.of("ResourceArns", List.of(balancer, group)));
        call("cloudformation", "DescribeStackResources", Map.of("PhysicalResourceId", balancer));
        call("elbv2", "DescribeTargetHealth", Map.of("TargetGroupArn", group));
        call("elbv2", "ModifyLoadBalancerAttributes", Map.of("LoadBalancerArn", balancer, "Attributes",
                List.of(Map.of("Key", "load_balancing.cross_zone.enabled", "Value", "true"))));
        call("elbv2", "SetSecurityGroups",
                Map.of("LoadBalancerArn", balancer, "SecurityGroups", List.of("sg-0b3c5d7e9f1a24681"),
                        "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "off"));
        call("elbv2", "ModifyTargetGroup",
                Map.of("TargetGroupArn", group, "HealthCheckProtocol", "HTTP", "HealthCheckPath", "/health",
                        "HealthCheckIntervalSeconds", 10, "Matcher", Map.of("HttpCode", "200-299")));
        call("elbv2", "ModifyTargetGroupAttributes", Map.of("TargetGroupArn", group, "Attributes",
                List.of(Map.of("Key", "deregistration_delay.timeout_seconds", "Value", "60"))));
        call("elbv2", "RegisterTargets",
                Map.of("TargetGroupArn", group, "Targets", List.of(Map.of("Id", "10.40.1.61", "Port", 8081))));
        call("elbv2", "DescribeTargetHealth", Map.of("TargetGroupArn", group));
        call("elbv2", "DeregisterTargets",
                Map.of("TargetGroupArn", group, "Targets", List.of(Map.of("Id", "10.40.1.61", "Port", 8081))));
        scenario = "change-never-went-live";
        call("elbv2", "DescribeLoadBalancers", Map.of("Names", List.of("warehouse-alb")));
        call("elbv2", "DescribeTargetGroups", Map.of());
    }

    private void network() {
        scenario = "no-way-out";
        List<Map<String, ?>> inVpc = List.of(Map.of("Name", "vpc-id", "Values", List.of("vpc-0c9e7a5b3d1f20468")));
        for (String operation : List.of("DescribeSecurityGroups", "DescribeSubnets", "DescribeRouteTables",
                "DescribeVpcEndpoints", "DescribeNetworkInterfaces", "DescribeNetworkAcls")) {
            call("ec2", operation, Map.of("Filters", inVpc));
        }
        call("ec2", "DescribeNatGateways", Map.of("Filter", inVpc));
        call("ec2", "DescribeSubnets", Map.of("SubnetIds", List.of("subnet-0a1f3c5e7b9d20a01")));
        call("ec2", "CreateRoute", Map.of("RouteTableId", "rtb-0d1e2f3a4b5c60701", "DestinationCidrBlock", "0.0.0.0/0",
                "NatGatewayId", "nat-05c7e9a1b3d5f7082"));
        call("ec2", "CreateVpcEndpoint",
                Map.of("VpcId", "vpc-0c9e7a5b3d1f20468", "ServiceName", "com.amazonaws.us-east-1.sqs",
                        "VpcEndpointType", "Interface", "SubnetIds", List.of("subnet-0a1f3c5e7b9d20a01")));
        call("ec2", "DescribeVpcEndpoints", Map.of("Filters",
                List.of(Map.of("Name", "service-name", "Values", List.of("*.sqs")))));
        call("ec2", "AuthorizeSecurityGroupIngress",
                Map.of("GroupId", "sg-0b2d4f6a8c1e30f02", "IpPermissions", List.of(Map.of("IpProtocol", "tcp",
                        "FromPort", 5432, "ToPort", 5432, "IpRanges", List.of(Map.of("CidrIp", "10.20.0.0/16"))))));
        call("ec2", "RevokeSecurityGroupIngress",
                Map.of("GroupId", "sg-0b2d4f6a8c1e30f02", "IpPermissions", List.of(Map.of("IpProtocol", "tcp",
                        "FromPort", 5432, "ToPort", 5432, "IpRanges", List.of(Map.of("CidrIp", "10.20.0.0/16"))))));
    }

    private void observations() {
        scenario = "no-way-out";
        call("cloudformation", "DescribeStackResources",
                Map.of("StackName", "backoffice", "LogicalResourceId", "AdminMethod"));
        call("cloudformation", "DescribeStackResourceDrifts", Map.of("StackName", "backoffice", "MaxResults", 2));
        call("xray", "GetTraceSummaries", Map.of("StartTime", now - 10_800, "EndTime", now));
        call("cloudwatch", "ListMetrics", Map.of("Namespace", "AWS/Lambda"));
        call("cloudwatch", "GetMetricData", metrics(now - 10_800, now));
        calls.add(new ModelCall(scenario, "cloudwatch", "ListMetrics", Map.of("Namespace", "AWS/ApiGateway"),
                "query"));
        calls.add(new ModelCall(scenario, "cloudwatch", "GetMetricData",
                metrics(Instant.ofEpochSecond(now - 10_800).toString(), Instant.ofEpochSecond(now).toString()),
                "query"));
        call("logs", "DescribeLogGroups", Map.of("logGroupNamePrefix", "/aws/lambda/"));
        call("logs", "CreateLogGroup", Map.of("logGroupName", "/lab/access"));
        call("logs", "PutRetentionPolicy", Map.of("logGroupName", "/lab/access", "retentionInDays", 30));
        call("logs", "DescribeLogGroups", Map.of("logGroupNamePrefix", "/lab/"));
        call("logs", "ListTagsForResource",
                Map.of("resourceArn", "arn:aws:logs:us-east-1:123456789012:log-group:/lab/access"));
        call("logs", "PutSubscriptionFilter", Map.of("logGroupName", "/lab/access", "filterName", "all",
                "filterPattern", "", "destinationArn", "arn:aws:kinesis:us-east-1:123456789012:stream/lines"));
        call("logs", "DescribeSubscriptionFilters", Map.of("logGroupName", "/lab/access"));
        call("logs", "DeleteSubscriptionFilter", Map.of("logGroupName", "/lab/access", "filterName", "all"));
        call("logs", "PutMetricFilter", Map.of("logGroupName", "/lab/access", "filterName", "late", "filterPattern",
                "504", "metricTransformations",
                List.of(Map.of("metricName", "Late", "metricNamespace", "Shop", "metricValue", "1"))));
        call("logs", "DescribeMetricFilters", Map.of("logGroupName", "/lab/access"));
        call("logs", "DeleteMetricFilter", Map.of("logGroupName", "/lab/access", "filterName", "late"));
        call("logs", "DeleteRetentionPolicy", Map.of("logGroupName", "/lab/access"));
        call("logs", "DeleteLogGroup", Map.of("logGroupName", "/lab/access"));
        call("cloudwatch", "PutMetricAlarm", Map.of("AlarmName", "slow", "Namespace", "AWS/ApiGateway", "MetricName",
                "IntegrationLatency", "ExtendedStatistic", "p99", "Period", 60, "EvaluationPeriods", 5, "Threshold",
                23_200, "ComparisonOperator", "GreaterThanThreshold", "Dimensions",
                List.of(Map.of("Name", "ApiName", "Value", "backoffice-api"))));
        call("cloudwatch", "DescribeAlarms", Map.of("AlarmNames", List.of("slow")));
        calls.add(new ModelCall(scenario, "cloudwatch", "DescribeAlarms", Map.of(), "query"));
        Map<String, String> alarm = Map.of("ResourceARN", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:slow");
        call("cloudwatch", "ListTagsForResource", alarm);
        calls.add(new ModelCall(scenario, "cloudwatch", "ListTagsForResource", alarm, "query"));
        call("cloudwatch", "DeleteAlarms", Map.of("AlarmNames", List.of("slow")));
        call("cloudwatch", "PutDashboard", Map.of("DashboardName", "api", "DashboardBody", "{\"widgets\": []}"));
        call("cloudwatch", "GetDashboard", Map.of("DashboardName", "api"));
        call("cloudwatch", "ListDashboards", Map.of());
        calls.add(new ModelCall(scenario, "cloudwatch", "ListDashboards", Map.of(), "query"));
        call("cloudwatch", "DeleteDashboards", Map.of("DashboardNames", List.of("api")));
        call("logs", "FilterLogEvents", Map.of("logGroupName", "/aws/lambda/backoffice-admin", "limit", 3));
        call("logs", "StartQuery", Map.of("logGroupName", "/aws/lambda/backoffice-admin", "startTime", now - 10_800,
                "endTime", now, "queryString", "filter @type = \"REPORT\" | stats count() as n"));
    }

    /** Times are seconds since 1970 in JSON and ISO 8601 in forms. */
    private static Map<String, ?> metrics(Object from, Object until) {
        Map<String, ?> stat = Map.of("Period", 300, "Stat", "p99", "Metric",
                Map.of("Namespace", "AWS/ApiGateway", "MetricName", "IntegrationLatency", "Dimensions",
                        List.of(Map.of("Name", "ApiName", "Value", "backoffice-api"))));
        return Map.of("StartTime", from, "EndTime", until, "MetricDataQueries",
                List.of(Map.of("Id", "m1", "MetricStat", stat)));
    }
}
