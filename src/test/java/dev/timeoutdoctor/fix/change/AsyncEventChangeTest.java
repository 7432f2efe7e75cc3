package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.text.Message;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AsyncEventChangeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final EvidenceSet EVIDENCE = EvidenceFixture
            .read(Path.of("src/test/resources/checks/backend-slower-than-limit/problem/evidence.json"));
    private static final String URI = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
            + "arn:aws:lambda:us-east-1:123456789012:function:orders/invocations";

    /** An integration that somebody has made hand the request over, with its template. */
    private static final String BY_HAND = """
                                          {"type": "AWS", "uri": "%s", "requestParameters":
                                           {"integration.request.header.X-Amz-Invocation-Type": "'Event'"},
                                           "requestTemplates": {"application/json": "$input.json('$')"}}"""
            .formatted(URI);

    /** What AWS answers, by operation and status; anything else does not exist. */
    private final Map<String, String> answers = new LinkedHashMap<>();

    private Offer offer() {
        return offer(EVIDENCE);
    }

    private Offer offer(EvidenceSet evidence) {
        return new AsyncEventChange().offer(new Reading(evidence, this::answer, AllWays.ways(), "mark"));
    }

    private Observed<JsonNode> answer(AwsCall call) {
        String key = (call.operation() + " " + call.parameters().path("statusCode").asString("")).strip();
        return new Observed.Seen<>(JSON.readTree(answers.getOrDefault(key, "{}")), EvidenceFixture.SOURCE);
    }

    private Change change() {
        return assertInstanceOf(Offer.Ready.class, offer()).draft().change().orElseThrow();
    }

    @Test
    void aProxyIntegrationIsPutAnewAndItsResponsesAreDeletedFirst() {
        answers.put("GetIntegration", """
                                      {"type": "AWS_PROXY", "httpMethod": "POST", "uri": "%s", "timeoutInMillis": 29000,
                                       "integrationResponses": {"200": {"statusCode": "200"}}}""".formatted(URI));
        answers.put("GetIntegrationResponse 200", "{\"statusCode\": \"200\"}");
        Change change = change();
        assertEquals(List.of("DeleteIntegrationResponse", "PutIntegration", "PutMethodResponse",
                "PutIntegrationResponse"), change.calls().stream().map(AwsCall::operation).toList());
        assertEquals(true, change.needsDeployment());
    }

    @Test
    void anIntegrationOfTypeAwsIsPatchedAndKeepsItsAnswersToErrors() {
        answers.put("GetIntegration",
                """
                {"type": "AWS", "httpMethod": "POST", "uri": "%s", "timeoutInMillis": 29000,
                 "requestTemplates": {"application/json": "{}"}, "integrationResponses": {
                  "200": {"statusCode": "200"}, "400": {"statusCode": "400", "selectionPattern": "bad.*"}}}"""
                        .formatted(URI));
        answers.put("GetIntegrationResponse 200", "{\"statusCode\": \"200\"}");
        answers.put("GetIntegrationResponse 400", "{\"statusCode\": \"400\", \"selectionPattern\": \"bad.*\"}");
        List<AwsCall> calls = change().calls();
        assertEquals(List.of("DeleteIntegrationResponse", "UpdateIntegration", "PutMethodResponse",
                "PutIntegrationResponse"), calls.stream().map(AwsCall::operation).toList());
        assertEquals("200", calls.get(0).parameters().path("statusCode").asString());
    }

    @Test
    void itHoldsOnlyWhileNobodyAddsAResponse() {
        answers.put("GetIntegration", """
                                      {"type": "AWS_PROXY", "httpMethod": "POST", "uri": "%s"}""".formatted(URI));
        Expected expected = change().unchanged().get(0);
        assertEquals(true, expected.holds(JSON.readTree("{\"type\": \"AWS_PROXY\"}")));
        assertEquals(false,
                expected.holds(JSON.readTree("{\"integrationResponses\": {\"500\": {\"statusCode\": \"500\"}}}")));
    }

    @Test
    void whatStreamsOrAnswers202AlreadyIsNotOffered() {
        answers.put("GetIntegration",
                """
                {"type": "AWS_PROXY", "uri": "%s", "responseTransferMode": "STREAM"}""".formatted(URI));
        assertEquals(new Offer.NotHere(Message.of("change.async-event.streams")), offer());
        answers.put("GetIntegration",
                """
                {"type": "AWS_PROXY", "uri": "%s", "integrationResponses": {"202": {"statusCode": "202"}}}"""
                        .formatted(URI));
        assertEquals(new Offer.NotHere(Message.of("change.async-event.has-accepted")), offer());
        answers.put("GetIntegration", BY_HAND);
        answers.put("GetMethodResponse 202", "{\"statusCode\": \"202\"}");
        answers.put("GetIntegrationResponse 202", "{\"statusCode\": \"202\"}");
        assertEquals(new Offer.AlreadySo(Message.of("change.async-event.already")), offer());
    }

    @Test
    void whatWasBegunByHandIsSaidToBeHalfAndCompleted() {
        answers.put("GetIntegration", BY_HAND.replace("\"uri\"",
                "\"integrationResponses\": {\"200\": {\"statusCode\": \"200\"}}, \"uri\""));
        answers.put("GetIntegrationResponse 200", "{\"statusCode\": \"200\"}");
        Draft half = assertInstanceOf(Offer.Ready.class, offer()).draft();
        assertEquals(List.of("change.async-event.half", "change.async-event.lacks-method-response",
                "change.async-event.lacks-integration-response"),
                half.notes().stream().map(Message::key).limit(3).toList());
        assertEquals(List.of("DeleteIntegrationResponse", "PutMethodResponse", "PutIntegrationResponse"),
                half.change().orElseThrow().calls().stream().map(AwsCall::operation).toList());
        answers.put("GetIntegration", BY_HAND.replace("\"AWS\"", "\"AWS_PROXY\""));
        answers.put("GetMethodResponse 202", "{\"statusCode\": \"202\"}");
        Draft proxy = assertInstanceOf(Offer.Ready.class, offer()).draft();
        assertEquals(List.of("change.async-event.half", "change.async-event.lacks-type",
                "change.async-event.lacks-integration-response"),
                proxy.notes().stream().map(Message::key).limit(3).toList());
        assertEquals(List.of("PutIntegration", "PutIntegrationResponse"),
                proxy.change().orElseThrow().calls().stream().map(AwsCall::operation).toList());
    }

    private static EvidenceSet asked(String method, String path) {
        Route old = EVIDENCE.get(EvidenceKeys.ROUTE).seen().orElseThrow();
        ApiMethod was = EVIDENCE.get(EvidenceKeys.WORKING_COPY).seen().orElseThrow().method(old).orElseThrow();
        Route route = new Route(old.apiType(), old.partition(), old.region(), old.account(), old.apiId(), old.stage(),
                method, old.resourceId(), path, method);
        ApiMethod now = new ApiMethod(was.resourceId(), path, method, was.authorizationType(), was.authorizerId(),
                was.apiKeyRequired(), was.integration());
        return EVIDENCE.with(EvidenceKeys.ROUTE, new Observed.Seen<>(route, EvidenceFixture.SOURCE)).with(
                EvidenceKeys.WORKING_COPY,
                new Observed.Seen<>(new ApiDefinition(List.of(now)), EvidenceFixture.SOURCE));
    }

    private Draft draft(String method, String path) {
        answers.put("GetIntegration", """
                                      {"type": "AWS_PROXY", "httpMethod": "POST", "uri": "%s"}""".formatted(URI));
        return assertInstanceOf(Offer.Ready.class, offer(asked(method, path))).draft();
    }

    private static String template(Draft draft) {
        return draft.text(draft.fields().getFirst());
    }

    @Test
    void theEventCarriesAllThatTellsWhatIsAskedFor() {
        String query = "\"query\": {#foreach($name in $input.params().querystring.keySet())\"$name\": "
                + "\"$util.escapeJavaScript($input.params().querystring.get($name)).replaceAll(\"\\\\'\", \"'\")\""
                + "#if($foreach.hasNext), #end#end}";
        String id = "\"path\": {\"id\": \"$util.escapeJavaScript($input.params().path.get('id'))"
                + ".replaceAll(\"\\\\'\", \"'\")\"}";
        assertEquals("$input.json('$')", template(draft("POST", "/orders")));
        assertEquals("{" + id + ", " + query + "}", template(draft("GET", "/orders/{id}")));
        assertEquals("{\"body\": $input.json('$'), " + id + ", " + query + "}", template(draft("PUT", "/orders/{id}")));
        assertEquals("{\"path\": {}, " + query + "}", template(draft("DELETE", "/orders")));
        assertEquals(id.replace("id", "rest"),
                template(draft("GET", "/{rest+}")).substring(1, 1 + id.length() + 2 * "rest".length() - 4));
    }

    @Test
    void whoReadsAndGetsNothingAnyMoreIsWarnedOf() {
        assertEquals(List.of(Problem.warning("template", "change.async-event.reads", "GET")),
                draft("GET", "/orders/{id}").problems());
        assertEquals(List.of(), draft("POST", "/orders").problems());
        assertEquals(Message.of("change.async-event.handler-parts"), draft("PUT", "/orders/{id}").notes().get(1));
    }
}
