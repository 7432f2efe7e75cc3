package dev.timeoutdoctor.collect;

import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The IAM policy that lets an identity read what the collectors and the search for the target ask for, and nothing else. */
public final class Permissions {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** What the search for a target asks for, from a log line or a function's ARN. */
    private static final List<String> SEARCH = List.of("logs:DescribeLogGroups", "logs:FilterLogEvents",
            "lambda:GetPolicy");

    private Permissions() {}

    /**
     * The policy as JSON text, one statement an action.
     *
     * @param collectors whose actions are granted
     * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
     * @param account 12 digits, or empty for any
     * @throws IllegalArgumentException where a collector declares an action whose resources nobody has named: a bug
     */
    public static String readPolicy(List<Collector<?>> collectors, String partition, String region, String account) {
        TreeSet<String> actions = new TreeSet<>(SEARCH);
        collectors.forEach(collector -> actions.addAll(collector.iamActions()));
        ObjectNode policy = JSON.createObjectNode();
        policy.put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        for (String action : actions) {
            ObjectNode statement = statements.addObject().put("Effect", "Allow").put("Action", action);
            ArrayNode resources = statement.putArray("Resource");
            resources(action, "arn:" + partition + ":", region, account.isEmpty() ? "*" : account)
                    .forEach(resources::add);
        }
        return JSON.writeValueAsString(policy);
    }

    /** API Gateway's actions are HTTP verbs on paths without account and without the {@code /v2} of the newer API (AWS: ARN formats of API Gateway). */
    private static List<String> resources(String action, String arn, String region, String account) {
        return switch (action) {
            case "apigateway:GET" ->
                List.of("/restapis", "/restapis/*", "/apis", "/apis/*", "/vpclinks/*", "/domainnames", "/domainnames/*",
                        "/account")
                        .stream().map(path -> arn + "apigateway:" + region + "::" + path).toList();
            case "lambda:GetFunctionConfiguration", "lambda:GetFunctionConcurrency", "lambda:GetPolicy",
                    "lambda:GetAlias", "lambda:ListVersionsByFunction", "lambda:ListProvisionedConcurrencyConfigs",
                    "lambda:GetFunctionEventInvokeConfig", "lambda:ListTags" ->
                List.of(arn + "lambda:" + region + ":" + account + ":function:*");
            // a function may log to any group
            case "logs:FilterLogEvents", "logs:DescribeLogGroups" ->
                List.of(arn + "logs:" + region + ":" + account + ":log-group:*");
            // these services know no resources for reading
            case "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancerAttributes",
                    "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeRules",
                    "elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeTargetGroupAttributes",
                    "elasticloadbalancing:DescribeTargetHealth", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
                    "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeNatGateways",
                    "ec2:DescribeVpcEndpoints", "cloudwatch:GetMetricData", "servicequotas:GetServiceQuota",
                    "servicequotas:GetAWSDefaultServiceQuota",
                    "servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota", "lambda:GetAccountSettings",
                    "xray:GetTraceSummaries", "xray:BatchGetTraces", "lambda:ListFunctions" ->
                List.of("*");
            default -> throw new IllegalArgumentException("No resource is known for " + action);
        };
    }
}
