package dev.timeoutdoctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.UpdateStageRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** What may be changed in REST APIs: integrations and their answers, stages and deployments. */
final class RestApiWrites {

    private static final String API = "/restapis/{restApiId}";
    private static final String METHOD = API + "/resources/{resourceId}/methods/{httpMethod}";

    private final List<Operation<?>> operations = new ArrayList<>();

    private RestApiWrites() {}

    static List<Operation<?>> all() {
        RestApiWrites writes = new RestApiWrites();
        writes.add("UpdateIntegration", UpdateIntegrationRequest::builder, ApiGatewayClient::updateIntegration, "PATCH", METHOD + "/integration");
        writes.add("PutIntegration", PutIntegrationRequest::builder, ApiGatewayClient::putIntegration, "PUT", METHOD + "/integration");
        writes.add("PutIntegrationResponse", PutIntegrationResponseRequest::builder, ApiGatewayClient::putIntegrationResponse, "PUT", METHOD + "/integration/responses/{statusCode}");
        writes.add("DeleteIntegrationResponse", DeleteIntegrationResponseRequest::builder, ApiGatewayClient::deleteIntegrationResponse, "DELETE", METHOD + "/integration/responses/{statusCode}");
        writes.add("PutMethodResponse", PutMethodResponseRequest::builder, ApiGatewayClient::putMethodResponse, "PUT", METHOD + "/responses/{statusCode}");
        writes.add("DeleteMethodResponse", DeleteMethodResponseRequest::builder, ApiGatewayClient::deleteMethodResponse, "DELETE", METHOD + "/responses/{statusCode}");
        writes.add("UpdateStage", UpdateStageRequest::builder, ApiGatewayClient::updateStage, "PATCH", API + "/stages/{stageName}");
        writes.add("CreateDeployment", CreateDeploymentRequest::builder, ApiGatewayClient::createDeployment, "POST", API + "/deployments");
        return List.copyOf(writes.operations);
    }

    private <B extends SdkBuilder<B, R> & SdkPojo, R> void add(String name, Supplier<B> builder,
            BiFunction<ApiGatewayClient, R, ? extends SdkPojo> call, String verb, String path) {
        operations.add(
                Operation.of(Services.API_GATEWAY, name, builder, call, Paging.NONE, "apigateway:" + verb, path));
    }
}
