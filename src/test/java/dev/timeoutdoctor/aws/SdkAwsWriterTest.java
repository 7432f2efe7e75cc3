package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SdkAwsWriterTest {

    private static final AwsCall TIMEOUT = call("apigateway", "UpdateIntegration", Map.of("restApiId", "abc",
            "resourceId", "r1", "httpMethod", "POST", "patchOperations",
            List.of(Map.of("op", "replace", "path", "/timeoutInMillis", "value", "10000"))));

    private final StubAws aws = new StubAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    private static AwsCall call(String service, String operation, Map<String, ?> parameters) {
        return AwsCall.of(service, operation, "us-east-1", parameters);
    }

    private static void assertFailed(FailureKind kind, String message, Observed<JsonNode> observed) {
        Observed.Failed<?> failed = (Observed.Failed<?>) observed;
        assertEquals(kind + ": " + message, failed.kind() + ": " + failed.message());
    }

    @Test
    void aPatchIsSentExactlyAsPreviewed() {
        aws.json("{\"timeoutInMillis\":10000}");

        Observed<JsonNode> written = aws.writer().write(TIMEOUT);

        assertEquals("{\"timeoutInMillis\":10000}", written.seen().orElseThrow().toString());
        assertEquals(List.of(new StubAws.Asked("PATCH /restapis/abc/resources/r1/methods/POST/integration",
                "{\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/timeoutInMillis\",\"value\":\"10000\"}]}")),
                aws.asked);
    }

    @Test
    void aDeploymentIsSentExactlyAsPreviewed() {
        aws.reply(201, Map.of("Content-Type", "application/json"), "{\"id\":\"d1\"}");

        Observed<JsonNode> written = aws.writer()
                .write(call("apigateway", "CreateDeployment", Map.of("restApiId", "abc", "stageName", "prod")));

        assertEquals("{\"id\":\"d1\"}", written.seen().orElseThrow().toString());
        assertEquals(List.of(new StubAws.Asked("POST /restapis/abc/deployments", "{\"stageName\":\"prod\"}")),
                aws.asked);
    }

    @Test
    void aFunctionChangeCarriesItsRevision() {
        aws.json("{\"RevisionId\":\"b\",\"MemorySize\":1024}");

        Observed<JsonNode> written = aws.writer().write(call("lambda", "UpdateFunctionConfiguration",
                new TreeMap<>(Map.of("FunctionName", "f", "MemorySize", 1024, "RevisionId", "a"))));

        assertEquals("{\"MemorySize\":1024,\"RevisionId\":\"b\"}", written.seen().orElseThrow().toString());
        assertEquals(List.of(new StubAws.Asked("PUT /2015-03-31/functions/f/configuration",
                "{\"MemorySize\":1024,\"RevisionId\":\"a\"}")), aws.asked);
    }

    @Test
    void aChangeIsSentOnceEvenWhenTheServiceFails() {
        aws.reply(503, Map.of("Content-Type", "application/json", "x-amzn-ErrorType", "ServiceUnavailableException"),
                "{\"message\":\"busy\"}").json("{}");

        assertFailed(FailureKind.SERVICE_ERROR, "API Gateway failed at UpdateIntegration with status 503: busy The "
                + "change may have been made all the same; read the settings again before sending it once more.",
                aws.writer().write(TIMEOUT));
        assertEquals(1, aws.asked.size());
    }

    @Test
    void aThrottledChangeIsNotTriedAgain() {
        aws.error(429, "TooManyRequestsException", "Too Many Requests").json("{}");

        assertFailed(FailureKind.THROTTLED, "API Gateway asked to slow down, so the change was not made.",
                aws.writer().write(TIMEOUT));
        assertEquals(1, aws.asked.size());
    }

    @Test
    void anOldRevisionIsAConflict() {
        aws.error(412, "PreconditionFailedException", "The RevisionId provided does not match the latest.");

        assertFailed(FailureKind.CONFLICT, "Lambda refused the change, since it conflicts with what is there now: The "
                + "RevisionId provided does not match the latest.",
                aws.writer().write(call("lambda", "UpdateFunctionConfiguration",
                        Map.of("FunctionName", "f", "Timeout", 30, "RevisionId", "old"))));
    }

    @Test
    void aChangeWithoutAnswerMayHaveBeenMade() {
        Duration brief = Duration.ofMillis(300);
        try (StubAws slow = new StubAws(new TimeLimits(brief, brief, brief)).hang()) {
            assertFailed(FailureKind.TIMED_OUT, "API Gateway gave no answer within 300 ms. The change may have been "
                    + "made all the same; read the settings again before sending it once more.",
                    slow.writer().write(TIMEOUT));
        }
    }

    @Test
    void aValueOfTheWrongTypeIsNotSent() {
        assertFailed(FailureKind.REFUSED, "UpdateIntegration was not sent: patchOperations[0].value must be text.",
                aws.writer().write(call("apigateway", "UpdateIntegration", Map.of("patchOperations",
                        List.of(Map.of("value", 10_000))))));
        assertEquals(List.of(), aws.asked);
    }

    @Test
    void theWriterRefusesEveryRead() {
        for (Operation<?> read : Reads.table().operations()) {
            assertFailed(FailureKind.NOT_SUPPORTED, "This program makes no change with " + read.service().id() + " "
                    + read.name() + ", so it was not sent.",
                    aws.writer().write(call(read.service().id(), read.name(), Map.of())));
        }
        assertEquals(List.of(), aws.asked);
    }
}
