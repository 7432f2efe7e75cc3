package dev.timeoutdoctor.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.fix.Program;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A change that was made, for whoever asks later: the log holds calls as they were sent, and Markdown goes anywhere. */
class MadeMarkdownTest {

    private static final Map<String, String> METHOD = Map.of("restApiId", "a1", "resourceId", "r1", "httpMethod",
            "GET");

    private static JsonNode integration(String type) {
        return Json.MAPPER
                .readTree("""
                          {"type": "%s", "requestParameters": {"integration.request.header.x-api-key": "'hunter2'"}}
                          """
                        .formatted(type));
    }

    private static String page(JsonNode before, JsonNode after, Map<String, ?> sent) {
        ChangeStep step = new ChangeStep(AwsCall.of("apigateway", "PutIntegration", "us-east-1", sent),
                new Expected(AwsCall.of("apigateway", "GetIntegration", "us-east-1", METHOD), List.of(), before),
                after);
        Change change = new Change(ChangeKind.ASYNC_EVENT, "orders-api", "123456789012", "us-east-1", List.of(step),
                List.of(), true, Message.of("fix.title.undo", "it"));
        LoggedChange logged = new LoggedChange("c1", Instant.EPOCH, new Program(7, Instant.EPOCH), change,
                List.of(LoggedChange.State.DONE), Optional.empty());
        return MadeMarkdown.of(Texts.english(),
                new MadeChange(logged, MadeChange.State.LIVE, Optional.empty(), List.of(), List.of()), Optional.empty());
    }

    @Test
    void itsKeysAreHiddenInTheDifferenceAndInTheCommand() {
        String page = page(integration("HTTP"), integration("AWS"), Map.of("restApiId", "a1", "requestParameters",
                Map.of("integration.request.header.x-api-key", "'hunter2'")));
        assertFalse(page.contains("hunter2"), page);
        assertTrue(page.contains("(hidden)"), page);
        assertTrue(page.contains(Texts.english().of("report.change.hidden")), page);
    }

    @Test
    void whereNothingIsHiddenNothingIsSaidOfIt() {
        String page = page(Json.object().put("type", "HTTP"), Json.object().put("type", "AWS"), METHOD);
        assertTrue(page.contains("aws apigateway put-integration"), page);
        assertFalse(page.contains(Texts.english().of("report.change.hidden")), page);
    }
}
