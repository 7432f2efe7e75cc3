package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.IamPolicy;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The IAM policy that lets an identity make the changes that somebody wants to make, and take them back, and nothing else. */
public final class ChangePermissions {

    private static final List<String> INTEGRATION = List.of("apigateway GetIntegration",
            "apigateway UpdateIntegration");
    private static final List<String> STAGE = List.of("apigateway GetStage", "apigateway UpdateStage");
    private static final List<String> HTTP_STAGE = List.of("apigatewayv2 GetStage", "apigatewayv2 UpdateStage");
    /** What a stage serves, beside what was edited. */
    private static final List<String> SERVED = List.of("apigateway GetResources", "apigateway GetExport");
    private static final List<String> HTTP_SERVED = List.of("apigatewayv2 GetRoutes", "apigatewayv2 GetIntegrations",
            "apigatewayv2 ExportApi");
    private static final List<String> HTTP_INTEGRATION = both(List.of("apigatewayv2 GetIntegration",
            "apigatewayv2 UpdateIntegration", "apigatewayv2 GetStage"), HTTP_SERVED);

    /** What whoever turns on an HTTP API's access log must be allowed too (AWS: HTTP API developer guide, configure logging). */
    private static final List<String> LOG_DELIVERY = List.of("logs CreateLogDelivery", "logs GetLogDelivery",
            "logs UpdateLogDelivery", "logs DeleteLogDelivery", "logs ListLogDeliveries", "logs PutResourcePolicy",
            "logs DescribeResourcePolicies");

    private static final List<String> STAGE_TAGS = List.of("apigateway GetRestApi", "apigateway GetStage");
    private static final List<String> HTTP_STAGE_TAGS = List.of("apigatewayv2 GetApi", "apigatewayv2 GetStage");
    private static final List<String> STACKS = List.of("cloudformation DescribeStackResources",
            "cloudformation DescribeStackResourceDrifts");

    /** What sends an integration with a role must be allowed to hand over that role (AWS: IAM user guide, passing a role to a service). */
    private static final String PASS_ROLE = "iam PassRole";

    /** Tells whether an update is in progress, too, for which other changes of the function wait. */
    private static final String EDITED_FUNCTION = "lambda GetFunctionConfiguration";

    /** Among it what tells whether copies of the alias's version are kept started. */
    private static final List<String> ALIAS = List.of("lambda GetAlias", "lambda UpdateAlias",
            "lambda ListVersionsByFunction", "lambda PublishVersion", EDITED_FUNCTION,
            "lambda GetProvisionedConcurrencyConfig");

    private ChangePermissions() {}

    /**
     * The policy as JSON text, one statement an action: what the changes read before and after, and what they send.
     *
     * @param kinds the changes that are wanted
     */
    public static String policy(Collection<ChangeKind> kinds, ChangeScope scope) {
        return IamPolicy.allowing(kinds.stream().flatMap(kind -> operations(kind)).distinct()
                .map(operation -> operation.grant(scope)).toList());
    }

    /** What a kind of change reads and sends; a way back is among it. */
    static Stream<ChangeOperation> operations(ChangeKind kind) {
        return Stream.concat(words(kind).stream(), owners(kind).stream()).distinct().map(ChangeOperation::of);
    }

    /** What tells whose a thing is: its tags, and what CloudFormation knows. */
    private static List<String> owners(ChangeKind kind) {
        return switch (kind) {
            case INTEGRATION, STREAMING, ASYNC_EVENT, CANARY, TRACING, CACHING, DEPLOYMENT -> both(STAGE_TAGS, STACKS);
            case HTTP_INTEGRATION, ASYNC_SERVICE, HTTP_DEPLOYMENT -> both(HTTP_STAGE_TAGS, STACKS);
            case VPC_LINK, ROLLBACK -> both(both(STAGE_TAGS, HTTP_STAGE_TAGS), STACKS);
            case ACCESS_LOG ->
                both(both(both(STAGE_TAGS, HTTP_STAGE_TAGS), List.of("logs ListTagsForResource")), STACKS);
            case FUNCTION, FUNCTION_VERSION, RESERVED_CONCURRENCY, PROVISIONED_CONCURRENCY, ALIAS, EVENT_INVOKE ->
                both(List.of("lambda ListTags"), STACKS);
            case CROSS_ZONE, HEALTH_CHECK, PRIVATE_LINK_RULES -> both(List.of("elbv2 DescribeTags"), STACKS);
            case ALARMS -> both(List.of("cloudwatch ListTagsForResource"), STACKS);
            case DASHBOARD -> STACKS;
            case TIMEOUT_QUOTA, SECURITY_GROUP, UNDO -> List.of();
        };
    }

    private static List<String> words(ChangeKind kind) {
        return switch (kind) {
            case INTEGRATION, STREAMING -> INTEGRATION;
            case HTTP_INTEGRATION -> HTTP_INTEGRATION;
            case VPC_LINK -> both(both(both(INTEGRATION, HTTP_INTEGRATION), STAGE),
                    List.of("apigateway GetVpcLinks", "apigatewayv2 GetVpcLinks", "apigateway GetVpcLink",
                            "apigatewayv2 GetVpcLink", "elbv2 DescribeLoadBalancers"));
            case FUNCTION -> List.of(EDITED_FUNCTION, "lambda UpdateFunctionConfiguration");
            case RESERVED_CONCURRENCY -> List.of("lambda GetFunctionConcurrency", "lambda PutFunctionConcurrency",
                    "lambda DeleteFunctionConcurrency", "lambda GetAccountSettings");
            case PROVISIONED_CONCURRENCY -> List.of("lambda GetProvisionedConcurrencyConfig",
                    "lambda PutProvisionedConcurrencyConfig", "lambda DeleteProvisionedConcurrencyConfig",
                    EDITED_FUNCTION);
            case FUNCTION_VERSION -> both(ALIAS, List.of("lambda UpdateFunctionConfiguration", "lambda ListAliases"));
            case ALIAS -> ALIAS;
            case EVENT_INVOKE -> List.of("lambda GetFunctionEventInvokeConfig", "lambda PutFunctionEventInvokeConfig",
                    "lambda DeleteFunctionEventInvokeConfig");
            case ASYNC_EVENT -> both(INTEGRATION, List.of("apigateway PutIntegration", "apigateway GetMethodResponse",
                    "apigateway PutMethodResponse", "apigateway DeleteMethodResponse",
                    "apigateway GetIntegrationResponse", "apigateway PutIntegrationResponse",
                    "apigateway DeleteIntegrationResponse", PASS_ROLE));
            case ASYNC_SERVICE -> both(HTTP_INTEGRATION, List.of("apigatewayv2 CreateIntegration",
                    "apigatewayv2 DeleteIntegration", "apigatewayv2 GetRoute", "apigatewayv2 UpdateRoute",
                    PASS_ROLE));
            case CANARY -> both(both(STAGE, SERVED), List.of("apigateway GetDeployment", "apigateway GetDeployments"));
            case ROLLBACK -> both(both(both(STAGE, HTTP_STAGE), both(SERVED, HTTP_SERVED)),
                    List.of("apigateway GetDeployments", "apigatewayv2 GetDeployments", "apigatewayv2 GetDeployment"));
            case TRACING -> STAGE;
            case CACHING -> both(STAGE, List.of("apigateway GetMethod", "apigateway GetAccount"));
            case ACCESS_LOG -> both(both(STAGE, LOG_DELIVERY), List.of("apigateway GetAccount", "apigatewayv2 GetStage",
                    "apigatewayv2 UpdateStage", "apigatewayv2 DeleteAccessLogSettings", "logs DescribeLogGroups",
                    "logs DescribeSubscriptionFilters", "logs DescribeMetricFilters",
                    "logs CreateLogGroup", "logs DeleteLogGroup", "logs PutRetentionPolicy",
                    "logs DeleteRetentionPolicy"));
            case HTTP_DEPLOYMENT -> both(both(HTTP_STAGE, HTTP_SERVED), List.of("apigatewayv2 GetDeployment",
                    "apigatewayv2 CreateDeployment"));
            case TIMEOUT_QUOTA -> List.of("service-quotas GetServiceQuota",
                    "service-quotas ListRequestedServiceQuotaChangeHistoryByQuota",
                    "service-quotas RequestServiceQuotaIncrease");
            case CROSS_ZONE -> List.of("elbv2 DescribeLoadBalancerAttributes", "elbv2 ModifyLoadBalancerAttributes");
            case HEALTH_CHECK -> List.of("elbv2 DescribeTargetGroups", "elbv2 DescribeTargetHealth",
                    "elbv2 ModifyTargetGroup");
            case PRIVATE_LINK_RULES -> List.of("elbv2 DescribeLoadBalancers", "elbv2 SetSecurityGroups");
            case ALARMS -> List.of("cloudwatch DescribeAlarms", "cloudwatch PutMetricAlarm", "cloudwatch DeleteAlarms");
            case DASHBOARD -> List.of("cloudwatch ListDashboards", "cloudwatch GetDashboard", "cloudwatch PutDashboard",
                    "cloudwatch DeleteDashboards");
            case DEPLOYMENT -> both(both(STAGE, SERVED),
                    List.of("apigateway GetDeployment", "apigateway CreateDeployment", "apigateway GetVpcLink",
                            "apigatewayv2 GetVpcLink"));
            case SECURITY_GROUP, UNDO -> List.of();
        };
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
