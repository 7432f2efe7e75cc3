package dev.timeoutdoctor.fix.owner;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.fix.owner.Thing.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the questions of changes ask for, by CloudFormation's types and physical ids (AWS: CloudFormation template reference, return
 * values of Ref; tags: the API reference of each service).
 */
final class Things {

    private static final String GATEWAY = "AWS::ApiGateway::";
    private static final String GATEWAY_V2 = "AWS::ApiGatewayV2::";
    private static final String BALANCING = "AWS::ElasticLoadBalancingV2::";

    private final AwsCall read;
    private final String account;

    private Things(AwsCall read, String account) {
        this.read = read;
        this.account = account;
    }

    /**
     * The thing that a question asks for; empty where no stack can own it (a quota).
     *
     * @param account 12 digits, for ARNs; empty where not known
     */
    static Optional<Thing> of(AwsCall read, String account) {
        Things things = new Things(read, account);
        return switch (read.service()) {
            case "apigateway" -> things.restApi();
            case "apigatewayv2" -> things.httpApi();
            case "lambda" -> things.function();
            case "elbv2" -> things.balancing();
            case "cloudwatch", "logs" -> things.monitoring();
            default -> Optional.empty();
        };
    }

    private Optional<Thing> restApi() {
        String id = text("restApiId");
        Resource api = Resource.of(GATEWAY + "RestApi", id);
        AwsCall tags = call("apigateway", "GetRestApi", Map.of("restApiId", id));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(switch (read.operation()) {
            case "GetStage" -> new Thing(
                    new Resource(GATEWAY + "Stage", text("stageName"), Map.of("RestApiId", id)), api,
                    List.of(call("apigateway", "GetStage", Map.of("restApiId", id, "stageName", text("stageName"))),
                            tags));
            case "GetIntegration", "GetMethod", "GetMethodResponse", "GetIntegrationResponse" ->
                new Thing(new Resource(GATEWAY + "Method", "", Map.of("RestApiId", id, "ResourceId",
                        text("resourceId"), "HttpMethod", text("httpMethod"))), api, List.of(tags));
            default -> Thing.of(api, tags);
        });
    }

    private Optional<Thing> httpApi() {
        String id = text("ApiId");
        Resource api = Resource.of(GATEWAY_V2 + "Api", id);
        AwsCall tags = call("apigatewayv2", "GetApi", Map.of("ApiId", id));
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(switch (read.operation()) {
            case "GetStage" -> new Thing(
                    new Resource(GATEWAY_V2 + "Stage", text("StageName"), Map.of("ApiId", id)), api,
                    List.of(call("apigatewayv2", "GetStage", Map.of("ApiId", id, "StageName", text("StageName"))),
                            tags));
            case "GetIntegration" -> new Thing(Resource.of(GATEWAY_V2 + "Integration", text("IntegrationId")), api,
                    List.of(tags));
            case "GetRoute" -> new Thing(Resource.of(GATEWAY_V2 + "Route", text("RouteId")), api, List.of(tags));
            default -> Thing.of(api, tags);
        });
    }

    private Optional<Thing> function() {
        String given = text("FunctionName");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Optional<FunctionReference> reference = FunctionReference.of(given);
        String name = reference.map(FunctionReference::name).orElse(given);
        String arn = arn("lambda", reference.map(FunctionReference::account).orElse(account), "function:" + name);
        Resource function = Resource.of("AWS::Lambda::Function", name);
        List<AwsCall> tags = account.isEmpty() && reference.isEmpty()
                ? List.of()
                : List.of(call("lambda", "ListTags", Map.of("Resource", arn)));
        String qualifier = text(read.operation().equals("GetAlias") ? "Name" : "Qualifier");
        Resource edited = switch (read.operation()) {
            case "GetAlias", "GetProvisionedConcurrencyConfig" ->
                Resource.of(qualifier.matches("\\d+") ? "AWS::Lambda::Version" : "AWS::Lambda::Alias",
                        arn + ":" + qualifier);
            case "GetFunctionEventInvokeConfig" -> new Resource("AWS::Lambda::EventInvokeConfig", "",
                    Map.of("FunctionName", name, "Qualifier", qualifier.isEmpty() ? "$LATEST" : qualifier));
            default -> function;
        };
        return Optional.of(new Thing(edited, function, tags));
    }

    private Optional<Thing> balancing() {
        String group = first("TargetGroupArns").orElse(text("TargetGroupArn"));
        String arn = group.isEmpty() ? first("LoadBalancerArns").orElse(text("LoadBalancerArn")) : group;
        return arn.isEmpty()
                ? Optional.empty()
                : Optional.of(Thing.of(Resource.of(BALANCING + (group.isEmpty() ? "LoadBalancer" : "TargetGroup"), arn),
                        call("elbv2", "DescribeTags", Map.of("ResourceArns", List.of(arn)))));
    }

    private Optional<Thing> monitoring() {
        return switch (read.operation()) {
            case "DescribeAlarms" -> first("AlarmNames").map(name -> Thing.of(
                    Resource.of("AWS::CloudWatch::Alarm", name), call("cloudwatch", "ListTagsForResource",
                            Map.of("ResourceARN", arn("cloudwatch", account, "alarm:" + name)))));
            case "GetDashboard" ->
                Optional.of(Thing.of(Resource.of("AWS::CloudWatch::Dashboard", text("DashboardName"))));
            case "DescribeLogGroups" -> Optional.of(Thing.of(
                    Resource.of("AWS::Logs::LogGroup", text("logGroupNamePrefix")),
                    call("logs", "ListTagsForResource",
                            Map.of("resourceArn", arn("logs", account, "log-group:" + text("logGroupNamePrefix"))))));
            default -> Optional.empty();
        };
    }

    private String text(String parameter) {
        JsonNode value = read.parameters().path(parameter);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    private Optional<String> first(String parameter) {
        return read.parameters().path(parameter).valueStream().map(each -> each.asString("")).findFirst();
    }

    private AwsCall call(String service, String operation, Map<String, ?> parameters) {
        return AwsCall.of(service, operation, read.region(), parameters);
    }

    /** AWS: ARNs, partitions. */
    private String arn(String service, String owner, String resource) {
        String region = read.region();
        String partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return "arn:" + partition + ":" + service + ":" + region + ":" + owner + ":" + resource;
    }
}
