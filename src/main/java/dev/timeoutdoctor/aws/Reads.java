package dev.timeoutdoctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GetAccountRequest;
import software.amazon.awssdk.services.apigateway.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigateway.model.GetBasePathMappingsRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigateway.model.GetDomainNamesRequest;
import software.amazon.awssdk.services.apigateway.model.GetExportRequest;
import software.amazon.awssdk.services.apigateway.model.GetGatewayResponsesRequest;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.GetIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.GetMethodRequest;
import software.amazon.awssdk.services.apigateway.model.GetMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApisRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStagesRequest;
import software.amazon.awssdk.services.apigateway.model.GetTagsRequest;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeMetricFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeSubscriptionFiltersRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetRequestedServiceQuotaChangeRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.ListRequestedServiceQuotaChangeHistoryByQuotaRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.xray.XRayClient;
import software.amazon.awssdk.services.xray.model.BatchGetTracesRequest;
import software.amazon.awssdk.services.xray.model.GetTraceSummariesRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The operations that only read. StartQuery is among them: it changes nothing, but AWS charges for what it scans, so whoever asks
 * for it must have asked the user. Paths are those of API Gateway's ARNs (AWS: ARN format reference).
 */
final class Reads {

    private static final String API = "/restapis/{restApiId}";
    private static final String METHOD = API + "/resources/{resourceId}/methods/{httpMethod}";
    private static final String STAGE = API + "/stages/{stageName}";

    private final List<Operation<?>> operations = new ArrayList<>();

    private Reads() {}

    static OperationTable table() {
        Reads reads = new Reads();
        reads.restApis();
        reads.httpApis();
        reads.metricsAndLogs();
        reads.accountWide();
        reads.traces();
        reads.operations.addAll(FunctionReads.all());
        reads.operations.addAll(NetworkReads.all());
        reads.operations.addAll(OwnerReads.all());
        return new OperationTable(reads.operations);
    }

    private void restApis() {
        gateway("GetAccount", GetAccountRequest::builder, ApiGatewayClient::getAccount, Paging.NONE, "/account");
        gateway("GetRestApis", GetRestApisRequest::builder, ApiGatewayClient::getRestApis, Paging.BY_POSITION,
                "/restapis");
        gateway("GetRestApi", GetRestApiRequest::builder, ApiGatewayClient::getRestApi, Paging.NONE, API);
        gateway("GetResources", GetResourcesRequest::builder, ApiGatewayClient::getResources, Paging.BY_POSITION,
                API + "/resources");
        gateway("GetMethod", GetMethodRequest::builder, ApiGatewayClient::getMethod, Paging.NONE, METHOD);
        gateway("GetIntegration", GetIntegrationRequest::builder, ApiGatewayClient::getIntegration, Paging.NONE,
                METHOD + "/integration");
        gateway("GetIntegrationResponse", GetIntegrationResponseRequest::builder,
                ApiGatewayClient::getIntegrationResponse, Paging.NONE,
                METHOD + "/integration/responses/{statusCode}");
        gateway("GetMethodResponse", GetMethodResponseRequest::builder, ApiGatewayClient::getMethodResponse,
                Paging.NONE, METHOD + "/responses/{statusCode}");
        gateway("GetStages", GetStagesRequest::builder, ApiGatewayClient::getStages, Paging.NONE, API + "/stages");
        gateway("GetStage", GetStageRequest::builder, ApiGatewayClient::getStage, Paging.NONE, STAGE);
        gateway("GetDeployments", GetDeploymentsRequest::builder, ApiGatewayClient::getDeployments,
                Paging.BY_POSITION, API + "/deployments");
        gateway("GetDeployment", GetDeploymentRequest::builder, ApiGatewayClient::getDeployment, Paging.NONE,
                API + "/deployments/{deploymentId}");
        gateway("GetExport", GetExportRequest::builder, ApiGatewayClient::getExport, Paging.NONE,
                STAGE + "/exports/{exportType}");
        gateway("GetAuthorizers", GetAuthorizersRequest::builder, ApiGatewayClient::getAuthorizers,
                Paging.BY_POSITION, API + "/authorizers");
        gateway("GetGatewayResponses", GetGatewayResponsesRequest::builder, ApiGatewayClient::getGatewayResponses,
                Paging.BY_POSITION, API + "/gatewayresponses");
        gateway("GetDomainNames", GetDomainNamesRequest::builder, ApiGatewayClient::getDomainNames,
                Paging.BY_POSITION, "/domainnames");
        gateway("GetBasePathMappings", GetBasePathMappingsRequest::builder, ApiGatewayClient::getBasePathMappings,
                Paging.BY_POSITION, "/domainnames/{domainName}/basepathmappings");
        gateway("GetTags", GetTagsRequest::builder, ApiGatewayClient::getTags, Paging.NONE, "/tags/{resourceArn}");
    }

    private void httpApis() {
        operations.addAll(HttpApiReads.all());
    }

    private void metricsAndLogs() {
        Paging metrics = new Paging("NextToken", List.of("MetricDataResults", "Messages"), "", 100);
        Paging lines = new Paging("nextToken", List.of("events", "searchedLogStreams"), "limit", 20);
        add(Services.CLOUDWATCH, "GetMetricData", GetMetricDataRequest::builder, CloudWatchClient::getMetricData,
                metrics, "cloudwatch:GetMetricData", "");
        add(Services.CLOUDWATCH, "DescribeAlarms", DescribeAlarmsRequest::builder, CloudWatchClient::describeAlarms,
                new Paging("NextToken", List.of("MetricAlarms", "CompositeAlarms"), "", 50),
                "cloudwatch:DescribeAlarms", "");
        add(Services.CLOUDWATCH, "ListDashboards", ListDashboardsRequest::builder, CloudWatchClient::listDashboards,
                new Paging("NextToken", List.of("DashboardEntries"), "", 20), "cloudwatch:ListDashboards", "");
        add(Services.CLOUDWATCH, "GetDashboard", GetDashboardRequest::builder, CloudWatchClient::getDashboard,
                Paging.NONE, "cloudwatch:GetDashboard", "");
        add(Services.LOGS, "FilterLogEvents", FilterLogEventsRequest::builder, CloudWatchLogsClient::filterLogEvents,
                lines, "logs:FilterLogEvents", "");
        add(Services.LOGS, "DescribeLogGroups", DescribeLogGroupsRequest::builder,
                CloudWatchLogsClient::describeLogGroups, new Paging("nextToken", List.of("logGroups"), "", 20),
                "logs:DescribeLogGroups", "");
        add(Services.LOGS, "DescribeSubscriptionFilters", DescribeSubscriptionFiltersRequest::builder,
                CloudWatchLogsClient::describeSubscriptionFilters,
                new Paging("nextToken", List.of("subscriptionFilters"), "", 20), "logs:DescribeSubscriptionFilters",
                "");
        add(Services.LOGS, "DescribeMetricFilters", DescribeMetricFiltersRequest::builder,
                CloudWatchLogsClient::describeMetricFilters,
                new Paging("nextToken", List.of("metricFilters"), "", 20), "logs:DescribeMetricFilters", "");
        add(Services.LOGS, "StartQuery", StartQueryRequest::builder, CloudWatchLogsClient::startQuery, Paging.NONE,
                "logs:StartQuery", "");
        add(Services.LOGS, "GetQueryResults", GetQueryResultsRequest::builder, CloudWatchLogsClient::getQueryResults,
                Paging.NONE, "logs:GetQueryResults", "");
    }

    private void traces() {
        Paging summaries = new Paging("NextToken", List.of("TraceSummaries"), "", 20);
        Paging traces = new Paging("NextToken", List.of("Traces", "UnprocessedTraceIds"), "", 20);
        add(Services.XRAY, "GetTraceSummaries", GetTraceSummariesRequest::builder, XRayClient::getTraceSummaries,
                summaries, "xray:GetTraceSummaries", "");
        add(Services.XRAY, "BatchGetTraces", BatchGetTracesRequest::builder, XRayClient::batchGetTraces, traces,
                "xray:BatchGetTraces", "");
    }

    private void accountWide() {
        Paging requests = new Paging("NextToken", List.of("RequestedQuotas"), "", 20);
        add(Services.SERVICE_QUOTAS, "ListRequestedServiceQuotaChangeHistoryByQuota",
                ListRequestedServiceQuotaChangeHistoryByQuotaRequest::builder,
                ServiceQuotasClient::listRequestedServiceQuotaChangeHistoryByQuota, requests,
                "servicequotas:ListRequestedServiceQuotaChangeHistoryByQuota", "");
        add(Services.SERVICE_QUOTAS, "GetRequestedServiceQuotaChange",
                GetRequestedServiceQuotaChangeRequest::builder, ServiceQuotasClient::getRequestedServiceQuotaChange,
                Paging.NONE, "servicequotas:GetRequestedServiceQuotaChange", "");
        add(Services.SERVICE_QUOTAS, "GetServiceQuota", GetServiceQuotaRequest::builder,
                ServiceQuotasClient::getServiceQuota, Paging.NONE, "servicequotas:GetServiceQuota", "");
        add(Services.SERVICE_QUOTAS, "GetAWSDefaultServiceQuota", GetAwsDefaultServiceQuotaRequest::builder,
                ServiceQuotasClient::getAWSDefaultServiceQuota, Paging.NONE,
                "servicequotas:GetAWSDefaultServiceQuota", "");
        add(Services.STS, "GetCallerIdentity", GetCallerIdentityRequest::builder, StsClient::getCallerIdentity,
                Paging.NONE, "sts:GetCallerIdentity", "");
    }

    private <B extends SdkBuilder<B, R> & SdkPojo, R> void gateway(String name, Supplier<B> builder,
            BiFunction<ApiGatewayClient, R, ? extends SdkPojo> call, Paging paging, String path) {
        add(Services.API_GATEWAY, name, builder, call, paging, "apigateway:GET", path);
    }

    private <C extends SdkClient, B extends SdkBuilder<B, R> & SdkPojo, R> void add(Service<C> service,
            String name, Supplier<B> builder, BiFunction<C, R, ? extends SdkPojo> call, Paging paging,
            String iamAction, String path) {
        operations.add(Operation.of(service, name, builder, call, paging, iamAction, path));
    }
}
