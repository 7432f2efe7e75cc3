package dev.timeoutdoctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ExportApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiMappingsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetAuthorizersRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDeploymentsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDomainNameRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDomainNamesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetIntegrationsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRouteRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetRoutesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStagesRequest;
import software.amazon.awssdk.services.apigatewayv2.model.ListRoutingRulesRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** What may be read of HTTP and WebSocket APIs. Paths are those of API Gateway's ARNs, which name no version. */
final class HttpApiReads {

    private static final Paging BY_TOKEN = new Paging("NextToken", List.of("Items"), "", 200);
    private static final String API = "/apis/{ApiId}";

    private final List<Operation<?>> operations = new ArrayList<>();

    private HttpApiReads() {}

    static List<Operation<?>> all() {
        HttpApiReads reads = new HttpApiReads();
        reads.apis();
        reads.domains();
        return List.copyOf(reads.operations);
    }

    private void apis() {
        add("GetApis", GetApisRequest::builder, ApiGatewayV2Client::getApis, BY_TOKEN, "/apis");
        add("GetApi", GetApiRequest::builder, ApiGatewayV2Client::getApi, Paging.NONE, API);
        add("GetRoutes", GetRoutesRequest::builder, ApiGatewayV2Client::getRoutes, BY_TOKEN, API + "/routes");
        add("GetRoute", GetRouteRequest::builder, ApiGatewayV2Client::getRoute, Paging.NONE,
                API + "/routes/{RouteId}");
        add("GetIntegrations", GetIntegrationsRequest::builder, ApiGatewayV2Client::getIntegrations, BY_TOKEN,
                API + "/integrations");
        add("GetIntegration", GetIntegrationRequest::builder, ApiGatewayV2Client::getIntegration, Paging.NONE,
                API + "/integrations/{IntegrationId}");
        add("GetStages", GetStagesRequest::builder, ApiGatewayV2Client::getStages, BY_TOKEN, API + "/stages");
        add("GetStage", GetStageRequest::builder, ApiGatewayV2Client::getStage, Paging.NONE,
                API + "/stages/{StageName}");
        add("GetDeployments", GetDeploymentsRequest::builder, ApiGatewayV2Client::getDeployments, BY_TOKEN,
                API + "/deployments");
        add("GetDeployment", GetDeploymentRequest::builder, ApiGatewayV2Client::getDeployment, Paging.NONE,
                API + "/deployments/{DeploymentId}");
        add("GetAuthorizers", GetAuthorizersRequest::builder, ApiGatewayV2Client::getAuthorizers, BY_TOKEN,
                API + "/authorizers");
        add("ExportApi", ExportApiRequest::builder, ApiGatewayV2Client::exportApi, Paging.NONE,
                API + "/exports/{Specification}");
    }

    private void domains() {
        add("GetDomainNames", GetDomainNamesRequest::builder, ApiGatewayV2Client::getDomainNames, BY_TOKEN,
                "/domainnames");
        add("GetDomainName", GetDomainNameRequest::builder, ApiGatewayV2Client::getDomainName, Paging.NONE,
                "/domainnames/{DomainName}");
        add("ListRoutingRules", ListRoutingRulesRequest::builder, ApiGatewayV2Client::listRoutingRules,
                new Paging("NextToken", List.of("RoutingRules"), "", 200), "/domainnames/{DomainName}/routingrules");
        add("GetApiMappings", GetApiMappingsRequest::builder, ApiGatewayV2Client::getApiMappings, BY_TOKEN,
                "/domainnames/{DomainName}/apimappings");
    }

    private <B extends SdkBuilder<B, R> & SdkPojo, R> void add(String name, Supplier<B> builder,
            BiFunction<ApiGatewayV2Client, R, ? extends SdkPojo> call, Paging paging, String path) {
        operations.add(Operation.of(Services.API_GATEWAY_V2, name, builder, call, paging, "apigateway:GET", path));
    }
}
