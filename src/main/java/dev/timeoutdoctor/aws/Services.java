package dev.timeoutdoctor.aws;

import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.xray.XRayClient;

/** The services that this program talks to. */
final class Services {

    static final Service<ApiGatewayClient> API_GATEWAY = Service.of("apigateway", "API Gateway",
            ApiGatewayClient::builder);
    static final Service<ApiGatewayV2Client> API_GATEWAY_V2 = Service.of("apigatewayv2", "API Gateway",
            ApiGatewayV2Client::builder);
    static final Service<LambdaClient> LAMBDA = Service.of("lambda", "Lambda", LambdaClient::builder);
    static final Service<ElasticLoadBalancingV2Client> LOAD_BALANCING = Service.of("elbv2", "Elastic Load Balancing",
            ElasticLoadBalancingV2Client::builder);
    static final Service<Ec2Client> EC2 = new Service<>("ec2", "EC2", Ec2Client::new);
    static final Service<CloudWatchClient> CLOUDWATCH = Service.of("cloudwatch", "CloudWatch",
            CloudWatchClient::builder);
    static final Service<CloudWatchLogsClient> LOGS = Service.of("logs", "CloudWatch Logs",
            CloudWatchLogsClient::builder);
    static final Service<ServiceQuotasClient> SERVICE_QUOTAS = Service.of("service-quotas", "Service Quotas",
            ServiceQuotasClient::builder);
    static final Service<CloudFormationClient> CLOUDFORMATION = Service.of("cloudformation", "CloudFormation",
            CloudFormationClient::builder);
    static final Service<XRayClient> XRAY = Service.of("xray", "X-Ray", XRayClient::builder);
    static final Service<StsClient> STS = Service.of("sts", "STS", StsClient::builder);

    private Services() {}
}
