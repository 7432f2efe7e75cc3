package dev.timeoutdoctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.CreateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteAccessLogSettingsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.DeleteIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateStageRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** What may be changed in HTTP and WebSocket APIs. */
final class HttpApiWrites {

    private static final String API = "/apis/{ApiId}";

    private final List<Operation<?>> operations = new ArrayList<>();

    private HttpApiWrites() {}

    static List<Operation<?>> all() {
        HttpApiWrites writes = new HttpApiWrites();
        writes.add("CreateIntegration", CreateIntegrationRequest::builder, ApiGatewayV2Client::createIntegration,
                "POST", API + "/integrations");
        writes.add("UpdateIntegration", UpdateIntegrationRequest::builder, ApiGatewayV2Client::updateIntegration,
                "PATCH", API + "/integrations/{IntegrationId}");
        writes.add("DeleteIntegration", DeleteIntegrationRequest::builder, ApiGatewayV2Client::deleteIntegration,
                "DELETE", API + "/integrations/{IntegrationId}");
        writes.add("CreateDeployment", CreateDeploymentRequest::builder, ApiGatewayV2Client::createDeployment, "POST",
                API + "/deployments");
        writes.add("UpdateRoute", UpdateRouteRequest::builder, ApiGatewayV2Client::updateRoute, "PATCH",
                API + "/routes/{RouteId}");
        writes.add("UpdateStage", UpdateStageRequest::builder, ApiGatewayV2Client::updateStage, "PATCH",
                API + "/stages/{StageName}");
        writes.add("DeleteAccessLogSettings", DeleteAccessLogSettingsRequest::builder,
                ApiGatewayV2Client::deleteAccessLogSettings, "DELETE", API + "/stages/{StageName}/accesslogsettings");
        return List.copyOf(writes.operations);
    }

    private <B extends SdkBuilder<B, R> & SdkPojo, R> void add(String name, Supplier<B> builder,
            BiFunction<ApiGatewayV2Client, R, ? extends SdkPojo> call, String verb, String path) {
        operations.add(
                Operation.of(Services.API_GATEWAY_V2, name, builder, call, Paging.NONE, "apigateway:" + verb, path));
    }
}
