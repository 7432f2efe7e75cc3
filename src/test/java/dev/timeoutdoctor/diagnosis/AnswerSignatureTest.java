package dev.timeoutdoctor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.evidence.GatewayResponses;
import dev.timeoutdoctor.evidence.GatewayResponses.GatewayResponse;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerSignatureTest {

    private static final Map<String, String> REST = Map.of("X-Amz-Apigw-Id", "Xyz=", "x-amzn-ErrorType",
            "InternalServerErrorException");
    private static final Map<String, String> HTTP_API = Map.of("apigw-requestid", "Abc=");

    private static Symptom symptom(int status, String body, Map<String, String> headers) {
        return new Symptom("", "GET", status, headers, body, Duration.ofMillis(2_900),
                Instant.parse("2026-11-22T14:00:00Z"), false);
    }

    private static Symptom measured(int status, String body, Map<String, String> headers) {
        return new Symptom("", "GET", status, headers, body, Duration.ofSeconds(3), Instant.EPOCH, true);
    }

    private static Observed<GatewayResponses> seen(GatewayResponse response) {
        return new Observed.Seen<>(new GatewayResponses(List.of(response)), EvidenceFixture.SOURCE);
    }

    private static Kind kind(int status, String body, Map<String, String> headers) {
        return AnswerSignature.of(symptom(status, body, headers)).kind();
    }

    @Test
    void restApisNameTheirFailureInTheBody() {
        assertEquals(Kind.GATEWAY_TIMEOUT, kind(504, "{\"message\": \"Endpoint request timed out\"}", REST));
        assertEquals(Kind.GATEWAY_NETWORK_ERROR,
                kind(504, "{\"message\": \"Network error communicating with endpoint\"}", REST));
        assertEquals(Kind.GATEWAY_BAD_GATEWAY, kind(502, "{\"message\": \"Internal server error\"}", REST));
        assertEquals(Kind.GATEWAY_INTERNAL_ERROR, kind(500, "{\"message\": \"Internal server error\"}", REST));
        assertEquals(Kind.GATEWAY_THROTTLED, kind(429, "{\"message\":\"Too Many Requests\"}", REST));
        assertEquals(Kind.GATEWAY_NO_SUCH_METHOD, kind(403, "{\"message\":\"Missing Authentication Token\"}", REST));
    }

    @Test
    void aGatewayAnswerWithoutAnErrorTypeIsTheBackendsOwn() {
        Map<String, String> headers = Map.of("x-amz-apigw-id", "Xyz=");
        assertEquals(Kind.PASSED_THROUGH, AnswerSignature.of(measured(504, "upstream timed out", headers)).kind());
        assertEquals(Kind.PASSED_THROUGH, AnswerSignature.of(measured(504, "", headers)).kind());
        assertEquals(Kind.ANSWERED, kind(404, "no such order", Map.of("x-amz-apigw-id", "Xyz=")));
    }

    @Test
    void whatSomebodyLeftOutOfAnAnswerProvesNothing() {
        Map<String, String> headers = Map.of("x-amz-apigw-id", "Xyz=");
        assertEquals(Kind.THROUGH_GATEWAY, kind(504, "", headers));
        assertEquals(Kind.THROUGH_GATEWAY, kind(504, "upstream timed out", headers));
        assertEquals(Kind.THROUGH_GATEWAY, kind(504, "", HTTP_API));
        assertEquals(Kind.THROUGH_GATEWAY, kind(503, "", HTTP_API));
        assertEquals(Kind.GATEWAY_BAD_GATEWAY, kind(502, "{\"message\": \"Internal server error\"}", headers));
        assertEquals(Kind.GATEWAY_THROTTLED, kind(429, "{\"message\":\"Too Many Requests\"}", headers));
        assertEquals(Kind.GATEWAY_TIMEOUT, kind(504, "{\"message\": \"Endpoint request timed out\"}",
                Map.of("x-cache", "Error from cloudfront")));
    }

    @Test
    void otherWordsAreTheBackendsWhereNobodyGaveTheGatewaysOthers() {
        Symptom entered = symptom(504, "upstream timed out", Map.of("x-amz-apigw-id", "Xyz="));
        GatewayResponse plain = new GatewayResponse("DEFAULT_5XX", 0, true);
        GatewayResponse rewritten = new GatewayResponse("DEFAULT_5XX", 0, false);
        assertEquals(Kind.PASSED_THROUGH, AnswerSignature.of(entered, seen(plain)).kind());
        assertEquals(Kind.THROUGH_GATEWAY, AnswerSignature.of(entered, seen(rewritten)).kind());
    }

    @Test
    void wordsOfTheGatewayProveNothingInSomebodyElsesAnswer() {
        String body = "<html>{\"message\": \"Endpoint request timed out\"}</html>";
        assertEquals(Kind.ANOTHER_HOP, kind(504, body, Map.of("Server", "nginx")));
        assertEquals(Kind.LOAD_BALANCER, kind(504, body, Map.of("Server", "awselb/2.0")));
    }

    @Test
    void anotherGatewaysTimeoutBehindThisOneIsPassedThrough() {
        String body = "{\"message\": \"Endpoint request timed out\"}";
        Map<String, String> nested = Map.of("x-amz-apigw-id", "Xyz=", "x-amzn-remapped-x-amzn-requestid", "inner");
        assertEquals(Kind.PASSED_THROUGH, kind(504, body, nested));
        assertEquals(Kind.PASSED_THROUGH, kind(504, body, HTTP_API));
    }

    @Test
    void aMeasuredAnswerWithoutAnErrorTypeIsNotTheGatewaysWhateverItSays() {
        Symptom measured = measured(504, "{\"message\": \"Endpoint request timed out\"}",
                Map.of("x-amz-apigw-id", "Xyz="));
        assertEquals(Kind.PASSED_THROUGH, AnswerSignature.of(measured).kind());
        assertEquals(Kind.GATEWAY_TIMEOUT, kind(504, measured.body(), measured.headers()));
    }

    @Test
    void anAnswerEnteredWithoutHeadersIsKnownByItsWords() {
        assertEquals(Kind.GATEWAY_TIMEOUT, kind(504, "{\"message\": \"Endpoint request timed out\"}", Map.of()));
        assertEquals(Kind.GATEWAY_NETWORK_ERROR,
                kind(504, "Network error communicating with endpoint", Map.of("content-type", "application/json")));
    }

    @Test
    void aRewrittenTimeoutIsKnownByItsStatus() {
        Observed<GatewayResponses> rewritten = seen(new GatewayResponse("INTEGRATION_TIMEOUT", 503, false));
        assertEquals(Kind.GATEWAY_TIMEOUT, AnswerSignature.of(symptom(503, "busy", REST), rewritten).kind());
        assertEquals(Kind.GATEWAY_OTHER_ERROR, kind(503, "busy", REST));
    }

    @Test
    void httpApisSayServiceUnavailable() {
        assertEquals(Kind.HTTP_API_UNAVAILABLE, kind(503, "{\"message\":\"Service Unavailable\"}", HTTP_API));
        assertEquals(Kind.HTTP_API_FUNCTION_ERROR, kind(500, "{\"message\":\"Internal Server Error\"}", HTTP_API));
        assertEquals(Kind.PASSED_THROUGH, kind(503, "out of order", HTTP_API));
        assertEquals(Kind.PASSED_THROUGH, kind(503, "Service Unavailable: maintenance", HTTP_API));
    }

    @Test
    void anHttpApisBodiesAreKnownWithoutHeadersToo() {
        assertEquals(Kind.HTTP_API_UNAVAILABLE, kind(503, "{\"message\":\"Service Unavailable\"}", Map.of()));
        assertEquals(Kind.HTTP_API_FUNCTION_ERROR, kind(500, "{\"message\":\"Internal Server Error\"}", Map.of()));
        assertEquals(Kind.UNTOLD, kind(503, "Service Unavailable", Map.of()));
    }

    @Test
    void nobodyKnowsForSureWhoSaysGatewayTimeoutThroughAnHttpApi() {
        assertEquals(Kind.THROUGH_GATEWAY, kind(504, "{\"message\":\"Gateway Timeout\"}", HTTP_API));
    }

    @Test
    void theGatewaysOwnErrorWithoutItsTextMayBeAnyOfThem() {
        assertEquals(Kind.GATEWAY_UNEXPLAINED, kind(504, "", REST));
        assertEquals(Kind.GATEWAY_OTHER_ERROR, kind(504, "{\"error\": \"slow\"}", REST));
        Symptom head = new Symptom("", "HEAD", 504, REST, "", Duration.ofSeconds(3), Instant.EPOCH, true);
        assertEquals(Kind.GATEWAY_UNEXPLAINED, AnswerSignature.of(head).kind());
    }

    @Test
    void anAuthorizerThatWasWaitedForTooLongLeavesAnEmptyMessage() {
        assertEquals(Kind.GATEWAY_AUTHORIZER_ERROR, kind(500, "{\"message\": null}", REST));
        assertEquals(Kind.UNTOLD, kind(500, "{\"message\": null}", Map.of()));
    }

    @Test
    void otherHopsLackApiGatewaysHeaders() {
        assertEquals(Kind.CLOUDFRONT, kind(504, "<html>", Map.of("X-Cache", "Error from cloudfront")));
        assertEquals(Kind.LOAD_BALANCER, kind(504, "<html>", Map.of("Server", "awselb/2.0")));
        assertEquals(Kind.ANOTHER_HOP, kind(504, "<html>", Map.of("Server", "nginx")));
    }

    @Test
    void anEdgeOptimizedApisAnswerIsStillApiGateways() {
        Map<String, String> edge = Map.of("x-cache", "Error from cloudfront", "x-amz-apigw-id", "Xyz=",
                "x-amzn-errortype", "InternalServerErrorException");
        assertEquals(Kind.GATEWAY_TIMEOUT, kind(504, "{\"message\": \"Endpoint request timed out\"}", edge));
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        assertEquals(Kind.UNTOLD, kind(504, "", Map.of()));
        assertEquals(Kind.UNTOLD, kind(504, "", Map.of("content-type", "text/plain")));
        assertEquals(Kind.NOBODY, kind(0, "", Map.of()));
    }

    @Test
    void everyKindHasItsSentence() {
        for (Kind kind : Kind.values()) {
            assertTrue(Texts.english()
                    .has("signature." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        assertEquals("API Gateway itself answered 504: it stopped waiting for the backend. The answer took 2.9 s.",
                Texts.english().of(AnswerSignature.of(symptom(504, "Endpoint request timed out", REST)).statement()));
    }
}
