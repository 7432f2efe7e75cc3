package dev.timeoutdoctor.aws;

import java.util.List;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateStageRequest;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** The operations that change something: all that this program can ever change in an account. */
final class Writes {

    private Writes() {}

    static OperationTable table() {
        return new OperationTable(List.of(
                Operation.of(Services.API_GATEWAY, "UpdateIntegration", UpdateIntegrationRequest::builder,
                        ApiGatewayClient::updateIntegration, Paging.NONE, "apigateway:PATCH",
                        "/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration"),
                Operation.of(Services.API_GATEWAY, "UpdateStage", UpdateStageRequest::builder,
                        ApiGatewayClient::updateStage, Paging.NONE, "apigateway:PATCH",
                        "/restapis/{restApiId}/stages/{stageName}"),
                Operation.of(Services.API_GATEWAY, "CreateDeployment", CreateDeploymentRequest::builder,
                        ApiGatewayClient::createDeployment, Paging.NONE, "apigateway:POST",
                        "/restapis/{restApiId}/deployments"),
                Operation.of(Services.LAMBDA, "UpdateFunctionConfiguration",
                        UpdateFunctionConfigurationRequest::builder, LambdaClient::updateFunctionConfiguration,
                        Paging.NONE, "lambda:UpdateFunctionConfiguration", "")));
    }
}
