package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fixed texts that may be keys: in no file, and in every call that is sent. */
class MappedKeysTest {

    private static final String KEY = "SECRET-KEY-123";
    private static final AwsCall READ = AwsCall.of("apigateway", "GetIntegration", "us-east-1",
            Map.of("restApiId", "a1b2c3d4e5", "resourceId", "x9y8z7", "httpMethod", "POST"));
    private static final Ways WAYS = AllWays.ways();

    /** What AWS answers; the integration is put whole where its type changes. */
    private static JsonNode integration(String key) {
        return Json.MAPPER.readTree("""
                                    {"type": "HTTP", "httpMethod": "POST", "uri": "https://backend.example/pay",
                                     "requestParameters": {"integration.request.header.x-api-key": "'%s'",
                                       "integration.request.header.Content-Type": "'application/json'",
                                       "integration.request.querystring.id": "method.request.querystring.id"},
                                     "timeoutInMillis": 29000}""".formatted(key));
    }

    private static Change change(JsonNode now, String goal) {
        List<ChangeStep> steps = WAYS.of(READ).steps(READ, now, Json.MAPPER.readTree(goal));
        return new Change(ChangeKind.ASYNC_EVENT, "payments", "123456789012", "us-east-1", steps,
                List.of(new Expected(READ, List.of("integrationResponses"), Json.object())), true,
                Message.of("change.async-event.title", "payments"));
    }

    private static Change change() {
        return change(integration(KEY), "{\"type\": \"AWS\"}");
    }

    private static Function<AwsCall, Observed<JsonNode>> answering(JsonNode now) {
        return call -> new Observed.Seen<>(now, new Source(call, Instant.EPOCH, now));
    }

    private static Plan read(String text) {
        return assertInstanceOf(Plan.Opened.Good.class, Plan.read(text, WAYS), text).plan();
    }

    @Test
    void aPlanHoldsNoKeyAndGetsItBackFromAws() {
        assertEquals("PutIntegration", change().calls().getFirst().operation());
        String text = new Plan(change(), Instant.EPOCH).text();
        assertEquals(false, text.contains(KEY));
        assertEquals(true, text.contains("'application/json'"));
        Plan saved = read(text);
        assertEquals(true, Seal.isClosed(saved.change()));
        Plan opened = saved.opened(answering(integration(KEY)));
        assertEquals(change().command(Optional.empty()), opened.change().command(Optional.empty()));
        assertEquals(true, opened.change().steps().getFirst().before().holds(integration(KEY)));
        assertEquals(text, saved.text());
        assertEquals(text, opened.text());
    }

    @Test
    void whereverAFreeTextMayBeAKeyItIsTakenForOne() {
        JsonNode settings = Json.MAPPER
                .readTree(
                        """
                        {"canarySettings": {"stageVariableOverrides": {"apiKey": "KEY-1", "color": "green"}},
                         "variables": {"DB_PWD": "KEY-2", "credentials": "KEY-3", "host": "shop"},
                         "StageVariables": {"passphrase": "KEY-4"},
                         "requestParameters": {"integration.request.path.token": "'KEY-5'", "integration.request.header.Accept": "'a/b'"},
                         "RequestParameters": {"append:header.x-partner": "KEY-6", "overwrite:path": "/token/KEY-7",
                           "overwrite:querystring.code": "KEY-8", "append:header.who": "$context.authorizer.who"},
                         "requestTemplates": {"application/json": "{\\"secret\\": \\"KEY-9\\"}"},
                         "uri": "https://backend.example/?signature=KEY-10",
                         "patchOperations": [
                           {"op": "replace", "path": "/canarySettings/stageVariableOverrides/apiKey", "value": "KEY-11"},
                           {"op": "replace", "path": "/variables/host", "value": "shop"}]}""");
        JsonNode hidden = MappedKeys.replaced(settings, (_, _) -> "hidden");
        assertEquals(false, hidden.toString().contains("KEY-"), hidden.toString());
        assertEquals(11, Pattern.compile("hidden").matcher(hidden.toString()).results().count());
        assertEquals("/orders", MappedKeys.replaced(Json.MAPPER.readTree("{\"overwrite:path\": \"/orders\"}"),
                (_, _) -> "hidden").path("overwrite:path").stringValue());
    }

    @Test
    void aKeyThatIsAnotherNowLeavesThePlanClosed() {
        Plan opened = read(new Plan(change(), Instant.EPOCH).text()).opened(answering(integration("other")));
        assertEquals(true, Seal.isClosed(opened.change()));
        assertEquals(false, opened.change().steps().getFirst().before().holds(integration("other")));
        assertEquals(true, Seal.isClosed(read(new Plan(change(), Instant.EPOCH).text()).opened(
                call -> new Observed.Absent<>(new Source(call, Instant.EPOCH, Json.object()))).change()));
    }

    @Test
    void theSameKeyIsNotTheSameInTwoPlansNorUnderAnotherName() {
        String text = new Plan(change(), Instant.EPOCH).text();
        assertNotEquals(text, new Plan(change(), Instant.EPOCH).text());
        String moved = text.replace("header.x-api-key", "querystring.seen");
        assertEquals(true, Seal.isClosed(read(moved).opened(answering(integration(KEY))).change()));
    }

    @Test
    void aPlanWithAnotherSaltThanAnyIsRefused() {
        String text = new Plan(change(), Instant.EPOCH).text();
        assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.broken")),
                Plan.read(text.replaceFirst("\"salt\": \"[^\"]+\"", "\"salt\": \"AAAA\""), WAYS));
    }

    @Test
    void aKeyThatIsSetAnewKeepsThePlanOutOfAFile() {
        assertEquals(true, new Plan(change(), Instant.EPOCH).isSavable());
        Change sets = change(integration(KEY),
                "{\"requestParameters\": {\"integration.request.header.Authorization\": \"'Bearer abc'\"}}");
        assertEquals(false, new Plan(sets, Instant.EPOCH).isSavable());
        String read = MappedKeys.hidden(sets).command(Optional.empty());
        assertEquals(false, read.contains("Bearer") || read.contains(KEY), read);
        assertEquals(true, read.contains("(hidden, new)"), read);
    }

    @Test
    void whatComesFromTheRequestOrIsNoSecretIsLeftAsItIs() {
        for (String harmless : List.of("{\"integration.request.header.X-Amz-Invocation-Type\": \"'Event'\"}",
                "{\"integration.request.header.x-api-key\": \"method.request.header.x-api-key\"}",
                "{\"overwrite:header.authorization\": \"$request.header.authorization\"}",
                "{\"variables\": {\"alias\": \"live\"}}", "{\"credentials\": \"arn:aws:iam::123456789012:role/api\"}",
                "{\"uri\": \"https://backend.example/orders?id=1\"}")) {
            assertEquals(harmless, MappedKeys.replaced(Json.MAPPER.readTree(harmless), (_, _) -> "?").toString()
                    .replace("\":", "\": "));
        }
        for (String secret : List.of("{\"append:header.authorization\": \"Basic abc\"}",
                "{\"variables\": {\"apiKey\": \"abc\"}}", "{\"uri\": \"https://user:abc@backend.example/\"}",
                "{\"IntegrationUri\": \"https://backend.example/?api_key=abc\"}",
                "{\"requestTemplates\": {\"application/json\": \"#set($x.header.Authorization = 'abc')\"}}",
                "{\"op\": \"replace\", \"path\": \"/requestParameters/integration.request.header.x-key\", \"value\": \"'abc'\"}")) {
            assertEquals(false,
                    MappedKeys.replaced(Json.MAPPER.readTree(secret), (_, _) -> "?").toString().contains("abc"),
                    secret);
        }
    }
}
