package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.EndpointType;
import software.amazon.awssdk.services.apigateway.model.GatewayResponseType;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.IntegrationResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.Stage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiGatewayWireTest {

    private static final String API = "a1b2c3d4e5";
    private static final String ORDERS = "k3m5p7";

    @RegisterExtension
    private final Clients clients = Clients.onLab("orders-three-seconds");
    private final ApiGatewayClient gateway = clients.apiGateway();

    @Test
    void theBackendsCertificateMayGoUnverifiedAndCacheKeysAreReplacedAsAWhole() {
        gateway.updateIntegration(r -> r.restApiId(API).resourceId(ORDERS).httpMethod("POST").patchOperations(List.of(
                PatchOperation.builder().op("replace").path("/tlsConfig/insecureSkipVerification").value("true")
                        .build(),
                PatchOperation.builder().op("replace").path("/cacheKeyParameters")
                        .value("method.request.path.id,method.request.header.X").build())));
        var now = gateway.getIntegration(r -> r.restApiId(API).resourceId(ORDERS).httpMethod("POST"));
        assertEquals(true, now.tlsConfig().insecureSkipVerification());
        assertEquals(List.of("method.request.path.id", "method.request.header.X"), now.cacheKeyParameters());
    }

    @Test
    void oneCallReadsAllIntegrations() {
        GetResourcesResponse answer = gateway.getResources(r -> r.restApiId(API).embed("methods").limit(500));

        assertEquals(List.of("/", "/orders", "/orders/{id}"), answer.items().stream().map(Resource::path).toList());
        Integration post = at(answer.items().get(1).resourceMethods(), "POST").methodIntegration();
        assertEquals(Integration.builder().type(IntegrationType.HTTP_PROXY).httpMethod("POST")
                .uri("https://orders.shop.example.com/place").connectionType("INTERNET")
                .passthroughBehavior("WHEN_NO_MATCH").timeoutInMillis(3000).cacheNamespace(ORDERS)
                .cacheKeyParameters(List.of()).responseTransferMode("BUFFERED")
                .integrationResponses(Map.of("200", IntegrationResponse.builder().statusCode("200").build())).build()
                .toString(), post.toString());
    }

    @Test
    void methodsAreOnlyNamedUnlessEmbedded() {
        Resource orders = gateway.getResources(r -> r.restApiId(API)).items().get(1);

        assertEquals(List.of("GET", "POST"), orders.resourceMethods().keySet().stream().sorted().toList());
        assertNull(at(orders.resourceMethods(), "POST").methodIntegration());
    }

    @Test
    void resourcesComeInPages() {
        List<String> paths = gateway
                .getResourcesPaginator(GetResourcesRequest.builder().restApiId(API).limit(1).build())
                .items().stream().map(Resource::path).toList();

        assertEquals(List.of("/", "/orders", "/orders/{id}"), paths);
        assertEquals("1", gateway.getResources(r -> r.restApiId(API).limit(1)).position());
    }

    @Test
    void apiSaysWhatKindItIs() {
        var api = gateway.getRestApi(r -> r.restApiId(API));

        assertEquals("orders-api", api.name());
        assertEquals(List.of(EndpointType.REGIONAL), api.endpointConfiguration().types());
        assertTrue(api.createdDate().isBefore(Instant.now().minus(Duration.ofDays(200))));
        assertEquals(API, gateway.getRestApis().items().getFirst().id());
        assertEquals(Map.of("team", "checkout"),
                gateway.getTags(r -> r.resourceArn("arn:aws:apigateway:us-east-1::/restapis/" + API)).tags());
    }

    @Test
    void stageSaysWhatIsLoggedAndDeployed() {
        Stage stage = gateway.getStages(r -> r.restApiId(API)).item().getFirst();

        assertEquals("c4x8n1", stage.deploymentId());
        assertEquals("INFO", at(stage.methodSettings(), "*/*").loggingLevel());
        assertEquals("arn:aws:logs:us-east-1:123456789012:log-group:/aws/apigateway/orders-api",
                stage.accessLogSettings().destinationArn());
        assertEquals("arn:aws:iam::123456789012:role/apigateway-push-to-logs",
                gateway.getAccount().cloudwatchRoleArn());
    }

    @Test
    void deploymentsComeNewestFirst() {
        assertEquals(List.of("release 41", "release 40"),
                gateway.getDeployments(r -> r.restApiId(API)).items().stream().map(d -> d.description()).toList());
        assertEquals(Set.of("GET", "POST"),
                at(gateway.getDeployment(r -> r.restApiId(API).deploymentId("9f2k7d").embed("apisummary")).apiSummary(),
                        "/orders").keySet());
    }

    @Test
    void gatewayResponsesAreTheDefaults() {
        var timeout = gateway.getGatewayResponses(r -> r.restApiId(API).limit(500)).items().stream()
                .filter(each -> each.responseType() == GatewayResponseType.INTEGRATION_TIMEOUT).findFirst()
                .orElseThrow();

        assertEquals("504", timeout.statusCode());
        assertTrue(timeout.defaultResponse());
    }

    @Test
    void changeWaitsForDeployment() {
        gateway.updateIntegration(r -> patch(r, Op.REPLACE, "/timeoutInMillis", "12000"));

        assertEquals(12000, gateway
                .getIntegration(r -> r.restApiId(API).resourceId(ORDERS).httpMethod("POST")).timeoutInMillis());
        assertEquals(3000, exportedTimeout());

        String deployed = gateway.createDeployment(r -> r.restApiId(API).stageName("prod").description("raise")).id();

        assertEquals(12000, exportedTimeout());
        assertEquals(deployed, gateway.getStage(r -> r.restApiId(API).stageName("prod")).deploymentId());
        assertTrue(deployed.matches("[a-z0-9]{6}"));
    }

    @Test
    void aDeploymentForACanaryLeavesTheStageAndOneWithoutIsRefusedThen() {
        String before = gateway.getStage(r -> r.restApiId(API).stageName("prod")).deploymentId();
        String canaries = gateway.createDeployment(r -> r.restApiId(API).stageName("prod")
                .canarySettings(canary -> canary.percentTraffic(10.0))).id();
        assertEquals(canaries,
                gateway.getStage(r -> r.restApiId(API).stageName("prod")).canarySettings().deploymentId());
        assertThrows(BadRequestException.class,
                () -> gateway.createDeployment(r -> r.restApiId(API).stageName("prod")));
        assertEquals(before, gateway.getStage(r -> r.restApiId(API).stageName("prod")).deploymentId());
    }

    @Test
    void aPatchMakesACanaryWithVariablesOfItsOwnAndTakesItAway() {
        var stage = gateway.updateStage(r -> r.restApiId(API).stageName("prod").patchOperations(
                replace("/canarySettings/deploymentId", "9f2k7d"), replace("/canarySettings/percentTraffic", "5.0"),
                replace("/canarySettings/useStageCache", "false"),
                replace("/canarySettings/stageVariableOverrides/host", "green.example.com")));
        assertEquals("9f2k7d", stage.canarySettings().deploymentId());
        assertEquals(5.0, stage.canarySettings().percentTraffic());
        assertEquals(Map.of("host", "green.example.com"), stage.canarySettings().stageVariableOverrides());
        assertThrows(BadRequestException.class, () -> gateway.updateStage(r -> r.restApiId(API).stageName("prod")
                .patchOperations(replace("/canarySettings/useStageCache", "true"))));
        assertNull(gateway.updateStage(r -> r.restApiId(API).stageName("prod").patchOperations(
                PatchOperation.builder().op(Op.REMOVE).path("/canarySettings").build())).canarySettings());
    }

    @Test
    void deploymentsMadeAtOnceAllCount() {
        List<String> ids = IntStream.range(0, 12).parallel()
                .mapToObj(i -> gateway.createDeployment(r -> r.restApiId(API).stageName("prod")).id()).toList();

        assertEquals(12, ids.stream().distinct().count());
        assertEquals(14, gateway.getDeployments(r -> r.restApiId(API)).items().size());
    }

    @Test
    void stageGoesBackToAnOldDeployment() {
        gateway.updateStage(r -> r.restApiId(API).stageName("prod").patchOperations(
                PatchOperation.builder().op(Op.REPLACE).path("/deploymentId").value("9f2k7d").build()));

        assertEquals(29000, exportedTimeout());
    }

    @Test
    void stageTakesLoggingAndVariables() {
        var stage = gateway.updateStage(r -> r.restApiId(API).stageName("prod").patchOperations(
                replace("/*/*/logging/loglevel", "ERROR"), replace("/*/*/logging/dataTrace", "true"),
                replace("/~1orders/POST/metrics/enabled", "false"), replace("/tracingEnabled", "true"),
                replace("/variables/host", "blue.example.com")));

        assertEquals("ERROR", at(stage.methodSettings(), "*/*").loggingLevel());
        assertEquals(false, at(stage.methodSettings(), "~1orders/POST").metricsEnabled());
        assertEquals(Map.of("host", "blue.example.com"), stage.variables());
        assertEquals(true, stage.tracingEnabled());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            replace | /timeoutInMillis | 29001 | Timeout should be between 50 ms and 29000 ms
                                            replace | /timeoutInMillis | 49 | Timeout should be between 50 ms and 29000 ms
                                            replace | /timeoutInMillis | soon | Invalid integer value 'soon' specified for timeoutInMillis
                                            add | /timeoutInMillis | 9000 | Invalid patch path '/timeoutInMillis' specified for op 'add'. Must be one of:
                                            replace | /timeout | 9000 | Invalid patch path '/timeout' specified for op 'replace'. Must be one of:
                                            replace | /type | AWS | Invalid patch path '/type' specified for op 'replace'. Must be one of:
                                            replace | /responseTransferMode | LATER | Invalid enum value 'LATER'
                                            """)
    void refusesPatchesAsAwsDoes(String op, String path, String value, String message) {
        BadRequestException refused = assertThrows(BadRequestException.class,
                () -> gateway.updateIntegration(r -> patch(r, Op.fromValue(op), path, value)));

        assertTrue(refused.awsErrorDetails().errorMessage().startsWith(message),
                refused.awsErrorDetails().errorMessage());
        assertEquals(400, refused.statusCode());
        assertTrue(refused.requestId().matches("[0-9a-f-]{36}"));
    }

    @Test
    void refusedPatchLeavesNothingBehind() {
        assertThrows(BadRequestException.class, () -> gateway.updateIntegration(
                r -> r.restApiId(API).resourceId(ORDERS).httpMethod("POST").patchOperations(
                        replace("/uri", "https://elsewhere.example.com"), replace("/timeoutInMillis", "1"))));

        assertEquals("https://orders.shop.example.com/place",
                gateway.getIntegration(r -> r.restApiId(API).resourceId(ORDERS).httpMethod("POST")).uri());
    }

    @Test
    void streamingAllowsFifteenMinutes() {
        var answer = gateway.updateIntegration(r -> r.restApiId(API).resourceId(ORDERS).httpMethod("POST")
                .patchOperations(replace("/responseTransferMode", "STREAM"), replace("/timeoutInMillis", "900000")));

        assertEquals(900000, answer.timeoutInMillis());
        BadRequestException refused = assertThrows(BadRequestException.class,
                () -> gateway.updateIntegration(r -> patch(r, Op.REPLACE, "/timeoutInMillis", "900001")));
        assertEquals("Timeout should be between 50 ms and 900000 ms", refused.awsErrorDetails().errorMessage());
    }

    @Test
    void saysWhatDoesNotExist() {
        assertThrows(NotFoundException.class, () -> gateway.getRestApi(r -> r.restApiId("zzzzzzzzzz")));
        assertThrows(NotFoundException.class, () -> gateway.getStage(r -> r.restApiId(API).stageName("test")));
        assertThrows(NotFoundException.class,
                () -> gateway.getIntegration(r -> r.restApiId(API).resourceId(ORDERS).httpMethod("PUT")));
        assertThrows(software.amazon.awssdk.services.apigatewayv2.model.NotFoundException.class,
                () -> clients.apiGatewayV2().getApi(r -> r.apiId(API)));
        assertEquals(List.of(), clients.apiGatewayV2().getApis().items());
    }

    private static <T> T at(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private int exportedTimeout() {
        var export = gateway.getExport(r -> r.restApiId(API).stageName("prod").exportType("oas30")
                .parameters(Map.of("extensions", "integrations")).accepts("application/json"));
        JsonNode document = JsonMapper.builder().build().readTree(export.body().asUtf8String());
        JsonNode integration = document.path("paths").path("/orders").path("post")
                .path("x-amazon-apigateway-integration");
        assertEquals("http_proxy", integration.path("type").stringValue());
        return integration.path("timeoutInMillis").intValue();
    }

    private static void patch(
            software.amazon.awssdk.services.apigateway.model.UpdateIntegrationRequest.Builder request, Op op,
            String path, String value) {
        request.restApiId(API).resourceId(ORDERS).httpMethod("POST")
                .patchOperations(PatchOperation.builder().op(op).path(path).value(value).build());
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }
}
