package dev.timeoutdoctor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A change for somebody who is to approve it: short, and without keys that it leaves alone. */
class ChangeMarkdownTest {

    private static final Map<String, String> METHOD = Map.of("restApiId", "a1", "resourceId", "r1", "httpMethod",
            "GET");

    private static String difference(ChangeStep step) {
        Change change = new Change(ChangeKind.INTEGRATION, "orders-api", "123456789012", "us-east-1", List.of(step),
                List.of(), true, Message.of("fix.title.undo", "it"));
        String page = ChangeMarkdown.of(Texts.english(), Review.of(change, List.of()), Optional.empty(), Ownership.NONE,
                Instant.EPOCH);
        int start = page.indexOf("```diff") + "```diff\n".length();
        return page.substring(start, page.indexOf("\n```", start));
    }

    private static ObjectNode integration(int millis) {
        ObjectNode node = Json.object().put("type", "HTTP").put("uri", "https://backend.example.com");
        node.putObject("requestParameters").put("integration.request.header.x-api-key", "'SECRET-KEY-123'")
                .put("integration.request.path.id", "method.request.path.id");
        return node.put("timeoutInMillis", millis);
    }

    @Test
    void whatDoesNotChangeIsFoldedAndItsKeysAreHidden() {
        AwsCall read = AwsCall.of("apigateway", "GetIntegration", "us-east-1", METHOD);
        AwsCall call = AwsCall.of("apigateway", "UpdateIntegration", "us-east-1", METHOD);
        assertEquals("""
                       …
                           "integration.request.path.id": "method.request.path.id"
                         },
                     -   "timeoutInMillis": 3000
                     +   "timeoutInMillis": 9000
                       }""", difference(new ChangeStep(call, new Expected(read, List.of(), integration(3_000)),
                integration(9_000))));
        ObjectNode without = integration(3_000);
        ((ObjectNode) without.path("requestParameters")).remove("integration.request.path.id");
        assertEquals("""
                       …
                         "requestParameters": {
                           "integration.request.header.x-api-key": "'(hidden)'"
                     -     "integration.request.path.id": "method.request.path.id"
                         },
                         "timeoutInMillis": 3000
                       }""",
                difference(new ChangeStep(call, new Expected(read, List.of(), integration(3_000)), without)));
    }

    @Test
    void whatIsMadeIsShownAndNothingIsSaidToGo() {
        AwsCall read = AwsCall.of("apigateway", "GetStage", "us-east-1",
                Map.of("restApiId", "a1", "stageName", "prod"));
        AwsCall call = AwsCall.of("apigateway", "CreateDeployment", "us-east-1",
                Map.of("restApiId", "a1", "stageName", "prod", "description", "raise the timeout"));
        assertEquals("""
                     - {}
                     + {
                     +   "description": "raise the timeout"
                     + }""", difference(new ChangeStep(call,
                new Expected(read, List.of("deploymentId"), Json.object().put("deploymentId", "d1")),
                Json.object())));
    }
}
