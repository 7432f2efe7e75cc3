package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.text.Message;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One change of each kind of thing. */
final class SampleChanges {

    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
    private static final String REST = "{'restApiId':'a1b2c3d4e5','resourceId':'x1','httpMethod':'POST'}";
    private static final String LAMBDA = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            + "arn:aws:lambda:us-east-1:123456789012:function:orders/invocations";
    private static final String STREAMING = "arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/"
            + "arn:aws:lambda:us-east-1:123456789012:function:orders/response-streaming-invocations";
    private static final String BALANCER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/orders/1";
    private static final String GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/orders/1";
    private static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/123456789012/orders";

    private SampleChanges() {}

    static Map<String, Change> all() {
        Map<String, Change> all = new LinkedHashMap<>();
        all.put("timeout", change("orders-api · POST /orders", timeout()));
        all.put("streaming", change("orders-api · POST /orders",
                integration("{'type':'AWS_PROXY','httpMethod':'POST','uri':'" + LAMBDA + "','timeoutInMillis':29000}",
                        "{'uri':'" + STREAMING + "','responseTransferMode':'STREAM','timeoutInMillis':300000}")));
        all.put("private", change("orders-api · ANY /carts/{id}", integration(
                "{'type':'HTTP_PROXY','uri':'http://a.example.com','connectionType':'VPC_LINK','connectionId':'old'}",
                "{'connectionId':'${stageVariables.link}','timeoutInMillis':28500,'requestParameters':"
                        + "{'integration.request.path.id':'method.request.path.id'}}")));
        all.put("asynchronous", asynchronous());
        all.put("deployment", change("orders-api · prod", deployment()));
        all.put("stage", change("orders-api · prod", stage()));
        all.put("canary", change("orders-api · prod", step("apigateway", "UpdateStage",
                "{'restApiId':'a1b2c3d4e5','stageName':'prod','patchOperations':[]}", "GetStage",
                "{'restApiId':'a1b2c3d4e5','stageName':'prod'}",
                "{'deploymentId':'d1','canarySettings':{'percentTraffic':10.0,'deploymentId':'d2'}}",
                "{'deploymentId':'d2','canarySettings':null}")));
        all.put("http-timeout", change("orders-http · POST /orders", http(
                "{'IntegrationType':'AWS_PROXY','IntegrationUri':'arn:aws:lambda:us-east-1:123456789012:function:o',"
                        + "'TimeoutInMillis':30000}",
                "{'TimeoutInMillis':12500}")));
        all.put("websocket-timeout", change("chat · sendMessage", http(
                "{'IntegrationType':'AWS_PROXY','TimeoutInMillis':29000}", "{'TimeoutInMillis':20000}")));
        all.put("quick-created", change("orders-http · $default", http(
                "{'ApiGatewayManaged':true,'IntegrationType':'HTTP_PROXY','TimeoutInMillis':30000}",
                "{'TimeoutInMillis':15000}")));
        all.put("queue", queue());
        all.put("http-stage", change("orders-http · prod", step("apigatewayv2", "UpdateStage",
                "{'ApiId':'h1b2c3d4e5','StageName':'prod'}", "GetStage",
                "{'ApiId':'h1b2c3d4e5','StageName':'prod'}", "{'AutoDeploy':true}",
                "{'AccessLogSettings':{'DestinationArn':'arn:aws:logs:us-east-1:123456789012:log-group:http',"
                        + "'Format':'$context.requestId'},'DefaultRouteSettings':{'DetailedMetricsEnabled':true},"
                        + "'RouteSettings':{'POST /orders':{'ThrottlingRateLimit':10}}}")));
        all.put("http-deployment", change("orders-http · prod", step("apigatewayv2", "CreateDeployment",
                "{'ApiId':'h1b2c3d4e5','StageName':'prod','Description':'longer wait'}", "GetStage",
                "{'ApiId':'h1b2c3d4e5','StageName':'prod'}", "{'DeploymentId':'d1'}", "{}")));
        functions(all);
        balancers(all);
        watching(all);
        return all;
    }

    private static ChangeStep timeout() {
        return integration(
                "{'type':'AWS_PROXY','httpMethod':'POST','uri':'" + LAMBDA + "','timeoutInMillis':29000}",
                "{'timeoutInMillis':60000}");
    }

    private static Change asynchronous() {
        return change("orders-api · POST /orders",
                step("apigateway", "PutMethodResponse",
                        "{'restApiId':'a1b2c3d4e5','resourceId':'x1','httpMethod':'POST','statusCode':'202'}",
                        "GetMethodResponse",
                        "{'restApiId':'a1b2c3d4e5','resourceId':'x1','httpMethod':'POST','statusCode':'202'}", "{}",
                        "{'statusCode':'202'}"),
                step("apigateway", "PutIntegration", REST, "GetIntegration", REST,
                        "{'type':'AWS_PROXY','httpMethod':'POST','uri':'" + LAMBDA + "','timeoutInMillis':29000}",
                        "{'type':'AWS','passthroughBehavior':'NEVER','requestParameters':"
                                + "{'integration.request.header.X-Amz-Invocation-Type':\"'Event'\"},"
                                + "'requestTemplates':{'application/json':'{\"body\":$input.json(\"$\")}'}}"),
                step("apigateway", "PutIntegrationResponse",
                        "{'restApiId':'a1b2c3d4e5','resourceId':'x1','httpMethod':'POST','statusCode':'202'}",
                        "GetIntegrationResponse",
                        "{'restApiId':'a1b2c3d4e5','resourceId':'x1','httpMethod':'POST','statusCode':'202'}", "{}",
                        "{'statusCode':'202','selectionPattern':'','responseTemplates':"
                                + "{'application/json':'{\"id\":\"$context.requestId\"}'}}"),
                deployment());
    }

    private static ChangeStep deployment() {
        return step("apigateway", "CreateDeployment",
                "{'restApiId':'a1b2c3d4e5','stageName':'prod','description':'longer wait'}", "GetStage",
                "{'restApiId':'a1b2c3d4e5','stageName':'prod'}", "{'deploymentId':'d1'}", "{}");
    }

    private static ChangeStep stage() {
        return step("apigateway", "UpdateStage",
                "{'restApiId':'a1b2c3d4e5','stageName':'prod','patchOperations':[]}", "GetStage",
                "{'restApiId':'a1b2c3d4e5','stageName':'prod'}", "{'tracingEnabled':false}",
                "{'tracingEnabled':true,'cacheClusterEnabled':true,'cacheClusterSize':'0.5',"
                        + "'accessLogSettings':{'destinationArn':'arn:aws:logs:us-east-1:123456789012:log-group:a',"
                        + "'format':'{\"id\":\"$context.requestId\"}'},"
                        + "'methodSettings':{'~1orders~1{id}/GET':{'cachingEnabled':true,'cacheTtlInSeconds':60}}}");
    }

    private static Change queue() {
        return change("orders-http · POST /orders",
                step("apigatewayv2", "CreateIntegration",
                        "{'ApiId':'h1b2c3d4e5','IntegrationType':'AWS_PROXY','IntegrationSubtype':'SQS-SendMessage',"
                                + "'PayloadFormatVersion':'1.0','CredentialsArn':'arn:aws:iam::123456789012:role/q',"
                                + "'RequestParameters':{'QueueUrl':'" + QUEUE + "','MessageBody':'$request.body'},"
                                + "'ResponseParameters':{'200':{'overwrite:statuscode':'202'}}}",
                        "GetIntegrations", "{'ApiId':'h1b2c3d4e5'}", "{}", "{}"),
                step("apigatewayv2", "UpdateRoute", "{'ApiId':'h1b2c3d4e5','RouteId':'r1','Target':'integrations/?'}",
                        "GetRoute", "{'ApiId':'h1b2c3d4e5','RouteId':'r1'}", "{'Target':'integrations/int0001'}",
                        "{'Target':'integrations/?'}"));
    }

    private static void functions(Map<String, Change> all) {
        all.put("function", change("orders", step("lambda", "UpdateFunctionConfiguration",
                "{'FunctionName':'orders','Timeout':30,'MemorySize':512,'RevisionId':'r1'}", "GetFunctionConfiguration",
                "{'FunctionName':'orders'}", "{'Timeout':60,'MemorySize':128,'RevisionId':'r1'}",
                "{'Timeout':30,'MemorySize':512}")));
        all.put("function-queue", change("orders", step("lambda", "UpdateFunctionConfiguration",
                "{'FunctionName':'orders','DeadLetterConfig':{'TargetArn':'arn:aws:sqs:us-east-1:123456789012:dead'}}",
                "GetFunctionConfiguration", "{'FunctionName':'orders'}", "{'Timeout':60}",
                "{'TracingConfig':{'Mode':'Active'},"
                        + "'DeadLetterConfig':{'TargetArn':'arn:aws:sqs:us-east-1:123456789012:dead'}}")));
        all.put("reserved", change("orders", step("lambda", "PutFunctionConcurrency",
                "{'FunctionName':'orders','ReservedConcurrentExecutions':50}", "GetFunctionConcurrency",
                "{'FunctionName':'orders'}", "{}", "{'ReservedConcurrentExecutions':50}")));
        all.put("provisioned", change("orders", step("lambda", "PutProvisionedConcurrencyConfig",
                "{'FunctionName':'orders','Qualifier':'live','ProvisionedConcurrentExecutions':5}",
                "GetProvisionedConcurrencyConfig", "{'FunctionName':'orders','Qualifier':'live'}", "{}",
                "{'RequestedProvisionedConcurrentExecutions':5}")));
        all.put("alias", change("orders", step("lambda", "UpdateAlias",
                "{'FunctionName':'orders','Name':'live','FunctionVersion':'7'}", "GetAlias",
                "{'FunctionName':'orders','Name':'live'}", "{'FunctionVersion':'6'}", "{'FunctionVersion':'7'}")));
        all.put("event-invoke", change("orders", step("lambda", "PutFunctionEventInvokeConfig",
                "{'FunctionName':'orders'}", "GetFunctionEventInvokeConfig", "{'FunctionName':'orders'}", "{}",
                "{'MaximumRetryAttempts':1,'MaximumEventAgeInSeconds':3600,'DestinationConfig':"
                        + "{'OnFailure':{'Destination':'arn:aws:sqs:us-east-1:123456789012:dead'}}}")));
    }

    private static void balancers(Map<String, Change> all) {
        all.put("cross-zone", change("orders", step("elbv2", "ModifyLoadBalancerAttributes",
                "{'LoadBalancerArn':'" + BALANCER
                        + "','Attributes':[{'Key':'load_balancing.cross_zone.enabled','Value':'true'}]}",
                "DescribeLoadBalancerAttributes", "{'LoadBalancerArn':'" + BALANCER + "'}",
                "{'Attributes':[{'Key':'load_balancing.cross_zone.enabled','Value':'false'}]}",
                "{'Attributes':[{'Key':'load_balancing.cross_zone.enabled','Value':'true'}]}")));
        all.put("health-check", change("orders", step("elbv2", "ModifyTargetGroup",
                "{'TargetGroupArn':'" + GROUP + "','HealthCheckPath':'/health','HealthCheckIntervalSeconds':10,"
                        + "'HealthCheckTimeoutSeconds':5,'HealthyThresholdCount':2,'Matcher':{'HttpCode':'200-299'}}",
                "DescribeTargetGroups", "{'TargetGroupArns':['" + GROUP + "']}",
                "{'TargetGroups':[{'HealthCheckPath':'/'}]}", "{'TargetGroups':[{'HealthCheckPath':'/health'}]}")));
        all.put("enforcement", change("orders", step("elbv2", "SetSecurityGroups",
                "{'LoadBalancerArn':'" + BALANCER + "','SecurityGroups':['sg-1'],"
                        + "'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic':'off'}",
                "DescribeLoadBalancers", "{'LoadBalancerArns':['" + BALANCER + "']}",
                "{'LoadBalancers':[{'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic':'on'}]}",
                "{'LoadBalancers':[{'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic':'off'}]}")));
    }

    private static void watching(Map<String, Change> all) {
        String alarm = "'Namespace':'AWS/ApiGateway','Dimensions':[{'Name':'ApiName','Value':'orders-api'}],"
                + "'Period':60,'EvaluationPeriods':3,'ComparisonOperator':'GreaterThanThreshold',"
                + "'TreatMissingData':'notBreaching'";
        all.put("alarms", change("orders-api · prod",
                step("cloudwatch", "PutMetricAlarm", "{'AlarmName':'orders-slow','MetricName':'IntegrationLatency',"
                        + "'ExtendedStatistic':'p99','Threshold':23200," + alarm + "}", "DescribeAlarms",
                        "{'AlarmNames':['orders-slow']}", "{}", "{'AlarmName':'orders-slow'}"),
                step("cloudwatch", "PutMetricAlarm", "{'AlarmName':'orders-failing','MetricName':'5XXError',"
                        + "'Statistic':'Sum','Threshold':5," + alarm + "}", "DescribeAlarms",
                        "{'AlarmNames':['orders-failing']}", "{}", "{'AlarmName':'orders-failing'}")));
        all.put("alarm-gone", change("orders-api · prod", step("cloudwatch", "DeleteAlarms",
                "{'AlarmNames':['orders-slow']}", "DescribeAlarms", "{'AlarmNames':['orders-slow']}",
                "{'AlarmName':'orders-slow'}", "{'AlarmName':null}")));
        all.put("dashboard", change("orders-api", step("cloudwatch", "PutDashboard",
                "{'DashboardName':'orders','DashboardBody':'{\"widgets\":[]}'}", "GetDashboard",
                "{'DashboardName':'orders'}", "{}", "{'DashboardName':'orders'}")));
        all.put("alias-published", change("orders",
                step("lambda", "PublishVersion", "{'FunctionName':'orders','Description':'d'}",
                        "ListVersionsByFunction",
                        "{'FunctionName':'orders'}", "{'Version':'6'}", "{}"),
                step("lambda", "UpdateAlias", "{'FunctionName':'orders','Name':'live','FunctionVersion':'{{Version}}'}",
                        "GetAlias", "{'FunctionName':'orders','Name':'live'}", "{'FunctionVersion':'6'}",
                        "{'FunctionVersion':'{{Version}}'}")));
        all.put("log-group", change("orders-api · prod", step("logs", "CreateLogGroup",
                "{'logGroupName':'/aws/apigateway/a1b2c3d4e5/prod'}", "DescribeLogGroups",
                "{'logGroupNamePrefix':'/aws/apigateway/a1b2c3d4e5/prod'}", "{}",
                "{'logGroupName':'/aws/apigateway/a1b2c3d4e5/prod'}"),
                step("logs", "PutRetentionPolicy",
                        "{'logGroupName':'/aws/apigateway/a1b2c3d4e5/prod','retentionInDays':30}", "DescribeLogGroups",
                        "{'logGroupNamePrefix':'/aws/apigateway/a1b2c3d4e5/prod'}", "{}", "{'retentionInDays':30}"),
                stage()));
        all.put("log-group-gone", change("orders-api · prod", step("logs", "DeleteLogGroup",
                "{'logGroupName':'/aws/apigateway/a1b2c3d4e5/prod'}", "DescribeLogGroups",
                "{'logGroupNamePrefix':'/aws/apigateway/a1b2c3d4e5/prod'}",
                "{'logGroupName':'/aws/apigateway/a1b2c3d4e5/prod'}", "{'logGroupName':null}")));
        all.put("quota", change("L-E5AE38E3", step("service-quotas", "RequestServiceQuotaIncrease",
                "{'ServiceCode':'apigateway','QuotaCode':'L-E5AE38E3','DesiredValue':60000}", "GetServiceQuota",
                "{'ServiceCode':'apigateway','QuotaCode':'L-E5AE38E3'}", "{'Value':29000}", "{}")));
    }

    private static ChangeStep integration(String before, String after) {
        return step("apigateway", "UpdateIntegration", REST, "GetIntegration", REST, before, after);
    }

    private static ChangeStep http(String before, String after) {
        return step("apigatewayv2", "UpdateIntegration", "{'ApiId':'h1b2c3d4e5','IntegrationId':'int0001'}",
                "GetIntegration", "{'ApiId':'h1b2c3d4e5','IntegrationId':'int0001'}", before, after);
    }

    static ChangeStep step(String service, String operation, String parameters, String read, String readParameters,
            String before, String after) {
        return new ChangeStep(new AwsCall(service, operation, "us-east-1", json(parameters)),
                new Expected(new AwsCall(service, read, "us-east-1", json(readParameters)), List.of(), json(before)),
                json(after));
    }

    static Change change(String target, ChangeStep... steps) {
        return new Change(ChangeKind.INTEGRATION, target, "123456789012", "us-east-1", Arrays.asList(steps), List.of(),
                false, Message.of("fix.title.integration", target, List.of("timeoutInMillis")));
    }

    /** JSON with names and texts in single quotation marks; a text may hold double ones. */
    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
