package dev.timeoutdoctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.RequestServiceQuotaIncreaseRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations that change something: all that this program can ever change in an account. */
final class Writes {

    private final List<Operation<?>> operations = new ArrayList<>();

    private Writes() {}

    static OperationTable table() {
        Writes writes = new Writes();
        writes.operations.addAll(RestApiWrites.all());
        writes.operations.addAll(HttpApiWrites.all());
        functionsAndQuotas(writes);
        loadBalancers(writes);
        observation(writes);
        return new OperationTable(writes.operations);
    }

    private static void functionsAndQuotas(Writes writes) {
        writes.add(Services.LAMBDA, "UpdateFunctionConfiguration", UpdateFunctionConfigurationRequest::builder,
                LambdaClient::updateFunctionConfiguration, "lambda");
        writes.add(Services.LAMBDA, "PutFunctionConcurrency", PutFunctionConcurrencyRequest::builder,
                LambdaClient::putFunctionConcurrency, "lambda");
        writes.add(Services.LAMBDA, "DeleteFunctionConcurrency", DeleteFunctionConcurrencyRequest::builder,
                LambdaClient::deleteFunctionConcurrency, "lambda");
        writes.add(Services.LAMBDA, "PutProvisionedConcurrencyConfig", PutProvisionedConcurrencyConfigRequest::builder,
                LambdaClient::putProvisionedConcurrencyConfig, "lambda");
        writes.add(Services.LAMBDA, "DeleteProvisionedConcurrencyConfig",
                DeleteProvisionedConcurrencyConfigRequest::builder, LambdaClient::deleteProvisionedConcurrencyConfig,
                "lambda");
        writes.add(Services.LAMBDA, "PublishVersion", PublishVersionRequest::builder, LambdaClient::publishVersion,
                "lambda");
        writes.add(Services.LAMBDA, "UpdateAlias", UpdateAliasRequest::builder, LambdaClient::updateAlias, "lambda");
        writes.add(Services.LAMBDA, "PutFunctionEventInvokeConfig", PutFunctionEventInvokeConfigRequest::builder,
                LambdaClient::putFunctionEventInvokeConfig, "lambda");
        writes.add(Services.LAMBDA, "DeleteFunctionEventInvokeConfig", DeleteFunctionEventInvokeConfigRequest::builder,
                LambdaClient::deleteFunctionEventInvokeConfig, "lambda");
        writes.add(Services.SERVICE_QUOTAS, "RequestServiceQuotaIncrease", RequestServiceQuotaIncreaseRequest::builder,
                ServiceQuotasClient::requestServiceQuotaIncrease, "servicequotas");
    }

    private static void loadBalancers(Writes writes) {
        writes.add(Services.LOAD_BALANCING, "ModifyLoadBalancerAttributes",
                ModifyLoadBalancerAttributesRequest::builder,
                ElasticLoadBalancingV2Client::modifyLoadBalancerAttributes, "elasticloadbalancing");
        writes.add(Services.LOAD_BALANCING, "ModifyTargetGroup", ModifyTargetGroupRequest::builder,
                ElasticLoadBalancingV2Client::modifyTargetGroup, "elasticloadbalancing");
        writes.add(Services.LOAD_BALANCING, "SetSecurityGroups", SetSecurityGroupsRequest::builder,
                ElasticLoadBalancingV2Client::setSecurityGroups, "elasticloadbalancing");
    }

    private static void observation(Writes writes) {
        writes.add(Services.CLOUDWATCH, "PutMetricAlarm", PutMetricAlarmRequest::builder,
                CloudWatchClient::putMetricAlarm, "cloudwatch");
        writes.add(Services.CLOUDWATCH, "DeleteAlarms", DeleteAlarmsRequest::builder, CloudWatchClient::deleteAlarms,
                "cloudwatch");
        writes.add(Services.CLOUDWATCH, "PutDashboard", PutDashboardRequest::builder, CloudWatchClient::putDashboard,
                "cloudwatch");
        writes.add(Services.CLOUDWATCH, "DeleteDashboards", DeleteDashboardsRequest::builder,
                CloudWatchClient::deleteDashboards, "cloudwatch");
        writes.add(Services.LOGS, "CreateLogGroup", CreateLogGroupRequest::builder,
                CloudWatchLogsClient::createLogGroup, "logs");
        writes.add(Services.LOGS, "DeleteLogGroup", DeleteLogGroupRequest::builder,
                CloudWatchLogsClient::deleteLogGroup, "logs");
        writes.add(Services.LOGS, "PutRetentionPolicy", PutRetentionPolicyRequest::builder,
                CloudWatchLogsClient::putRetentionPolicy, "logs");
        writes.add(Services.LOGS, "DeleteRetentionPolicy", DeleteRetentionPolicyRequest::builder,
                CloudWatchLogsClient::deleteRetentionPolicy, "logs");
    }

    private <C extends SdkClient, B extends SdkBuilder<B, R> & SdkPojo, R> void add(Service<C> service, String name,
            Supplier<B> builder, BiFunction<C, R, ? extends SdkPojo> call, String prefix) {
        operations.add(Operation.of(service, name, builder, call, Paging.NONE, prefix + ":" + name, ""));
    }
}
