package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.way.AllWays;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Keys that an API maps into requests to its backend, in a plan that rests on them. */
class FixedTextsTest {

    private static final AwsCall READ = AwsCall.of("apigateway", "GetResources", "us-east-1",
            Map.of("restApiId", "a1"));

    private static ObjectNode resources(String key) {
        return FakeAws.object("""
                              {"items": [{"path": "/orders", "resourceMethods": {"GET": {
                                "requestParameters": {"method.request.header.X-Tenant": true},
                                "methodIntegration": {"uri": "https://backend.example.com", "requestParameters": {
                                  "integration.request.header.x-api-key": "%s",
                                  "integration.request.path.id": "method.request.path.id",
                                  "integration.request.header.x-id": "context.requestId"}}}}}]}""".formatted(key));
    }

    @Test
    void aFixedTextIsHeldAsAHashAndReferencesAreHeldAsTheyAre() {
        Expected kept = new Expected(READ, List.of(), resources("'SECRET-KEY-123'")).withoutFixedTexts();
        String text = Json.plain(kept.value());
        assertFalse(text.contains("SECRET"), text);
        assertTrue(text.contains("method.request.path.id") && text.contains("context.requestId")
                && text.contains("https://backend.example.com"), text);
        assertEquals(Json.plain(kept.value()), Json.plain(kept.withoutFixedTexts().value()));
    }

    @Test
    void theHashHoldsWhileTheTextIsTheSameAndNotWhenItIsAnother() {
        Expected kept = new Expected(READ, List.of(), resources("'SECRET-KEY-123'")).withoutFixedTexts();
        assertTrue(kept.holds(resources("'SECRET-KEY-123'")));
        assertFalse(kept.holds(resources("'SECRET-KEY-124'")));
        assertFalse(kept.holds(resources("method.request.header.x-api-key")));
        assertFalse(kept.difference(resources("'SECRET-KEY-124'")).stream()
                .anyMatch(line -> (line.left() + line.right()).contains("SECRET")));
    }

    @Test
    void staticValuesOfHttpApisHaveNoQuotesAndAreHashedToo() {
        Expected kept = new Expected(READ, List.of(), FakeAws.object("""
                                                                     {"Items": [{"RequestParameters": {
                                                                       "append:header.x-api-key": "SECRET",
                                                                       "overwrite:path": "$request.path"}}]}"""))
                .withoutFixedTexts();
        String text = Json.plain(kept.value());
        assertFalse(text.contains("SECRET"), text);
        assertTrue(text.contains("$request.path"), text);
    }

    @Test
    void aPlanOfADeploymentIsSavedWithoutKeysAndStillOpens() {
        Change deployment = Samples.deployment(FakeAws.object("{\"stageName\": \"prod\", \"deploymentId\": \"d1\"}"),
                resources("'SECRET-KEY-123'"), FakeAws.seen(FakeAws.object("{}")), "raise").change().orElseThrow();
        String text = new Plan(deployment, Instant.EPOCH).text();
        assertFalse(text.contains("SECRET"), text);
        Plan opened = assertInstanceOf(Plan.Opened.Good.class, Plan.read(text, AllWays.ways())).plan();
        assertTrue(opened.change().unchanged().getFirst().holds(resources("'SECRET-KEY-123'")));
        assertEquals(text, opened.text());
    }
}
