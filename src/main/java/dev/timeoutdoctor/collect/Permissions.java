package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.Grant;
import dev.timeoutdoctor.evidence.IamPolicy;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The IAM policies that let an identity read what is asked for, and nothing else. */
public final class Permissions {

    /** What the search for a target asks for, from a log line or a function's ARN. */
    private static final List<String> SEARCH = List.of("logs:DescribeLogGroups", "logs:FilterLogEvents",
            "lambda:GetPolicy");

    /** What {@link InsightsReader} asks for, besides. AWS charges for what these queries scan. */
    private static final List<String> COSTLY = List.of("logs:StartQuery", "logs:GetQueryResults");

    /** What a survey asks for. */
    private static final List<String> SURVEY = List.of("apigateway:GET", "lambda:ListFunctions",
            "lambda:GetFunctionConfiguration", "servicequotas:GetServiceQuota",
            "servicequotas:GetAWSDefaultServiceQuota");

    private Permissions() {}

    /** The actions of collectors and of the search for the target. */
    public static Collection<String> reading(List<Collector<?>> collectors) {
        return Stream.concat(SEARCH.stream(), collectors.stream().flatMap(each -> each.iamActions().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The actions of a survey over every API. */
    public static Collection<String> survey() {
        return SURVEY;
    }

    /** The actions of Logs Insights, which are needed only where somebody agrees to the cost. */
    public static Collection<String> costly() {
        return COSTLY;
    }

    /**
     * The policy as JSON text, one statement an action.
     *
     * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
     * @param account 12 digits, or empty for any
     * @throws IllegalArgumentException where an action is among them whose resources nobody has named: a bug
     */
    public static String policy(Collection<String> actions, String partition, String region, String account) {
        return IamPolicy.allowing(actions.stream().map(action -> new Grant(action,
                resources(action, "arn:" + partition + ":", region, account.isEmpty() ? "*" : account))).toList());
    }

    /** API Gateway's actions are HTTP verbs on paths without account (but for those of routing rules) and without the {@code /v2} of the newer API (AWS: ARN formats of API Gateway). */
    private static List<String> resources(String action, String arn, String region, String account) {
        return switch (action) {
            case "apigateway:GET" ->
                List.of(":/restapis", ":/restapis/*", ":/apis", ":/apis/*", ":/vpclinks", ":/vpclinks/*",
                        ":/domainnames", ":/domainnames/*", account + ":/domainnames/*", ":/account")
                        .stream().map(path -> arn + "apigateway:" + region + ":" + path).toList();
            case "lambda:GetFunctionConfiguration", "lambda:GetFunctionConcurrency", "lambda:GetPolicy",
                    "lambda:GetAlias", "lambda:ListVersionsByFunction", "lambda:ListProvisionedConcurrencyConfigs",
                    "lambda:GetFunctionEventInvokeConfig", "lambda:ListTags" ->
                List.of(arn + "lambda:" + region + ":" + account + ":function:*");
            // a function may log to any group
            case "logs:FilterLogEvents", "logs:DescribeLogGroups", "logs:StartQuery" ->
                List.of(arn + "logs:" + region + ":" + account + ":log-group:*");
            // these services know no resources for reading
            case "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancerAttributes",
                    "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeRules",
                    "elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeTargetGroupAttributes",
                    "elasticloadbalancing:DescribeTargetHealth", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
                    "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeNatGateways",
                    "ec2:DescribeVpcEndpoints", "ec2:DescribeNetworkAcls", "cloudwatch:GetMetricData",
                    "servicequotas:GetServiceQuota",
                    "servicequotas:GetAWSDefaultServiceQuota",
                    "servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota", "lambda:GetAccountSettings",
                    "xray:GetTraceSummaries", "xray:BatchGetTraces", "lambda:ListFunctions", "logs:GetQueryResults" ->
                List.of("*");
            default -> throw new IllegalArgumentException("No resource is known for " + action);
        };
    }
}
