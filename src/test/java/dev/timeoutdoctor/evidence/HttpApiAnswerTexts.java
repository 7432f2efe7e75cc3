package dev.timeoutdoctor.evidence;

import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What the newer service answers about one HTTP API, as the {@code aws} command prints it. */
public final class HttpApiAnswerTexts {

    private static final String ORDERS = "arn:aws:lambda:us-east-1:123456789012:function:orders";

    private static final Map<String, String> ANSWERS = Map.of("GetApi",
            """
            {"ApiId": "h1b2c3d4e5", "Name": "orders-http", "ProtocolType": "HTTP", "Tags": {"team": "shop"},
             "ApiEndpoint": "https://h1b2c3d4e5.execute-api.us-east-1.amazonaws.com"}""", "GetRoutes",
            """
            {"Items": [
              {"RouteId": "rt00001", "RouteKey": "POST /orders", "Target": "integrations/int0001",
               "AuthorizationType": "JWT", "AuthorizerId": "auth001", "ApiKeyRequired": false},
              {"RouteId": "rt00002", "RouteKey": "$default", "Target": "integrations/int0002",
               "AuthorizationType": "NONE"},
              {"RouteId": "rt00003", "RouteKey": "ANY /jobs/{proxy+}", "Target": "integrations/gone000"}]}""",
            "GetIntegrations",
            """
            {"Items": [
              {"IntegrationId": "int0001", "IntegrationType": "AWS_PROXY", "IntegrationMethod": "POST",
               "IntegrationUri": "%s", "PayloadFormatVersion": "2.0", "TimeoutInMillis": 6500,
               "ConnectionType": "INTERNET"},
              {"IntegrationId": "int0002", "IntegrationType": "HTTP_PROXY", "IntegrationMethod": "ANY",
               "IntegrationUri": "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/1/2",
               "ConnectionType": "VPC_LINK", "ConnectionId": "vlk0001", "PayloadFormatVersion": "1.0",
               "RequestParameters": {"overwrite:path": "/v1"},
               "TlsConfig": {"ServerNameToVerify": "orders.example.com"}}]}""".formatted(ORDERS),
            "GetStage", """
                        {"StageName": "$default", "AutoDeploy": true, "DeploymentId": "dep0001",
                         "LastDeploymentStatusMessage": "Successfully deployed stage with deployment ID 'dep0001'",
                         "AccessLogSettings": {"DestinationArn": "arn:aws:logs:us-east-1:123456789012:log-group:http",
                                               "Format": "$context.requestId"},
                         "DefaultRouteSettings": {"DetailedMetricsEnabled": true},
                         "RouteSettings": {"POST /orders": {"DetailedMetricsEnabled": false, "LoggingLevel": "INFO"}},
                         "StageVariables": {"alias": "live"}, "Tags": {}}""", "GetDeployments",
            """
            {"Items": [
              {"DeploymentId": "dep0000", "CreatedDate": "2026-11-20T10:00:00+00:00", "AutoDeployed": true,
               "DeploymentStatus": "DEPLOYED", "Description": "Automatic deployment"},
              {"DeploymentId": "dep0001", "CreatedDate": "2026-11-21T10:00:00+00:00", "AutoDeployed": true,
               "DeploymentStatus": "FAILED", "DeploymentStatusMessage": "no such integration"}]}""",
            "ExportApi", """
                         {"openapi": "3.0.1", "info": {"title": "orders-http"},
                          "paths": {
                            "/orders": {"post": {"x-amazon-apigateway-integration": {
                               "payloadFormatVersion": "2.0", "type": "aws_proxy", "httpMethod": "POST",
                               "uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/%s/invocations",
                               "connectionType": "INTERNET", "timeoutInMillis": 3000}}},
                            "/$default": {"x-amazon-apigateway-any-method": {"isDefaultRoute": true,
                               "x-amazon-apigateway-integration": {
                                 "$ref": "#/components/x-amazon-apigateway-integrations/balancer"}}}},
                          "components": {"x-amazon-apigateway-integrations": {"balancer": {
                             "payloadFormatVersion": "1.0", "type": "http_proxy", "httpMethod": "ANY",
                             "uri": "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/1/2",
                             "connectionType": "VPC_LINK", "connectionId": "vlk0001"}}}}""".formatted(ORDERS));

    private HttpApiAnswerTexts() {}

    /** The answer to an operation. */
    public static JsonNode of(String operation) {
        return Answers.json(Objects.requireNonNull(ANSWERS.get(operation), operation));
    }

    /** An account that has this API. */
    public static FakeAws account() {
        FakeAws aws = FakeAws.complete();
        ANSWERS.keySet().forEach(operation -> aws.answers(operation, of(operation)));
        return aws;
    }
}
