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
import org.junit.jupiter.api.Test;

class DefinitionAnswersTest {

    private static final String URI = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders:${stageVariables.alias}/invocations";

    @Test
    void theWorkingCopyHasEveryMethodOfEveryResource() {
        Integration get = new Integration(IntegrationType.HTTP_PROXY, "GET", "http://nlb.internal/orders",
                Integration.DEFAULT_TIMEOUT, TransferMode.STREAM, "VPC_LINK", "vlink00001", "", "");
        Integration post = new Integration(IntegrationType.AWS_PROXY, "POST", URI, Duration.ofSeconds(3),
                TransferMode.BUFFERED, "INTERNET", "", "", "WHEN_NO_MATCH");
        assertEquals(new ApiDefinition(List.of(new ApiMethod("res0000001", "/orders", "GET", "NONE", false, get),
                new ApiMethod("res0000001", "/orders", "POST", "AWS_IAM", true, post),
                new ApiMethod("res0000002", "/{proxy+}", "ANY", "NONE", false, Integration.NONE))),
                DefinitionAnswers.resources(Answers.file("GetResources")));
    }

    @Test
    void anExportIsBroughtIntoTheSameForm() {
        Integration get = new Integration(IntegrationType.HTTP_PROXY, "GET", "http://nlb.internal/orders",
                Duration.ofSeconds(10), TransferMode.BUFFERED, "VPC_LINK", "vlink00001", "", "");
        Integration post = new Integration(IntegrationType.AWS_PROXY, "POST", URI, Duration.ofSeconds(29),
                TransferMode.BUFFERED, "INTERNET", "", "", "WHEN_NO_MATCH");
        assertEquals(
                new ApiDefinition(List.of(new ApiMethod("", "/orders", "GET", "", false, get),
                        new ApiMethod("", "/orders", "POST", "", true, post),
                        new ApiMethod("", "/{proxy+}", "ANY", "", false, Integration.NONE))),
                DefinitionAnswers.export(Answers.file("GetExport")));
    }

    @Test
    void anEmptyAnswerIsAnApiWithoutMethods() {
        assertEquals(new ApiDefinition(List.of()), DefinitionAnswers.resources(Answers.json("{}")));
    }

    @Test
    void anAnswerThatIsNoOpenApiDocumentIsUnreadable() {
        assertEquals("paths is missing", assertThrows(IllegalArgumentException.class,
                () -> DefinitionAnswers.export(Answers.json("{\"message\": \"no\"}"))).getMessage());
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
