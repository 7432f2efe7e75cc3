package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.TransferMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionAnswersTest {

    private static final String URI = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders:${stageVariables.alias}/invocations";

    @Test
    void theWorkingCopyHasEveryMethodOfEveryResource() {
        Integration get = Integration.of(IntegrationType.HTTP_PROXY, "GET", "http://nlb.internal/orders")
                .withTransferMode(TransferMode.STREAM).withConnection("VPC_LINK", "vlink00001", "");
        Integration post = Integration.of(IntegrationType.AWS_PROXY, "POST", URI)
                .withTimeout(Duration.ofSeconds(3)).withPassthroughBehavior("WHEN_NO_MATCH");
        assertEquals(new ApiDefinition(List.of(new ApiMethod("res0000001", "/orders", "GET", "NONE", "", false, get),
                new ApiMethod("res0000001", "/orders", "POST", "AWS_IAM", "", true, post,
                        Map.of("contentHandling", "CONVERT_TO_TEXT", "cacheNamespace", "res0000001")),
                new ApiMethod("res0000002", "/{proxy+}", "ANY", "NONE", "", false, Integration.NONE))),
                DefinitionAnswers.resources(Answers.file("GetResources")));
    }

    @Test
    void anExportIsBroughtIntoTheSameForm() {
        Integration get = Integration.of(IntegrationType.HTTP_PROXY, "GET", "http://nlb.internal/orders")
                .withTimeout(Duration.ofSeconds(10)).withConnection("VPC_LINK", "vlink00001", "");
        Integration post = Integration.of(IntegrationType.AWS_PROXY, "POST", URI)
                .withPassthroughBehavior("WHEN_NO_MATCH");
        assertEquals(
                new ApiDefinition(List.of(new ApiMethod("", "/orders", "GET", "", "", false, get),
                        new ApiMethod("", "/orders", "POST", "", "", true, post,
                                Map.of("contentHandling", "CONVERT_TO_TEXT", "methodResponses", "200")),
                        new ApiMethod("", "/{proxy+}", "ANY", "", "", false, Integration.NONE))),
                DefinitionAnswers.export(Answers.file("GetExport")));
    }

    @Test
    void anEmptyAnswerIsAnApiWithoutMethods() {
        assertEquals(new ApiDefinition(List.of()), DefinitionAnswers.resources(Answers.json("{}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"message\": \"no\"}                  | openapi is missing",
            "{\"swagger\": \"2.0\", \"paths\": {\"/orders\": {\"post\": {}}}} | openapi is missing",
            "{\"openapi\": \"2.0\"}                              | openapi: version 3 is expected, not 2.0",
            "{\"openapi\": \"3.0.1\", \"paths\": {}}             | paths: no method names its x-amazon-apigateway-integration",
            "{\"openapi\": \"3.0.1\", \"paths\": {\"/orders\": {\"post\": {}}}} | paths: no method names its x-amazon-apigateway-integration"})
    void anAnswerThatDoesNotSayWhatTheStageServesIsUnreadable(String answer, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
                () -> DefinitionAnswers.export(Answers.json(answer))).getMessage());
    }

    @Test
    void aTimeoutThatIsNoNumberIsNamedWithItsPlace() {
        String answer = """
                        {"items": [{"id": "r", "path": "/", "resourceMethods":
                          {"GET": {"methodIntegration": {"type": "MOCK", "timeoutInMillis": "29000"}}}}]}""";
        assertEquals(
                "items[0].resourceMethods.GET.methodIntegration.timeoutInMillis: a whole number is expected, not \"29000\"",
                assertThrows(IllegalArgumentException.class,
                        () -> DefinitionAnswers.resources(Answers.json(answer))).getMessage());
    }
}
