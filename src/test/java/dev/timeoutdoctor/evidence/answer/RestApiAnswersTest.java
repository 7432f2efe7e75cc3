package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.Authorizers;
import dev.timeoutdoctor.evidence.Authorizers.Authorizer;
import dev.timeoutdoctor.evidence.Deployments;
import dev.timeoutdoctor.evidence.Deployments.Deployment;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.GatewayAccount;
import dev.timeoutdoctor.evidence.GatewayResponses;
import dev.timeoutdoctor.evidence.GatewayResponses.GatewayResponse;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.Stage.Canary;
import dev.timeoutdoctor.evidence.Stage.MethodSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestApiAnswersTest {

    @Test
    void aRestApiIsRead() {
        assertEquals(new RestApi("a1b2c3d4e5", "orders", EndpointType.REGIONAL, false,
                Map.of("aws:cloudformation:stack-name", "shop")),
                RestApiAnswers.restApi(Answers.file("GetRestApi")));
    }

    @Test
    void restApisAreListedByName() {
        assertEquals(List.of("orders", "shipping"),
                RestApiAnswers.restApis(Answers.file("GetRestApis")).stream().map(RestApi::name).toList());
    }

    @Test
    void aStageIsReadWithCanaryAndMethodSettings() {
        assertEquals(new Stage("prod", "dep002", new Canary(10, "dep003", Map.of("alias", "next")),
                Map.of("alias", "live"), true, true, "arn:aws:logs:us-east-1:123456789012:log-group:access",
                "$context.requestId",
                Map.of("*/*", new MethodSetting("INFO", true, false, true, Duration.ofSeconds(300)), "~1orders/POST",
                        new MethodSetting("OFF", false, false, false, Duration.ZERO)),
                Map.of("team", "shop"), false, "", "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/a1",
                Instant.ofEpochSecond(1_741_083_072)),
                RestApiAnswers.stage(Answers.file("GetStage")));
    }

    @Test
    void aBareStageHasNoCanaryAndNoVariables() {
        assertEquals(
                List.of(new Stage("prod", "dep002", Canary.NONE, Map.of(), false, false, "", "", Map.of(), Map.of(),
                        false, "", "", Instant.EPOCH),
                        new Stage("test", "dep001", Canary.NONE, Map.of(), false, false, "", "", Map.of(), Map.of(),
                                false, "", "", Instant.EPOCH)),
                RestApiAnswers.stages(Answers.file("GetStages")));
    }

    @Test
    void authorizersKeepTheirAnswersAsLongAsTheySay() {
        assertEquals(
                new Authorizers(List.of(
                        new Authorizer("auth01", "check-token", "TOKEN",
                                "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:check-token/invocations",
                                Duration.ZERO),
                        new Authorizer("auth02", "users", "COGNITO_USER_POOLS", "", Duration.ofSeconds(300)))),
                RestApiAnswers.authorizers(Answers.file("GetAuthorizers")));
    }

    @Test
    void deploymentsComeNewestFirstWhateverFormTheirTimesHave() {
        assertEquals(
                new Deployments(List.of(new Deployment("dep002", Instant.ofEpochSecond(1_793_520_000), "", "", ""),
                        new Deployment("dep001", Instant.parse("2026-10-01T10:00:00Z"), "first", "", ""))),
                RestApiAnswers.deployments(Answers.file("GetDeployments")));
    }

    @Test
    void theAccountIsRead() {
        assertEquals(new GatewayAccount("arn:aws:iam::123456789012:role/gateway-logs", 10_000, 5_000),
                RestApiAnswers.account(Answers.file("GetAccount")));
        assertEquals(new GatewayAccount("", 0, 0), RestApiAnswers.account(Answers.json("{}")));
    }

    @Test
    void gatewayResponsesAreRead() {
        assertEquals(
                new GatewayResponses(List.of(new GatewayResponse("INTEGRATION_TIMEOUT", 503, false),
                        new GatewayResponse("DEFAULT_5XX", 0, true))),
                RestApiAnswers.gatewayResponses(Answers.file("GetGatewayResponses")));
    }

    @Test
    void aQuotaIsRead() {
        assertEquals(new Quota("L-E5AE38E3", "Maximum integration timeout in milliseconds", 60_000, true),
                QuotaAnswers.quota(Answers.file("GetServiceQuota")));
    }

    @Test
    void aQuotaWithoutValueIsUnreadable() {
        assertEquals("Quota.Value is missing", assertThrows(IllegalArgumentException.class,
                () -> QuotaAnswers.quota(Answers.json("{\"Quota\": {\"QuotaCode\": \"L-E5AE38E3\"}}"))).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"id\": 7}                                                     | id: a text is expected, not 7",
            "{\"name\": \"orders\", \"endpointConfiguration\": {\"types\": [\"EDGE\"]}} | id is missing",
            "{\"id\": \"a\"}                                                 | endpointConfiguration.types is missing",
            "{\"id\": \"a\", \"endpointConfiguration\": []}                  | endpointConfiguration: an object is expected, not []",
            "{\"id\": \"a\", \"endpointConfiguration\": {\"types\": [\"MOON\"]}} | endpointConfiguration.types[0]: one of [REGIONAL, EDGE, PRIVATE] is expected, not MOON",
            "{\"id\": \"a\", \"endpointConfiguration\": {\"types\": [\"EDGE\"]}, \"tags\": {\"x\": 1}} | tags.x: a text is expected, not 1",
            "[]                                                              | the answer: an object is expected, not []",
            "\"<html>\"                                                      | the answer: an object is expected, not \"<html>\""})
    void aMemberOfTheWrongTypeIsNamed(String answer, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
                () -> RestApiAnswers.restApi(Answers.json(answer))).getMessage());
    }

    @Test
    void aTimeThatIsNoneIsNamed() {
        assertEquals("items[0].createdDate: a time is expected, not \"yesterday\"",
                assertThrows(IllegalArgumentException.class, () -> RestApiAnswers.deployments(
                        Answers.json("{\"items\": [{\"id\": \"d\", \"createdDate\": \"yesterday\"}]}"))).getMessage());
    }
}
