package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Deployments;
import dev.timeoutdoctor.evidence.Deployments.Deployment;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.HttpApiAnswerTexts;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.Stage.Canary;
import dev.timeoutdoctor.evidence.Stage.MethodSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpApiAnswersTest {

    private static final String ORDERS = "arn:aws:lambda:us-east-1:123456789012:function:orders";
    private static final String LISTENER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/1/2";

    @Test
    void anHttpApiIsRegional() {
        assertEquals(
                new RestApi("h1b2c3d4e5", "orders-http", EndpointType.REGIONAL, false, Map.of("team", "shop")),
                HttpApiAnswers.api(HttpApiAnswerTexts.of("GetApi")));
    }

    private static Map<String, String> settings(String format, String request, String server) {
        return Map.of("integrationSubtype", "", "payloadFormatVersion", format, "requestParameters", request,
                "responseParameters", "", "serverNameToVerify", server);
    }

    @Test
    void routesAndIntegrationsTogetherAreTheWorkingCopy() {
        Integration function = Integration.of(IntegrationType.AWS_PROXY, "POST", ORDERS)
                .withTimeout(Duration.ofMillis(6_500)).withId("int0001", "", "2.0");
        Integration balancer = Integration.of(IntegrationType.HTTP_PROXY, "ANY", LISTENER)
                .withTimeout(Duration.ofSeconds(30)).withConnection("VPC_LINK", "vlk0001", "")
                .withId("int0002", "", "1.0").withRequestParameters(Map.of("overwrite:path", "/v1"))
                .withTls(false, "orders.example.com");
        assertEquals(
                new ApiDefinition(List.of(new ApiMethod("rt00002", "$default", "", "NONE", "", false, balancer,
                        settings("1.0", "/overwrite:path=/v1", "orders.example.com")),
                        new ApiMethod("rt00003", "/jobs/{proxy+}", "ANY", "NONE", "", false, Integration.NONE),
                        new ApiMethod("rt00001", "/orders", "POST", "JWT", "auth001", false, function,
                                settings("2.0", "", "")))),
                ApiDefinition.of(ApiType.HTTP, HttpApiAnswers.routes(HttpApiAnswerTexts.of("GetRoutes")),
                        HttpApiAnswers.integrations(HttpApiAnswerTexts.of("GetIntegrations"))));
    }

    @Test
    void aWebSocketApiNeverWaitsLongerThan29Seconds() {
        ApiDefinition definition = ApiDefinition.of(ApiType.WEBSOCKET,
                HttpApiAnswers.routes(Answers
                        .json("""
                              {"Items": [{"RouteId": "r", "RouteKey": "sendMessage", "Target": "integrations/i"}]}""")),
                HttpApiAnswers
                        .integrations(Answers.json("""
                                                   {"Items": [{"IntegrationId": "i", "IntegrationType": "AWS"}]}""")));
        assertEquals(Duration.ofSeconds(29), definition.methods().getFirst().integration().timeout());
        assertEquals("sendMessage", definition.methods().getFirst().label());
    }

    @Test
    void anExportHasTheDefaultRouteAndSharedIntegrations() {
        Integration function = Integration
                .of(IntegrationType.AWS_PROXY, "POST",
                        "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + ORDERS + "/invocations")
                .withTimeout(Duration.ofSeconds(3)).withId("", "", "2.0");
        Integration balancer = Integration.of(IntegrationType.HTTP_PROXY, "ANY", LISTENER)
                .withTimeout(Duration.ofSeconds(30)).withConnection("VPC_LINK", "vlk0001", "").withId("", "", "1.0");
        assertEquals(
                new ApiDefinition(List.of(new ApiMethod("", "$default", "", "", "", false, balancer,
                        settings("1.0", "", "")),
                        new ApiMethod("", "/orders", "POST", "", "", false, function, settings("2.0", "", "")))),
                DefinitionAnswers.httpExport(HttpApiAnswerTexts.of("ExportApi")));
    }

    @Test
    void aStageIsReadWithItsRouteSettings() {
        assertEquals(
                new Stage("$default", "dep0001", Canary.NONE, Map.of("alias", "live"), false, false,
                        "arn:aws:logs:us-east-1:123456789012:log-group:http", "$context.requestId",
                        Map.of("*/*", new MethodSetting("OFF", true, false, false, Duration.ZERO), "POST /orders",
                                new MethodSetting("INFO", false, false, false, Duration.ZERO)),
                        Map.of(), true, "Successfully deployed stage with deployment ID 'dep0001'", "", Instant.EPOCH),
                HttpApiAnswers.stage(HttpApiAnswerTexts.of("GetStage")));
    }

    @Test
    void deploymentsAreReadNewestFirstWithWhatBecameOfThem() {
        assertEquals(
                new Deployments(List.of(
                        new Deployment("dep0001", Instant.parse("2026-11-21T10:00:00Z"), "", "FAILED",
                                "no such integration"),
                        new Deployment("dep0000", Instant.parse("2026-11-20T10:00:00Z"), "Automatic deployment",
                                "DEPLOYED", ""))),
                HttpApiAnswers.deployments(HttpApiAnswerTexts.of("GetDeployments")));
    }

    @Test
    void aMemberOfTheWrongTypeIsNamed() {
        assertEquals("Items[0].TimeoutInMillis: a whole number is expected, not \"soon\"",
                assertThrows(IllegalArgumentException.class, () -> HttpApiAnswers.integrations(Answers.json(
                        "{\"Items\": [{\"IntegrationId\": \"i\", \"TimeoutInMillis\": \"soon\"}]}"))).getMessage());
    }
}
